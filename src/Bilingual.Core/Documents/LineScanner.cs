namespace Bilingual.Documents;

/// <summary>A line of a text without its line end.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Number">Its 1-based number, as editors and command-line tools count.</param>
internal readonly record struct Line(TextSpan Span, int Number);

/// <summary>
/// Splits text into lines at <c>\n</c>, <c>\r\n</c>, <c>\r</c>, U+2028 and U+2029. The last two separate paragraphs but do not count as
/// lines, so that a line number is the one that <c>grep -n</c> and editors show.
/// </summary>
internal static class LineScanner
{
    private const string Breaks = "\n\r\u2028\u2029";

    /// <summary>The lines in order; text that ends in a line end has no empty line after it.</summary>
    public static List<Line> Scan(ReadOnlySpan<char> text)
    {
        var lines = new List<Line>();
        int start = 0, number = 1;
        while (start < text.Length)
        {
            var length = text[start..].IndexOfAny(Breaks);
            if (length < 0)
            {
                lines.Add(new Line(new TextSpan(start, text.Length), number));
                break;
            }

            var end = start + length;
            lines.Add(new Line(new TextSpan(start, end), number));
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
            number += text[end] is '\n' or '\r' ? 1 : 0;
        }

        return lines;
    }

    /// <summary>Number of line ends (<c>\n</c>, <c>\r\n</c> or <c>\r</c>) in the text.</summary>
    public static int CountBreaks(ReadOnlySpan<char> text)
    {
        var count = text.Count('\n');
        for (var at = 0; ;)
        {
            var next = text[at..].IndexOf('\r');
            if (next < 0)
                return count;
            at += next + 1;
            if (at == text.Length || text[at] != '\n')
                count++;
        }
    }
}
