namespace Bilingual.Glossaries.Exchange;

/// <summary>Names what a format cannot say of an entry.</summary>
internal sealed class Losses(string format, ICollection<GlossaryFault> losses)
{
    /// <summary>Names a loss.</summary>
    public void Add(TermEntry entry, string what) => losses.Add(new GlossaryFault(
        entry.File, entry.Line, GlossaryFaultSeverity.Warning, "loss", $"'{entry.Term}': {format} cannot say {what}."));

    /// <summary>Names the fields of an entry that the format has no place for.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="columns">The columns that are lost.</param>
    public void AddColumns(TermEntry entry, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            var value = column switch
            {
                GlossaryColumns.PartOfSpeech => entry.PartOfSpeech,
                GlossaryColumns.Status when entry.Status != TermStatus.Preferred => GlossaryColumns.NameOf(entry.Status),
                GlossaryColumns.CaseSensitive when entry.CaseSensitive => "yes",
                GlossaryColumns.Domain => entry.Domain,
                GlossaryColumns.Note => entry.Note,
                _ => "",
            };
            if (value.Length > 0)
                Add(entry, $"{column} '{value}'");
        }
    }
}
