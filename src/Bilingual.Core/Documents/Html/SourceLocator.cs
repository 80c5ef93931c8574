using AngleSharp.Dom;
using AngleSharp.Html;

namespace Bilingual.Documents.Html;

/// <summary>
/// Finds where the text of a parsed page stands in its source. The parser keeps the place of each start tag; between tags the text is
/// followed character by character, markup skipped and character references decoded as the parser does.
/// </summary>
internal sealed class SourceLocator
{
    private const int LongestReference = 34;
    private static readonly HashSet<string> RawText = new(StringComparer.Ordinal) { "script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext" };
    private readonly string source;
    private readonly Dictionary<INode, int> starts = [];

    /// <summary>Locates every text node of the page.</summary>
    public SourceLocator(string source, IEnumerable<INode> inDocumentOrder)
    {
        this.source = source;
        var cursor = 0;
        foreach (var node in inDocumentOrder)
        {
            if (node is IElement element)
            {
                if (element.SourceReference is { Position.Index: >= 0 and var index } && index < source.Length)
                    cursor = SkipMarkup(index);
                if (RawText.Contains(element.LocalName) && element.ChildNodes.Length > 0)
                    cursor = IndexOrEnd(source.IndexOf("</" + element.LocalName, cursor, StringComparison.OrdinalIgnoreCase));
            }
            else if (node is IText text && !RawText.Contains(text.ParentElement?.LocalName ?? ""))
            {
                starts[node] = cursor;
                if (Follow(text.Data, cursor, null) is { } end)
                    cursor = end;
            }
        }
    }

    /// <summary>Appends the text of a node, each character with its place.</summary>
    public void Append(IText text, RawTextBuilder builder)
    {
        var start = starts.GetValueOrDefault(text);
        if (Follow(text.Data, start, builder) is not null)
            return;

        // Markup so broken that the parser moved its text: all of it comes from about here.
        start = Math.Min(start, source.Length - 1);
        builder.AppendFrom(text.Data, start, start + 1);
    }

    /// <summary>Follows text from a place of the source; null, with nothing appended, where the two do not agree.</summary>
    private int? Follow(string data, int start, RawTextBuilder? builder)
    {
        if (builder is not null && Follow(data, start, null) is null)
            return null;
        var (at, run) = (start, -1);
        for (var i = 0; i < data.Length;)
        {
            if (at >= source.Length)
                return null;
            var c = source[at];
            if (c == '<' && StartsMarkup(at))
            {
                Flush();
                at = SkipMarkup(at);
            }
            else if (c == '&' && Reference(at, out var end) is { } character && data.AsSpan(i).StartsWith(character, StringComparison.Ordinal))
            {
                Flush();
                builder?.AppendFrom(character, at, end);
                i += character.Length;
                at = end;
            }
            else if (c == data[i])
            {
                run = run < 0 ? at : run;
                at++;
                i++;
            }
            else if (c == '\r')
            {
                // The parser makes line ends of every system \n.
                Flush();
                if (data[i] == '\n' && !(at + 1 < source.Length && source[at + 1] == '\n'))
                {
                    builder?.AppendFrom("\n", at, at + 1);
                    i++;
                }

                at++;
            }
            else if (c is '\n' or '\0')
            {
                Flush(); // A line end right after <pre> is no text.
                at++;
            }
            else
            {
                return null;
            }
        }

        Flush();
        return at;

        void Flush()
        {
            if (run >= 0)
                builder?.Append(source, run, at);
            run = -1;
        }
    }

    private bool StartsMarkup(int at) =>
        at + 1 < source.Length && (char.IsAsciiLetter(source[at + 1]) || source[at + 1] is '/' or '!' or '?');

    /// <summary>The place after a tag or comment; quotation marks in a tag hide a <c>&gt;</c>.</summary>
    private int SkipMarkup(int at)
    {
        if (string.CompareOrdinal(source, at, "<!--", 0, 4) == 0)
        {
            var end = source.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return end < 0 ? source.Length : end + 3;
        }

        for (var i = at + 1; i < source.Length; i++)
        {
            if (source[i] == '>')
                return i + 1;
            if (source[i] is '"' or '\'' && (source[i - 1] == '=' || char.IsWhiteSpace(source[i - 1])) && source[at + 1] is not ('!' or '/'))
            {
                var quote = source.IndexOf(source[i], i + 1);
                if (quote < 0)
                    return source.Length;
                i = quote;
            }
        }

        return source.Length;
    }

    /// <summary>The text of a character reference (<c>&amp;amp;</c>, <c>&amp;#8217;</c>) and the place after it; null where there is none.</summary>
    private string? Reference(int at, out int end)
    {
        end = at + 1;
        if (end < source.Length && source[end] == '#')
        {
            var hexadecimal = end + 1 < source.Length && source[end + 1] is 'x' or 'X';
            var digits = end + (hexadecimal ? 2 : 1);
            end = digits;
            while (end < source.Length && (hexadecimal ? char.IsAsciiHexDigit(source[end]) : char.IsAsciiDigit(source[end])))
                end++;
            if (end == digits || end - digits > 8)
                return null;
            var code = Convert.ToInt64(source[digits..end], hexadecimal ? 16 : 10);
            end += end < source.Length && source[end] == ';' ? 1 : 0;
            return Character(code);
        }

        while (end < source.Length && end - at < LongestReference && char.IsAsciiLetterOrDigit(source[end]))
            end++;
        if (end < source.Length && source[end] == ';' && HtmlEntityProvider.Resolver.GetSymbol(source[(at + 1)..(end + 1)]) is { } symbol)
        {
            end++;
            return symbol;
        }

        // A few old references need no semicolon; the longest that fits counts.
        for (; end > at + 1; end--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(source[(at + 1)..end]) is { } bare)
                return bare;
        }

        return null;
    }

    /// <summary>The character of a numeric reference; numbers in the C1 range mean Windows-1252, as in every browser.</summary>
    private static string Character(long code) => code switch
    {
        >= 0x80 and <= 0x9F => Windows1252.ToChar((byte)code).ToString(),
        0 or (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF => "\uFFFD",
        _ => char.ConvertFromUtf32((int)code),
    };

    private int IndexOrEnd(int index) => index < 0 ? source.Length : index;
}
