using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Interchange.Html;

/// <summary>Writes the text of a paragraph with its sentences and terms marked.</summary>
/// <param name="html">Receives the markup.</param>
internal sealed class ParagraphText(HtmlOutput html)
{
    /// <summary>Writes a paragraph's text.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="terms">Terms found in it, in any order; only the outermost are marked, and of overlapping ones the first.</param>
    /// <param name="answered">Keys (<see cref="KeyOf"/>) of the terms that linked paragraphs answer.</param>
    /// <param name="beadOf">The bead of each sentence of the paragraph, or -1; empty when there are no beads.</param>
    /// <param name="longest">Where to cut the text short.</param>
    public void Write(
        Paragraph paragraph,
        ImmutableArray<TermMatch> terms,
        IReadOnlySet<string> answered,
        ReadOnlySpan<int> beadOf = default,
        int longest = int.MaxValue)
    {
        var text = paragraph.Text;
        var end = text.Length <= longest ? text.Length : Excerpt.CutAt(text, longest);
        var marks = Outermost(terms, text.Length);
        var (at, mark) = (0, 0);
        for (var index = 0; index < beadOf.Length; index++)
        {
            var span = paragraph.Sentences[index].TextSpan;
            if (beadOf[index] < 0 || span.Start < at || span.End > end)
                continue;
            WriteRange(text, ref at, span.Start, marks, ref mark, answered);
            html.Write($"""<span data-b="{beadOf[index]}">""");
            WriteRange(text, ref at, span.End, marks, ref mark, answered);
            html.Write($"</span>");
        }

        WriteRange(text, ref at, end, marks, ref mark, answered);
        if (end < text.Length)
            html.Write($"…");
    }

    /// <summary>What identifies a term whichever of its two languages it was found in.</summary>
    public static string KeyOf(TermEntry entry) =>
        string.CompareOrdinal(entry.Term, entry.Target) <= 0 ? $"{entry.Term}\t{entry.Target}" : $"{entry.Target}\t{entry.Term}";

    private static List<TermMatch> Outermost(ImmutableArray<TermMatch> terms, int length)
    {
        var marks = new List<TermMatch>();
        if (terms.IsDefaultOrEmpty)
            return marks;
        var end = 0;
        foreach (var term in terms.OrderBy(term => term.Span.Start).ThenByDescending(term => term.Span.End))
        {
            if (term.Depth > 0 || term.Span.Length <= 0 || term.Span.Start < end || term.Span.End > length)
                continue;
            marks.Add(term);
            end = term.Span.End;
        }

        return marks;
    }

    // A term that reaches over the end of the range is marked up to there, and its rest in the next range.
    private void WriteRange(string text, ref int at, int end, List<TermMatch> marks, ref int mark, IReadOnlySet<string> answered)
    {
        while (at < end)
        {
            while (mark < marks.Count && marks[mark].Span.End <= at)
                mark++;
            if (mark == marks.Count || marks[mark].Span.Start >= end)
            {
                html.Text(text.AsSpan(at, end - at));
                at = end;
                return;
            }

            var term = marks[mark];
            if (term.Span.Start > at)
                html.Text(text.AsSpan(at, term.Span.Start - at));
            var start = Math.Max(at, term.Span.Start);
            at = Math.Min(end, term.Span.End);
            html.Write($"""<mark class="{(answered.Contains(KeyOf(term.Entry)) ? "met" : "open")}" title="{Title(term)}">""");
            html.Text(text.AsSpan(start, at - start));
            html.Write($"</mark>");
        }
    }

    private static string Title(TermMatch term)
    {
        var concept = term.Entry.Status == TermStatus.Keep
            ? $"{term.Entry.Term} (kept as it is)"
            : $"{term.Entry.Term} = {term.Entry.Target}";
        return term.Explanation.Length == 0 ? concept : $"{concept} · {term.Explanation}";
    }
}
