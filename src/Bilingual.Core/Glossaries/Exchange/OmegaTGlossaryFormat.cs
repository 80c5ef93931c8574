using System.Collections.Immutable;
using System.Text;

namespace Bilingual.Glossaries.Exchange;

/// <summary>
/// OmegaT's tab-separated glossaries (<c>source⇥target⇥comment</c>, UTF-8, <c>#</c> comments): holds terms, targets and notes. Other
/// targets of a term follow as lines of the same source; variants of the source as lines of their own.
/// </summary>
public sealed class OmegaTGlossaryFormat : IGlossaryFormat
{
    private const string FirstLine = "# Glossary in tab-separated format -*- coding: utf-8 -*-";

    /// <inheritdoc/>
    public string Name => "omegat";

    /// <inheritdoc/>
    public string Extension => ".txt";

    /// <inheritdoc/>
    public ImmutableArray<TermEntry> Read(Stream stream, string file, GlossaryLanguages languages, ICollection<GlossaryFault> faults)
    {
        var entries = ImmutableArray.CreateBuilder<TermEntry>();
        var lines = new LineReader(stream, GlossaryReader.MaxLineLength, GlossaryReader.MaxFileLength);
        while (!lines.IsBroken && lines.Next(out var text, out var problem))
        {
            if (problem is not null)
            {
                Fail(problem);
                continue;
            }

            if (string.IsNullOrWhiteSpace(text) || text[0] == '#')
                continue;
            var fields = text.Split('\t').Select(field => field.Trim()).ToArray();
            if (fields.Length < 2 || fields[0].Length == 0 || fields[1].Length == 0)
            {
                Fail("expected source⇥target, with a comment after another tab if there is one.");
                continue;
            }

            var entry = new TermEntry { Term = fields[0], Target = fields[1], Note = fields.Length > 2 ? fields[2] : "", File = file, Line = lines.Number };
            if (entries.Count > 0 && entries[^1].Term == entry.Term && (entry.Note.Length == 0 || entry.Note == entries[^1].Note))
                entries[^1] = entries[^1] with { TargetVariants = entries[^1].TargetVariants.Add(entry.Target) };
            else
                entries.Add(entry);
        }

        return entries.DrainToImmutable();

        void Fail(string message) => faults.Add(new GlossaryFault(file, lines.Number, GlossaryFaultSeverity.Error, "columns", message));
    }

    /// <inheritdoc/>
    public void Write(Glossary glossary, Stream stream, ICollection<GlossaryFault> losses)
    {
        var lost = new Losses("OmegaT's format", losses);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(FirstLine);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in glossary)
        {
            lost.AddColumns(entry, GlossaryColumns.PartOfSpeech, GlossaryColumns.CaseSensitive, GlossaryColumns.Domain);
            if (entry.Status == TermStatus.Forbidden || entry.Term.StartsWith('#'))
            {
                lost.Add(entry, entry.Status == TermStatus.Forbidden ? "that a rendering is forbidden, so the entry is left out" : "a term that begins with '#'");
                continue;
            }

            lost.AddColumns(entry, GlossaryColumns.Status);
            if (entry.Variants.Length > 0)
                lost.Add(entry, "which terms are variants, so they are terms of their own");
            foreach (var term in entry.Variants.Prepend(entry.Term).Distinct(StringComparer.Ordinal))
            {
                if (!written.Add(term))
                    lost.Add(entry, $"that '{term}' is of two entries, so their targets stand together");
                foreach (var target in entry.TargetVariants.Prepend(entry.Target))
                    writer.WriteLine($"{term}\t{target}{(entry.Note.Length > 0 ? "\t" + GlossaryWriter.OneLine(entry.Note) : "")}");
            }
        }
    }
}
