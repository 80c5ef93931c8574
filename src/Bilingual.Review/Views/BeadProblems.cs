using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Bilingual.Alignment;
using Bilingual.Glossaries.Checking;
using Bilingual.Hosting.Review;

namespace Bilingual.Review.Views;

/// <summary>
/// Finds what a reviewer should look at in beads that claim to be translations: terms that are not rendered as the glossary asks, numbers
/// and dates on one side only, text left untranslated. What was found is kept with the session as long as the texts are the same.
/// </summary>
public sealed class BeadProblems(Workbench workbench)
{
    private const int FewestLettersOfUntranslated = 12;
    private const double SureEnough = 0.9;

    private readonly ConditionalWeakTable<ReviewSession, ConcurrentDictionary<string, IReadOnlyList<ProblemView>>> known = [];

    /// <summary>The problems of a bead.</summary>
    public IReadOnlyList<ProblemView> Of(ReviewSession session, PairState state, ReviewBead bead)
    {
        if (bead.IsNull || !ClaimsTranslation(bead))
            return [];
        var source = state.Text.Of(bead, ReviewSide.Source);
        var target = state.Text.Of(bead, ReviewSide.Target);
        var found = known.GetOrCreateValue(session).GetOrAdd($"{source}\n{target}", _ => Find(source, target));
        return found.Count == 0 || state.Refusals.IsEmpty ? found : [.. found.Where(problem => !IsRefused(problem, state, source))];
    }

    // A differing number makes a translation partial; that very difference is what a reviewer must see, so sure beads are looked at too.
    private static bool ClaimsTranslation(ReviewBead bead) =>
        bead.Relation == Relation.Translation
        || (bead.Relation == Relation.Partial && bead.Probability >= SureEnough)
        || bead.IsDrawn
        || bead.Judgement.Verdict == Verdict.Accepted;

    private List<ProblemView> Find(string source, string target)
    {
        var problems = new List<ProblemView>();
        foreach (var finding in workbench.Checker.Check(source, target))
        {
            var inTarget = finding.Target.Length > 0;
            var span = inTarget ? finding.Target : finding.Source;
            problems.Add(new ProblemView(
                finding.Kind == TermFindingKind.Altered ? "doNotTranslate" : "term",
                inTarget ? ReviewSide.Target : ReviewSide.Source,
                span.Start,
                span.End,
                finding.Kind == TermFindingKind.Altered && !inTarget ? "dropped" : char.ToLowerInvariant(finding.Kind.ToString()[0]) + finding.Kind.ToString()[1..],
                workbench.Checker.TermOf(finding.Entry),
                span.Of(inTarget ? target : source).ToString(),
                workbench.Checker.TargetOf(finding.Entry)));
        }

        foreach (var difference in QuantityComparison.Compare(source, workbench.SourceLanguage, target, workbench.TargetLanguage))
        {
            problems.Add(new ProblemView(
                difference.IsDate ? "date" : "number",
                difference.InSource ? ReviewSide.Source : ReviewSide.Target,
                difference.Span.Start,
                difference.Span.End,
                "oneSideOnly",
                null,
                difference.Span.Of(difference.InSource ? source : target).ToString(),
                null));
        }

        if (source.Length >= FewestLettersOfUntranslated && source.Equals(target, StringComparison.OrdinalIgnoreCase) && source.Any(char.IsLetter))
            problems.Add(new ProblemView("untranslated", ReviewSide.Target, 0, target.Length, "same", null, null, null));
        return problems;
    }

    private static bool IsRefused(ProblemView problem, PairState state, string source) =>
        problem.Term is { } term
        && state.Refusals.Any(refusal => refusal.Side == ReviewSide.Source
            && refusal.Term.Equals(term, StringComparison.OrdinalIgnoreCase)
            && (source.Contains(refusal.Phrase, StringComparison.OrdinalIgnoreCase) || refusal.Phrase.Contains(source, StringComparison.OrdinalIgnoreCase)));
}
