using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bilingual.Glossaries.Exchange;

/// <summary>The columns of <see cref="GlossaryReader"/> as comma-separated values (RFC 4180) with a header, for spreadsheets. Loses nothing.</summary>
public sealed class CsvGlossaryFormat : IGlossaryFormat
{
    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public string Extension => ".csv";

    /// <inheritdoc/>
    public ImmutableArray<TermEntry> Read(Stream stream, string file, GlossaryLanguages languages, ICollection<GlossaryFault> faults)
    {
        // Quoting apart, the file is one of ours: its rows are checked as ours are, with the lines of the original.
        var table = new StringBuilder();
        var lines = new List<int>();
        try
        {
            using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
            using var csv = new CsvParser(reader, Options());
            while (csv.Read())
            {
                lines.Add(csv.RawRow);
                table.AppendJoin('\t', (csv.Record ?? []).Select(GlossaryWriter.OneLine)).Append('\n');
            }
        }
        catch (Exception fault) when (fault is CsvHelperException or DecoderFallbackException)
        {
            faults.Add(new GlossaryFault(file, lines.LastOrDefault() + 1, GlossaryFaultSeverity.Error, "text", $"the file is no CSV in UTF-8: {FirstLine(fault)}"));
            return [];
        }

        var found = new List<GlossaryFault>();
        using var rows = new MemoryStream(Encoding.UTF8.GetBytes(table.ToString()));
        var entries = GlossaryReader.ReadStream(rows, file, found);
        foreach (var fault in found)
            faults.Add(fault with { Line = LineOf(fault.Line) });
        return [.. entries.Select(entry => entry with { Line = LineOf(entry.Line) })];

        int LineOf(int row) => row > 0 && row <= lines.Count ? lines[row - 1] : row;
    }

    /// <inheritdoc/>
    public void Write(Glossary glossary, Stream stream, ICollection<GlossaryFault> losses)
    {
        using var rows = new StringWriter();
        GlossaryWriter.Write(glossary, rows);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        using var csv = new CsvWriter(writer, Options());
        foreach (var row in rows.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var field in row.Split('\t'))
                csv.WriteField(field);
            csv.NextRecord();
        }
    }

    internal static CsvConfiguration Options() => new(CultureInfo.InvariantCulture)
    {
        HasHeaderRecord = false,
        NewLine = "\n",
        Mode = CsvMode.RFC4180,
        MaxFieldSize = GlossaryReader.MaxLineLength,
        BufferSize = 1 << 16,
        InjectionOptions = InjectionOptions.None,
    };

    internal static string FirstLine(Exception fault) => fault.Message.Split('\n')[0].TrimEnd('\r', '.') + ".";
}
