using System.Collections.Immutable;

namespace Bilingual.Glossaries;

/// <summary>Writes glossaries in the columns that <see cref="GlossaryReader"/> reads.</summary>
public static class GlossaryWriter
{
    /// <summary>Writes a file: first to a temporary file beside it, which then takes its name.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException">A field cannot be written in this format.</exception>
    public static void Write(IEnumerable<TermEntry> entries, string path) => SafeFile.Write(path, writer => Write(entries, writer));

    /// <summary>Writes the header line and a line for each entry. A tab or line break inside a field becomes a space.</summary>
    /// <exception cref="ArgumentException">A term starts with <c>#</c> or a variant holds <c>;</c>, which this format cannot say.</exception>
    public static void Write(IEnumerable<TermEntry> entries, TextWriter writer)
    {
        writer.Write(string.Join('\t', GlossaryColumns.All));
        writer.Write('\n');
        WriteRows(entries, GlossaryColumns.All, writer);
    }

    /// <summary>Writes a line for each entry in the given columns.</summary>
    /// <exception cref="ArgumentException">An entry has a field that none of the columns takes, or that this format cannot say.</exception>
    internal static void WriteRows(IEnumerable<TermEntry> entries, ImmutableArray<string> columns, TextWriter writer)
    {
        foreach (var entry in entries)
        {
            if (entry.Term.StartsWith('#'))
                throw new ArgumentException($"The term '{entry.Term}' starts with '#', which would make its line a comment.", nameof(entries));
            var homeless = GlossaryColumns.All.FirstOrDefault(column => !columns.Contains(column, StringComparer.Ordinal) && FieldOf(entry, column).Length > 0);
            if (homeless is not null)
                throw new ArgumentException($"The term '{entry.Term}' has a {homeless}, for which the file has no column.", nameof(entries));
            writer.Write(string.Join('\t', columns.Select(column => FieldOf(entry, column))));
            writer.Write('\n');
        }
    }

    private static string FieldOf(TermEntry entry, string column) => column switch
    {
        GlossaryColumns.Term => OneLine(entry.Term),
        GlossaryColumns.Variants => List(entry.Variants),
        GlossaryColumns.Target => OneLine(entry.Target),
        GlossaryColumns.TargetVariants => List(entry.TargetVariants),
        GlossaryColumns.PartOfSpeech => OneLine(entry.PartOfSpeech),
        GlossaryColumns.Status => entry.Status == TermStatus.Preferred ? "" : GlossaryColumns.NameOf(entry.Status),
        GlossaryColumns.CaseSensitive => entry.CaseSensitive ? "yes" : "",
        GlossaryColumns.Domain => OneLine(entry.Domain),
        _ => OneLine(entry.Note),
    };

    /// <summary>A field without tabs and line breaks.</summary>
    internal static string OneLine(string text) => text.AsSpan().IndexOfAny("\t\r\n") < 0
        ? text
        : string.Join(' ', text.Split(['\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string List(IEnumerable<string> variants) => string.Join("; ", variants.Select(variant =>
        variant.Contains(';', StringComparison.Ordinal)
            ? throw new ArgumentException($"The variant '{variant}' holds ';', which separates variants.", nameof(variants))
            : OneLine(variant)));
}
