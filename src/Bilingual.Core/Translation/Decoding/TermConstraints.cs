using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Translation;

/// <summary>A range of a sentence that must be translated in one of some ways.</summary>
/// <param name="Start">First source position.</param>
/// <param name="End">One past the last source position.</param>
/// <param name="Forms">What to write, one of these, each with its words for the models.</param>
internal sealed record ForcedTranslation(int Start, int End, IReadOnlyList<(string Text, int[] Words)> Forms);

/// <summary>A range of a sentence that must not be translated by certain words.</summary>
/// <param name="Start">First source position.</param>
/// <param name="End">One past the last source position.</param>
/// <param name="Words">The words to avoid, in this order.</param>
internal sealed record ForbiddenTranslation(int Start, int End, int[] Words);

/// <summary>What a glossary says about the translation of a sentence.</summary>
/// <param name="Forced">Ranges with what they must be translated as; they do not overlap.</param>
/// <param name="Forbidden">Ranges with what they must not be translated as.</param>
internal sealed record TermConstraints(IReadOnlyList<ForcedTranslation> Forced, IReadOnlyList<ForbiddenTranslation> Forbidden)
{
    /// <summary>No constraints.</summary>
    public static TermConstraints None { get; } = new([], []);

    /// <summary>The constraints that the terms of a request put on its words.</summary>
    public static TermConstraints Of(TranslationRequest request, SourceSentence sentence, PhraseVocabulary target, TermForms inflected)
    {
        if (request.Terms.IsDefaultOrEmpty)
            return None;
        var forced = new List<ForcedTranslation>();
        foreach (var term in RequestedTerm.Of(request))
        {
            var (start, end) = Positions(sentence, term.Span);
            if (start == end || (forced.Count > 0 && forced[^1].End > start))
                continue;
            // What a hyphen joins to a term stays with it: non-Meta.
            var before = request.Text[Math.Min(sentence.Tokens[start].Span.Start, term.Span.Start)..term.Span.Start];
            var forms = before.EndsWith('-') ? [before + term.Target]
                : term.PartOfSpeech is { } part ? inflected.Of(term.Target, part, form => target.Find(form) != PhraseVocabulary.Unknown)
                : [term.Target];
            forced.Add(new(start, end, [.. forms.Select(form => (form, SourceSentence.Read(form, target).Words))]));
        }

        var forbidden = request.Terms
            .Where(match => match.Entry.Status == TermStatus.Forbidden && match.Span.Start >= 0 && match.Span.End <= request.Text.Length)
            .Select(match => (Positions: Positions(sentence, match.Span), SourceSentence.Read(match.Entry.Target, target).Words))
            .Where(static term => term.Words.Length > 0)
            .Select(static term => new ForbiddenTranslation(term.Positions.Start, term.Positions.End, term.Words));
        return new(forced, [.. forbidden]);
    }

    /// <summary>The constraints on a part of the sentence, with positions in the part.</summary>
    public TermConstraints Slice(int start, int end) => new(
        [.. Forced.Where(term => term.Start >= start && term.End <= end).Select(term => term with { Start = term.Start - start, End = term.End - start })],
        [.. Forbidden.Where(term => term.Start < end && term.End > start).Select(term => term with { Start = term.Start - start, End = term.End - start })]);

    /// <summary>Whether a term stands on both sides of a position.</summary>
    public bool Crosses(int position) => Forced.Any(term => term.Start < position && term.End > position);

    /// <summary>Whether an option uses words that its range must not be translated by.</summary>
    public bool Forbids(int start, int end, ReadOnlySpan<int> words)
    {
        foreach (var term in Forbidden)
        {
            if (term.Start < end && term.End > start && words.IndexOf(term.Words) >= 0)
                return true;
        }

        return false;
    }

    private static (int Start, int End) Positions(SourceSentence sentence, TextSpan span)
    {
        var start = 0;
        while (start < sentence.Tokens.Length && sentence.Tokens[start].Span.End <= span.Start)
            start++;
        var end = start;
        while (end < sentence.Tokens.Length && sentence.Tokens[end].Span.Start < span.End)
            end++;
        return (start, end);
    }
}
