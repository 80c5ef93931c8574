using System.Collections.Immutable;

namespace Bilingual.Glossaries;

/// <summary>Reads the rows of a tab-separated file whose header line names its columns.</summary>
/// <param name="file">Name of the file, for faults.</param>
/// <param name="columns">The columns there may be.</param>
/// <param name="required">Those there must be.</param>
/// <param name="faults">Receives what is wrong.</param>
internal sealed class GlossaryTable(
    string file, ImmutableArray<string> columns, ImmutableArray<string> required, ICollection<GlossaryFault> faults)
{
    /// <summary>The rows, in order; a line that cannot be read at all is left out.</summary>
    public IEnumerable<GlossaryRow> Read(Stream stream)
    {
        var lines = new LineReader(stream, GlossaryReader.MaxLineLength, GlossaryReader.MaxFileLength);
        string[]? header = null;
        while (!lines.IsBroken && lines.Next(out var text, out var problem))
        {
            if (problem is not null)
            {
                Fail(lines.Number, "text", problem);
            }
            else if (!string.IsNullOrWhiteSpace(text) && text[0] != '#')
            {
                if (header is not null)
                    yield return ReadRow(text, lines.Number, header);
                else if (!IsHeader(header = [.. text.Split('\t').Select(name => name.Trim())], lines.Number))
                    yield break;
            }
        }

        if (header is null && !lines.IsBroken)
            Fail(0, "header", $"the file has no header line; expected {string.Join('⇥', columns)}.");
    }

    /// <summary>The columns that the header line of a file without faults names, in its order.</summary>
    public static ImmutableArray<string> ColumnsOf(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace() && line.TrimStart('\uFEFF') is [not '#', ..])
                return [.. line.TrimStart('\uFEFF').ToString().Split('\t').Select(name => name.Trim())];
        }

        return [];
    }

    private bool IsHeader(string[] names, int line)
    {
        var missing = required.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal));
        var unknown = names.FirstOrDefault(name => !columns.Contains(name, StringComparer.Ordinal));
        var doubled = names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        var fault = missing is not null ? $"names no column '{missing}'"
            : unknown is not null ? $"names an unknown column '{unknown}'"
            : doubled is not null ? $"names the column '{doubled}' twice"
            : null;
        if (fault is not null)
            Fail(line, "header", $"the header line {fault}; expected {string.Join('⇥', columns)}.");
        return fault is null;
    }

    private GlossaryRow ReadRow(string text, int line, string[] header)
    {
        var fields = text.Split('\t');
        var row = new GlossaryRow(file, line, columns, faults);
        if (fields.Length > header.Length && fields.AsSpan(header.Length).ContainsAnyExcept(""))
            row.Fail("columns", $"{fields.Length} columns, but the header line has {header.Length}.");
        for (var i = 0; i < header.Length && i < fields.Length; i++)
            row.Set(header[i], fields[i]);
        return row;
    }

    private void Fail(int line, string code, string message) =>
        faults.Add(new GlossaryFault(file, line, GlossaryFaultSeverity.Error, code, message));
}

/// <summary>A row of a <see cref="GlossaryTable"/>: its fields by column, trimmed.</summary>
internal sealed class GlossaryRow(string file, int line, ImmutableArray<string> columns, ICollection<GlossaryFault> faults)
{
    private readonly string?[] fields = new string?[columns.Length];

    /// <summary>Name of the file.</summary>
    public string File => file;

    /// <summary>1-based line.</summary>
    public int Line => line;

    /// <summary>Whether something is wrong with the row.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The field of a column; empty where the row has none.</summary>
    public string this[string column] => fields[columns.IndexOf(column)] ?? "";

    /// <summary>Sets a field as it stands in the file, and warns of white space that does not belong there.</summary>
    public void Set(string column, string raw)
    {
        var field = raw.Trim();
        fields[columns.IndexOf(column)] = field;
        if (field.Length != raw.Length)
            Warn("untrimmed", $"{column} '{raw}' has white space around it; take it out.");
        else if (field.Contains("  ", StringComparison.Ordinal) || field.Contains('\u00A0', StringComparison.Ordinal))
            Warn("untrimmed", $"{column} '{raw}' has white space other than single spaces inside; take it out.");
    }

    /// <summary>The variants of a column, which <c>; </c> separates.</summary>
    public ImmutableArray<string> Variants(string column)
    {
        if (this[column].Length == 0)
            return [];
        var parts = this[column].Split(';', StringSplitOptions.TrimEntries);
        if (Array.Exists(parts, part => part.Length == 0))
            Warn("variants", $"{column} '{this[column]}' has an empty variant; take a ';' out.");
        return [.. parts.Where(part => part.Length > 0)];
    }

    /// <summary>Names an error; the row is not used.</summary>
    public void Fail(string code, string message)
    {
        HasFailed = true;
        faults.Add(new GlossaryFault(file, line, GlossaryFaultSeverity.Error, code, message));
    }

    private void Warn(string code, string message) =>
        faults.Add(new GlossaryFault(file, line, GlossaryFaultSeverity.Warning, code, message));
}
