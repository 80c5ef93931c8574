using System.Collections.Immutable;
using System.Text;
using CsvHelper;

namespace Bilingual.Glossaries.Exchange;

/// <summary>
/// Glossaries of Google Cloud Translation, as equivalent term sets: CSV whose header names languages and, if wanted, <c>pos</c> and
/// <c>description</c>. Also reads unidirectional CSV, which has two columns and no header. At most 10,485,760 bytes, 1024 bytes a term.
/// </summary>
public sealed class GoogleGlossaryFormat : IGlossaryFormat
{
    private const string PartOfSpeechColumn = "pos";
    private const string NoteColumn = "description";

    /// <inheritdoc/>
    public string Name => "google";

    /// <inheritdoc/>
    public string Extension => ".csv";

    /// <inheritdoc/>
    public ImmutableArray<TermEntry> Read(Stream stream, string file, GlossaryLanguages languages, ICollection<GlossaryFault> faults)
    {
        var entries = ImmutableArray.CreateBuilder<TermEntry>();
        var row = 0;
        try
        {
            using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
            using var csv = new CsvParser(reader, CsvGlossaryFormat.Options());
            var columns = Columns.OfPairs;
            while (csv.Read())
            {
                row = csv.RawRow;
                var fields = csv.Record ?? [];
                if (row == 1 && Columns.Find(fields, languages) is { } named)
                    columns = named;
                else if (ReadEntry(fields, columns, row) is { } entry)
                    entries.Add(entry);
            }
        }
        catch (Exception fault) when (fault is CsvHelperException or DecoderFallbackException)
        {
            Fail(row + 1, $"the file is no CSV in UTF-8: {CsvGlossaryFormat.FirstLine(fault)}");
        }

        return entries.DrainToImmutable();

        TermEntry? ReadEntry(string[] fields, Columns columns, int line)
        {
            var (term, target) = (Field(columns.Source), Field(columns.Target));
            var problem = term.Length == 0 || target.Length == 0 ? $"no term in '{(term.Length == 0 ? languages.Source : languages.Target)}'."
                : (EnginePairs.Fault(term) ?? EnginePairs.Fault(target)) is { } fault ? $"Google refuses {fault}."
                : null;
            if (problem is not null)
            {
                Fail(line, problem);
                return null;
            }

            return new TermEntry
            {
                Term = term,
                Target = target,
                PartOfSpeech = string.Join("; ", PartOfSpeech.Parse(Field(columns.PartOfSpeech))),
                Note = Field(columns.Note),
                File = file,
                Line = line,
            };

            string Field(int column) => column >= 0 && column < fields.Length ? fields[column].Trim() : "";
        }

        void Fail(int line, string message) => faults.Add(new GlossaryFault(file, line, GlossaryFaultSeverity.Error, "google", message));
    }

    /// <inheritdoc/>
    public void Write(Glossary glossary, Stream stream, ICollection<GlossaryFault> losses)
    {
        var lost = new Losses("a Google glossary", losses);
        using var written = new MemoryStream();
        using (var writer = new StreamWriter(written, new UTF8Encoding(false), leaveOpen: true))
        using (var csv = new CsvWriter(writer, CsvGlossaryFormat.Options()))
        {
            WriteRow(glossary.SourceLanguage, glossary.TargetLanguage, PartOfSpeechColumn, NoteColumn);
            foreach (var pair in EnginePairs.Of(glossary, lost))
            {
                if (pair.Source == pair.Entry.Term)
                    lost.AddColumns(pair.Entry, GlossaryColumns.Status);
                WriteRow(pair.Source, pair.Target, pair.Entry.PartOfSpeech, GlossaryWriter.OneLine(pair.Entry.Note));
            }

            void WriteRow(params ReadOnlySpan<string> fields)
            {
                foreach (var field in fields)
                    csv.WriteField(field);
                csv.NextRecord();
            }
        }

        EnginePairs.CopyWithinLimit(written, stream, "Google");
    }

    private sealed record Columns(int Source, int Target, int PartOfSpeech, int Note)
    {
        public static Columns OfPairs { get; } = new(0, 1, -1, -1);

        public static Columns? Find(string[] header, GlossaryLanguages languages)
        {
            var source = Array.FindIndex(header, name => GlossaryLanguages.IsSame(name.Trim(), languages.Source));
            var target = Array.FindIndex(header, name => GlossaryLanguages.IsSame(name.Trim(), languages.Target));
            return source < 0 || target < 0 ? null : new Columns(source, target, Index(PartOfSpeechColumn), Index(NoteColumn));

            int Index(string column) => Array.FindIndex(header, name => name.Trim().Equals(column, StringComparison.OrdinalIgnoreCase));
        }
    }
}
