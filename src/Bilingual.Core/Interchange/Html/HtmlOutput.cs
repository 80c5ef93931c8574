using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Bilingual.Interchange.Html;

/// <summary>
/// Writes HTML from interpolated strings whose holes are escaped: the literal parts are the page's own markup, everything else is text,
/// in elements as in quoted attributes. There is no way to write a string as markup, except the page's own assets.
/// </summary>
internal sealed class HtmlOutput(TextWriter output)
{
    // What means something in HTML, and what may not stand in it: control characters and noncharacters.
    private static readonly SearchValues<char> Special = SearchValues.Create(
    [
        .. "&<>\"'\r\uFFFE\uFFFF",
        .. Range('\0', '\u001f').Where(code => code is not ('\t' or '\n' or '\r')),
        .. Range('\u007f', '\u009f'),
        .. Range('\uFDD0', '\uFDEF'),
    ]);

    /// <summary>Writes markup, its holes as text.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The parts are written while the argument is built, with this instance.")]
    public void Write([InterpolatedStringHandlerArgument("")] ref Markup markup) => _ = markup;

    /// <summary>Writes text.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        for (var found = text.IndexOfAny(Special); found >= 0; found = text.IndexOfAny(Special))
        {
            output.Write(text[..found]);
            output.Write(text[found] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                // Written as it is, a parser would read a line feed.
                '\r' => "&#13;",
                _ => "\uFFFD",
            });
            text = text[(found + 1)..];
        }

        output.Write(text);
    }

    /// <summary>Writes a style sheet or script of ours as it is.</summary>
    public void Asset(string content) => output.Write(content);

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);

    /// <summary>Collects nothing: each part is written as it comes.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly HtmlOutput html;

        /// <summary>Called by the compiler.</summary>
        public Markup(int literalLength, int formattedCount, HtmlOutput html)
        {
            _ = literalLength + formattedCount;
            this.html = html;
        }

        /// <summary>Markup of ours.</summary>
        public void AppendLiteral(string markup) => html.Asset(markup);

        /// <summary>Text.</summary>
        public void AppendFormatted(string? text) => html.Text(text);

        /// <summary>Text.</summary>
        public void AppendFormatted(ReadOnlySpan<char> text) => html.Text(text);

        /// <summary>An integer.</summary>
        public void AppendFormatted(long number) => html.Asset(FieldText.Number(number));
    }
}
