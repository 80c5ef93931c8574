using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Translation;

/// <summary>Cuts a text that is longer than a service takes: after a sentence, else after a comma or semicolon, else at a space, never inside a term or a protected place.</summary>
internal static class TextPieces
{
    /// <summary>The pieces of a request, one for a text of at most <paramref name="longest"/> code points.</summary>
    public static IEnumerable<TranslationRequest> Split(TranslationRequest request, int longest)
    {
        // No cut is needed where even the UTF-16 units are few enough, which is nearly always.
        if (request.Text.Length <= longest || CodePoints.Count(request.Text) <= longest)
        {
            yield return request;
            yield break;
        }

        if (string.IsNullOrWhiteSpace(request.Text))
        {
            yield return request with { Text = "", Terms = [], Kept = [] };
            yield break;
        }

        var start = request.Text.Length - request.Text.AsSpan().TrimStart().Length;
        while (start < request.Text.Length)
        {
            var end = request.Text.Length - start <= longest ? request.Text.Length : Cut(request, start, start + longest);
            yield return Part(request, new TextSpan(start, end));
            start = end;
            while (start < request.Text.Length && char.IsWhiteSpace(request.Text[start]))
                start++;
        }
    }

    private static int Cut(TranslationRequest request, int start, int limit)
    {
        var text = request.Text;
        var best = (Rank: 0, End: 0);
        for (var end = limit; end > start; end--)
        {
            if (!IsAllowed(request, end))
                continue;
            var rank = Rank(text, end);
            if (rank > best.Rank)
                best = (rank, end);
            if (rank == 4 || (best.Rank > 1 && end < start + ((limit - start) / 2)))
                break;
        }

        // A protected place longer than the limit: it is cut all the same, the service would refuse it otherwise.
        return best.Rank > 0 ? best.End : char.IsHighSurrogate(text[limit - 1]) && limit - 1 > start ? limit - 1 : limit;
    }

    private static int Rank(string text, int end) =>
        char.IsLowSurrogate(text[end]) ? 0
        : !char.IsWhiteSpace(text[end]) ? 1
        : text[end - 1] is '.' or '!' or '?' ? 4
        : text[end - 1] is ',' or ';' or ':' ? 3
        : 2;

    private static bool IsAllowed(TranslationRequest request, int end) =>
        !request.Kept.Any(span => span.Start < end && end < span.End)
        && (request.Terms.IsDefaultOrEmpty || !request.Terms.Any(term => term.Span.Start < end && end < term.Span.End));

    private static TranslationRequest Part(TranslationRequest request, TextSpan span) => request with
    {
        Text = span.Of(request.Text).ToString(),
        Terms = request.Terms.IsDefaultOrEmpty ? [] : [.. Inside(request.Terms, span)],
        Kept = [.. request.Kept.Where(span.Contains).Select(kept => kept.Shift(-span.Start))],
    };

    private static IEnumerable<TermMatch> Inside(ImmutableArray<TermMatch> terms, TextSpan span) =>
        terms.Where(term => span.Contains(term.Span)).Select(term => term with { Span = term.Span.Shift(-span.Start) });
}
