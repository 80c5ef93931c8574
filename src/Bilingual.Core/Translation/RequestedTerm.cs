using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Translation;

/// <summary>A place in a sentence that a glossary says how to translate.</summary>
/// <param name="Span">Where the term stands.</param>
/// <param name="Target">What to write for it.</param>
/// <param name="Alternatives">What else may be written for it.</param>
internal sealed record RequestedTerm(TextSpan Span, string Target, IReadOnlyList<string> Alternatives)
{
    /// <summary>What the glossary says that the term is; null for a term that stays as it stands.</summary>
    public string? PartOfSpeech { get; private init; }

    /// <summary>
    /// The terms of a request in order, without nested and overlapping ones. Forbidden entries are left out: they say what not to
    /// write. Terms to keep stay as they stand in the sentence.
    /// </summary>
    public static IReadOnlyList<RequestedTerm> Of(TranslationRequest request)
    {
        if (request.Terms.IsDefaultOrEmpty)
            return [];
        var terms = new List<RequestedTerm>();
        foreach (var match in request.Terms.OrderBy(static match => match.Span.Start).ThenByDescending(static match => match.Span.Length))
        {
            var inside = match.Span.Start >= 0 && match.Span.End <= request.Text.Length && match.Span.Length > 0;
            if (!inside || match.Entry.Status == TermStatus.Forbidden || (terms.Count > 0 && terms[^1].Span.Overlaps(match.Span)))
                continue;
            terms.Add(new(
                match.Span, match.Entry.Status == TermStatus.Keep ? match.Span.Of(request.Text).ToString() : match.Target, match.TargetVariants)
            {
                PartOfSpeech = match.Entry.Status == TermStatus.Keep ? null : match.Entry.PartOfSpeech,
            });
        }

        return terms;
    }
}
