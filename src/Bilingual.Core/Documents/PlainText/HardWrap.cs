using System.Collections.Immutable;
using System.Text;

namespace Bilingual.Documents.PlainText;

/// <summary>
/// Text whose lines were broken at a fixed width. Told by what only wrapping does: nearly every line inside a block is so long that the
/// next line's first word would not have fitted, and lines break in the middle of sentences.
/// </summary>
/// <param name="Width">The longest line, in characters.</param>
internal sealed record HardWrap(int Width)
{
    private const int MinWidth = 40;
    private const int MaxWidth = 120;

    /// <summary>Fewer breaks than this are not enough to judge by.</summary>
    private const int MinBreaks = 6;

    /// <summary>Share of breaks that must be forced by the width.</summary>
    private const double MinForcedShare = 0.8;

    /// <summary>Share of breaks that must fall inside a sentence.</summary>
    private const double MinInsideShare = 0.4;

    /// <summary>How far below the width a wrapped line may stay beyond the next word, for editors that wrap loosely.</summary>
    private const double Fullness = 0.88;

    /// <summary>The wrapping of a text, or null where each line stands for itself.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">Its lines that are not blank; gaps in their numbers are blank lines.</param>
    public static HardWrap? Detect(string text, List<Line> lines)
    {
        var width = 0;
        foreach (var line in lines)
            width = Math.Max(width, VisibleLength(text, line));
        if (width is < MinWidth or > MaxWidth)
            return null;
        var wrap = new HardWrap(width);
        int breaks = 0, forced = 0, inside = 0;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i + 1].Number != lines[i].Number + 1)
                continue;
            breaks++;
            forced += wrap.IsFull(text, lines[i], lines[i + 1]) ? 1 : 0;
            inside += EndsInside(text, lines[i]) && StartsInside(text, lines[i + 1]) ? 1 : 0;
        }

        return breaks >= MinBreaks && forced >= breaks * MinForcedShare && inside >= breaks * MinInsideShare ? wrap : null;
    }

    /// <summary>Joins the lines into paragraphs.</summary>
    public void Join(string text, List<Line> lines, CleaningLevel cleaning, ImmutableArray<RawParagraph>.Builder paragraphs)
    {
        // Without known words no hyphen is dropped.
        var words = new Lazy<HashSet<string>>(() => cleaning == CleaningLevel.Full ? WordsOf(text) : []);
        for (var first = 0; first < lines.Count;)
        {
            var last = first;
            while (last + 1 < lines.Count && Continues(text, lines[last], lines[last + 1]))
                last++;
            paragraphs.Add(Paragraph(text, lines, first, last, words));
            first = last + 1;
        }
    }

    private static RawParagraph Paragraph(string text, List<Line> lines, int first, int last, Lazy<HashSet<string>> words)
    {
        var raw = new StringBuilder();
        var map = new OffsetMapBuilder();
        for (var i = first; i <= last; i++)
        {
            var (start, end) = (lines[i].Span.Start, lines[i].Span.End);
            if (i < last)
            {
                var trimmed = start + text.AsSpan(start, end - start).TrimEnd().Length;
                (end, var glued) = Hyphen(text, start, trimmed, lines[i + 1].Span, words);
                Append(start, end);
                if (!glued)
                    Append(trimmed, Math.Max(trimmed + 1, lines[i + 1].Span.Start));
            }
            else
            {
                Append(start, end);
            }
        }

        var span = new TextSpan(lines[first].Span.Start, lines[last].Span.End);
        return new RawParagraph(raw.ToString(), map.ToMap(span.Start), span);

        void Append(int from, int to)
        {
            map.Add(raw.Length, from);
            raw.Append(text, from, to - from);
        }
    }

    /// <summary>
    /// What to do with a line that ends in a letter and a hyphen. The hyphen goes where the document writes the word without it elsewhere;
    /// it stays, without a space, where it may belong to the word (<c>anak-anak</c>, <c>well-known</c>).
    /// </summary>
    private static (int End, bool Glued) Hyphen(string text, int start, int end, TextSpan next, Lazy<HashSet<string>> words)
    {
        if (end - start < 2 || text[end - 1] is not ('-' or '\u2010' or '\u00AD') || !char.IsLetter(text[end - 2]))
            return (end, false);
        var rest = FirstWord(next.Of(text));
        if (rest.Length == 0 || !char.IsLetter(rest[0]))
            return (end, false);
        if (text[end - 1] == '\u00AD')
            return (end, true); // Cleaning drops it where it may.
        var from = end - 1;
        while (from > start && char.IsLetter(text[from - 1]))
            from--;
        var letters = 0;
        while (letters < rest.Length && char.IsLetter(rest[letters]))
            letters++;
        var joined = string.Concat(text.AsSpan(from, end - 1 - from), rest[..letters]);
        return (words.Value.Contains(joined) ? end - 1 : end, true);
    }

    /// <summary>Whether a line goes on in the next.</summary>
    public bool Continues(string text, Line line, Line next) =>
        next.Number == line.Number + 1
        && IsFull(text, line, next)
        && !StartsItem(next.Span.Of(text));

    /// <summary>Whether the line left no room for the next line's first word.</summary>
    private bool IsFull(string text, Line line, Line next) =>
        VisibleLength(text, line) + 1 + FirstWord(next.Span.Of(text)).Length > Width * Fullness;

    private static bool EndsInside(string text, Line line)
    {
        var end = line.Span.Of(text).TrimEnd();
        return end.Length > 0 && !".!?:;\"'”’»)".Contains(end[^1], StringComparison.Ordinal);
    }

    private static bool StartsInside(string text, Line line)
    {
        var start = line.Span.Of(text).TrimStart();
        return start.Length > 0 && (char.IsLower(start[0]) || char.IsDigit(start[0]) || start[0] is '(' or '"' or '“' || EndsSoon(start));

        // A name may stand at the start of a line inside a sentence; it is counted when the sentence goes on in small letters.
        static bool EndsSoon(ReadOnlySpan<char> start)
        {
            var space = start.IndexOf(' ');
            return space > 0 && space + 1 < start.Length && char.IsLower(start[space + 1]);
        }
    }

    private static bool StartsItem(ReadOnlySpan<char> line) =>
        ListMarker.LengthAt(line.TrimStart()) > 0 && ListMarker.IsBullet(line.TrimStart());

    private static int VisibleLength(string text, Line line) => line.Span.Of(text).TrimEnd().Length;

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        var space = line.IndexOfAny(" \t\u00A0");
        return space < 0 ? line : line[..space];
    }

    private static HashSet<string> WordsOf(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsLetter(text[at]))
                at++;
            if (at > start)
                words.Add(text[start..at]);
            else
                at++;
        }

        return words;
    }
}
