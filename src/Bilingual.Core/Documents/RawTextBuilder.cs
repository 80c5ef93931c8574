using System.Text;

namespace Bilingual.Documents;

/// <summary>Puts a paragraph's text together from stretches of a file's text, keeping the way back.</summary>
internal sealed class RawTextBuilder
{
    private readonly StringBuilder text = new();
    private OffsetMapBuilder map = new();
    private int first = -1;
    private int last;

    public bool IsEmpty => text.Length == 0;

    public int Length => text.Length;

    /// <summary>Appends a stretch as it stands in the file.</summary>
    public void Append(string file, int start, int end)
    {
        if (end <= start)
            return;
        map.Add(text.Length, From(start));
        text.Append(file, start, end - start);
        last = Math.Max(last, end);
    }

    /// <summary>Appends text that the file writes in another way (an entity, an escape): all of it comes from one stretch.</summary>
    public void AppendFrom(ReadOnlySpan<char> written, int start, int end)
    {
        if (written.IsEmpty)
            return;
        var from = From(start);
        for (var i = 0; i < written.Length; i++)
            map.Add(text.Length + i, from);
        text.Append(written);
        last = Math.Max(last, end);
    }

    /// <summary>The paragraph so far, and a fresh start; null where nothing was appended.</summary>
    /// <param name="span">Where the paragraph stands; null for the stretch from its first to its last piece.</param>
    /// <param name="kind">What the format says it is.</param>
    /// <param name="rule">Name of the rule behind <paramref name="kind"/>.</param>
    public RawParagraph? Take(TextSpan? span, ParagraphKind? kind, string rule)
    {
        if (IsEmpty)
            return null;
        map.Add(text.Length, last);
        var paragraph = new RawParagraph(text.ToString(), map.ToMap(first), span ?? new TextSpan(first, last), kind, rule);
        text.Clear();
        map = new OffsetMapBuilder();
        (first, last) = (-1, 0);
        return paragraph;
    }

    /// <summary>A map ascends: text that a format takes from an earlier place counts as coming from where it was put.</summary>
    private int From(int start)
    {
        first = first < 0 ? start : first;
        return Math.Max(start, last);
    }
}
