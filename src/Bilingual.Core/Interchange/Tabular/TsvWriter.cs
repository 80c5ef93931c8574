using System.Buffers;

namespace Bilingual.Interchange.Tabular;

/// <summary>
/// Writes tab-separated rows. A tab, a line break (in the sense of Unicode or of any reader that splits lines generously) or a NUL inside
/// a field becomes a space, CR LF a single one; nothing else is escaped, so that every tool that splits at tabs reads the text as it is.
/// </summary>
public sealed class TsvWriter
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\t\n\v\f\r\u001c\u001d\u001e\u0085\u2028\u2029\0");

    private readonly TextWriter output;
    private bool rowStarted;

    /// <summary>A writer of rows that end in LF whatever <paramref name="output"/> takes for a line end.</summary>
    public TsvWriter(TextWriter output) => this.output = output;

    /// <summary>Writes the fields of one row.</summary>
    public void Row(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            Field(field);
        EndRow();
    }

    /// <summary>Writes the next field of the row.</summary>
    public TsvWriter Field(ReadOnlySpan<char> text)
    {
        if (rowStarted)
            output.Write('\t');
        rowStarted = true;
        for (var found = text.IndexOfAny(Breaks); found >= 0; found = text.IndexOfAny(Breaks))
        {
            output.Write(text[..found]);
            output.Write(' ');
            var pair = text[found] == '\r' && found + 1 < text.Length && text[found + 1] == '\n';
            text = text[(found + (pair ? 2 : 1))..];
        }

        output.Write(text);
        return this;
    }

    /// <summary>Writes the next field of the row: an integer.</summary>
    public TsvWriter Field(long value) => Field(FieldText.Number(value));

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        output.Write('\n');
        rowStarted = false;
    }
}
