using System.Collections.Immutable;
using System.Text;

namespace Bilingual.Glossaries.Exchange;

/// <summary>
/// Entries of a DeepL glossary (<c>source⇥target</c>, UTF-8, no header): at most 10 MiB, 1024 bytes a term, no source twice, no
/// control characters and no white space around a term.
/// </summary>
public sealed class DeepLGlossaryFormat : IGlossaryFormat
{
    /// <inheritdoc/>
    public string Name => "deepl";

    /// <inheritdoc/>
    public string Extension => ".tsv";

    /// <inheritdoc/>
    public ImmutableArray<TermEntry> Read(Stream stream, string file, GlossaryLanguages languages, ICollection<GlossaryFault> faults)
    {
        var entries = ImmutableArray.CreateBuilder<TermEntry>();
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = new LineReader(stream, GlossaryReader.MaxLineLength, EnginePairs.MaxBytes);
        while (!lines.IsBroken && lines.Next(out var text, out var problem))
        {
            if (problem is null && text.Length == 0)
                continue;
            var fields = text.Split('\t');
            problem ??= fields.Length != 2 || fields[0].Length == 0 || fields[1].Length == 0 ? "expected source⇥target."
                : fields.Select(EnginePairs.Fault).FirstOrDefault(fault => fault is not null) is { } fault ? $"DeepL refuses {fault}."
                : lineOf.TryGetValue(fields[0], out var line) ? $"'{fields[0]}' stands already in line {line}; DeepL refuses it twice."
                : null;
            if (problem is not null)
            {
                faults.Add(new GlossaryFault(file, lines.Number, GlossaryFaultSeverity.Error, "deepl", problem));
                continue;
            }

            lineOf.Add(fields[0], lines.Number);
            entries.Add(new TermEntry { Term = fields[0], Target = fields[1], File = file, Line = lines.Number });
        }

        return entries.DrainToImmutable();
    }

    /// <inheritdoc/>
    public void Write(Glossary glossary, Stream stream, ICollection<GlossaryFault> losses)
    {
        var lost = new Losses("a DeepL glossary", losses);
        using var written = new MemoryStream();
        using (var writer = new StreamWriter(written, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
        {
            foreach (var pair in EnginePairs.Of(glossary, lost))
            {
                if (pair.Source == pair.Entry.Term)
                    lost.AddColumns(pair.Entry, GlossaryColumns.PartOfSpeech, GlossaryColumns.Status, GlossaryColumns.Note);
                writer.WriteLine($"{pair.Source}\t{pair.Target}");
            }
        }

        EnginePairs.CopyWithinLimit(written, stream, "DeepL");
    }
}
