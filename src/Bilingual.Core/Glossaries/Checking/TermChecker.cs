using System.Collections.Immutable;
using Bilingual.Documents;

namespace Bilingual.Glossaries.Checking;

/// <summary>
/// Checks pairs of texts against a glossary: terms missing, wrong or forbidden in the target, names altered, and terms rendered in
/// different ways. Works in both directions of the glossary, through inflection on both sides. Safe for concurrent use.
/// </summary>
public sealed class TermChecker
{
    private readonly TermMatcher source;
    private readonly TermMatcher target;
    private readonly TermMatcher forbiddenSource;
    private readonly TermMatcher forbiddenTarget;
    private readonly TermMatcher untranslated;
    private readonly ILookup<string, TermEntry> byTerm;

    private TermChecker(Glossary glossary, string sourceLanguage, string targetLanguage)
    {
        source = TermMatcher.Create(glossary, sourceLanguage);
        // What the source asks for is taken for it: "recruits" after a verb in the source is no noun.
        target = TermMatcher.Create(glossary, targetLanguage, new TermMatcherOptions { JudgesHomonyms = false });
        var forbidden = new TermMatcherOptions { Statuses = [TermStatus.Forbidden] };
        forbiddenSource = TermMatcher.Create(glossary, sourceLanguage, forbidden);
        forbiddenTarget = TermMatcher.Create(glossary, targetLanguage, forbidden);
        untranslated = TermMatcher.Create(glossary, sourceLanguage, new TermMatcherOptions { Statuses = [TermStatus.Preferred, TermStatus.Admitted] });
        byTerm = glossary.Where(entry => entry.Status != TermStatus.Forbidden)
            .ToLookup(TermOf, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A checker of texts in one language of the glossary against their translations into the other.</summary>
    /// <param name="glossary">The terms.</param>
    /// <param name="sourceLanguage">BCP 47 code of the source texts.</param>
    /// <param name="targetLanguage">BCP 47 code of the target texts.</param>
    /// <exception cref="ArgumentException">The glossary does not join the two.</exception>
    public static TermChecker Create(Glossary glossary, string sourceLanguage, string targetLanguage)
    {
        var checker = new TermChecker(glossary, sourceLanguage, targetLanguage);
        return checker.source.Side != checker.target.Side
            ? checker
            : throw new ArgumentException($"'{sourceLanguage}' and '{targetLanguage}' are the same side of the glossary.", nameof(targetLanguage));
    }

    /// <summary>What is wrong with one pair, by place in the source. (That a term is rendered in different ways needs <see cref="CheckAll"/>.)</summary>
    public ImmutableArray<TermFinding> Check(string sourceText, string targetText) =>
        [.. InOrder(Check(new TermPair(sourceText, targetText, source.Match(sourceText), target.Match(targetText))))];

    /// <summary>What is wrong with the pairs of a text, inconsistent renderings included.</summary>
    /// <param name="pairs">Source and target texts in the order of the document.</param>
    /// <returns>The findings with the number of their pair, from 0, by pair and place.</returns>
    public ImmutableArray<(int Pair, TermFinding Finding)> CheckAll(IEnumerable<(string Source, string Target)> pairs)
    {
        var found = new List<(int Pair, TermFinding Finding)>();
        var consistency = new ConsistencyCheck();
        var number = 0;
        foreach (var (sourceText, targetText) in pairs)
        {
            var pair = new TermPair(sourceText, targetText, source.Match(sourceText), target.Match(targetText));
            found.AddRange(Check(pair).Select(finding => (number, finding)));
            consistency.Add(number++, pair);
        }

        found.AddRange(consistency.Findings());
        return [.. found.OrderBy(each => each.Pair).ThenBy(each => each.Finding.Source.Start).ThenBy(each => each.Finding.Kind)];
    }

    private IEnumerable<TermFinding> Check(TermPair pair)
    {
        var forbidden = Forbidden(pair).ToList();
        foreach (var finding in forbidden)
            yield return finding;
        foreach (var match in pair.Outermost)
        {
            // What is rendered by a forbidden term is not missing besides.
            if (forbidden.Exists(finding => finding.Source == match.Span) && !pair.IsRendered(match))
                continue;
            if (match.Entry.Status == TermStatus.Keep)
            {
                if (KeptNames.Check(match, pair) is { } altered)
                    yield return altered;
            }
            else if (!pair.IsRendered(match))
            {
                yield return Unrendered(match, pair);
            }
        }
    }

    private IEnumerable<TermFinding> Forbidden(TermPair pair)
    {
        var inTarget = forbiddenTarget.Match(pair.Target);
        if (inTarget.IsEmpty)
            yield break;
        foreach (var match in forbiddenSource.Match(pair.Source))
        {
            foreach (var rendering in inTarget.Where(rendering => ReferenceEquals(rendering.Entry, match.Entry)))
            {
                // What an allowed rendering covers is not the forbidden one: "old employee" inside "the oldest old employees' home".
                if (pair.TargetMatches.Any(other => other.Span.Contains(rendering.Span) && other.Span.Length > rendering.Span.Length))
                    continue;
                yield return new TermFinding(
                    TermFindingKind.Forbidden,
                    match.Entry,
                    match.Span,
                    rendering.Span,
                    $"'{rendering.Span.Of(pair.Target)}' must not be used for '{match.Term}'{Instead(match.Term)}");
            }
        }
    }

    private TermFinding Unrendered(TermMatch match, TermPair pair)
    {
        var rival = pair.TargetMatches.FirstOrDefault(other => byTerm[match.Term].Contains(other.Entry) && !ReferenceEquals(other.Entry, match.Entry));
        if (rival is not null)
        {
            return new TermFinding(
                TermFindingKind.Wrong,
                match.Entry,
                match.Span,
                rival.Span,
                $"'{rival.Span.Of(pair.Target)}' renders another meaning of '{match.Term}'; here it is '{match.Target}'");
        }

        var left = untranslated.Match(pair.Target).FirstOrDefault(other => ReferenceEquals(other.Entry, match.Entry));
        if (left is not null)
        {
            return new TermFinding(
                TermFindingKind.Wrong, match.Entry, match.Span, left.Span, $"'{left.Span.Of(pair.Target)}' is left untranslated; expected '{match.Target}'");
        }

        return new TermFinding(
            TermFindingKind.Missing,
            match.Entry,
            match.Span,
            new TextSpan(pair.Target.Length, pair.Target.Length),
            $"'{match.Span.Of(pair.Source)}' ({match.Explanation}) has no rendering; expected '{string.Join("' or '", match.TargetVariants.Prepend(match.Target))}'");
    }

    private string Instead(string term) =>
        byTerm[term].FirstOrDefault() is { } entry ? $"; use '{TargetOf(entry)}'" : "";

    /// <summary>The term of an entry in the language of the source texts.</summary>
    public string TermOf(TermEntry entry) => source.Side == GlossarySide.Source ? entry.Term : entry.Target;

    /// <summary>What an entry asks for in the language of the target texts.</summary>
    public string TargetOf(TermEntry entry) => source.Side == GlossarySide.Source ? entry.Target : entry.Term;

    private static IEnumerable<TermFinding> InOrder(IEnumerable<TermFinding> findings) =>
        findings.OrderBy(finding => finding.Source.Start).ThenBy(finding => finding.Kind);
}
