namespace Bilingual.Documents.Html;

/// <summary>
/// Estimates, before a page is parsed, how deep its elements nest: the parser's time grows with the square of the depth. Elements whose
/// end tags may be left out, and those that have none, are not counted.
/// </summary>
internal static class NestingGuard
{
    private static readonly HashSet<string> Uncounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td",
        "th", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "rp", "rt", "html", "head", "body",
    };

    /// <summary>Elements whose content is no markup, or (drawings) closes its elements in another way.</summary>
    private static readonly string[] Opaque = ["script", "style", "svg", "math"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> UncountedNames = Uncounted.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The most elements that are open at once, roughly.</summary>
    public static int Depth(ReadOnlySpan<char> page)
    {
        int depth = 0, deepest = 0;
        while (true)
        {
            var open = page.IndexOf('<');
            if (open < 0 || open + 1 >= page.Length)
                return deepest;
            page = page[(open + 1)..];
            if (page.StartsWith("!--"))
            {
                var end = page.IndexOf("-->");
                page = end < 0 ? [] : page[(end + 3)..];
                continue;
            }

            var closes = page[0] == '/';
            var name = NameAt(closes ? page[1..] : page);
            if (name.IsEmpty || UncountedNames.Contains(name))
                continue;
            if (closes)
            {
                depth = Math.Max(0, depth - 1);
                continue;
            }

            deepest = Math.Max(deepest, ++depth);
            foreach (var opaque in Opaque)
            {
                if (!name.Equals(opaque, StringComparison.OrdinalIgnoreCase))
                    continue;
                var end = page.IndexOf("</" + opaque, StringComparison.OrdinalIgnoreCase);
                page = end < 0 ? [] : page[end..];
                break;
            }
        }
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < 32 && char.IsAsciiLetterOrDigit(text[length]))
            length++;
        return text[..length];
    }
}
