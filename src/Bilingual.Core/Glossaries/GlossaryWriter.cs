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
        foreach (var entry in entries)
        {
            if (entry.Term.StartsWith('#'))
                throw new ArgumentException($"The term '{entry.Term}' starts with '#', which would make its line a comment.", nameof(entries));
            writer.Write(string.Join(
                '\t',
                OneLine(entry.Term),
                List(entry.Variants),
                OneLine(entry.Target),
                List(entry.TargetVariants),
                OneLine(entry.PartOfSpeech),
                entry.Status == TermStatus.Preferred ? "" : GlossaryColumns.NameOf(entry.Status),
                entry.CaseSensitive ? "yes" : "",
                OneLine(entry.Domain),
                OneLine(entry.Note)));
            writer.Write('\n');
        }
    }

    /// <summary>A field without tabs and line breaks.</summary>
    internal static string OneLine(string text) => text.AsSpan().IndexOfAny("\t\r\n") < 0
        ? text
        : string.Join(' ', text.Split(['\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string List(IEnumerable<string> variants) => string.Join("; ", variants.Select(variant =>
        variant.Contains(';', StringComparison.Ordinal)
            ? throw new ArgumentException($"The variant '{variant}' holds ';', which separates variants.", nameof(variants))
            : OneLine(variant)));
}
