using System.Collections.Immutable;

namespace Bilingual.Hosting.Review;

/// <summary>A bead or link that at least two reviewers judged.</summary>
/// <param name="Pair">The pair's name in addresses.</param>
/// <param name="Id">Its name within the pair.</param>
/// <param name="Judgement">What they said.</param>
/// <param name="SourceText">Its source text.</param>
/// <param name="TargetText">Its target text.</param>
public sealed record SharedItem(string Pair, string Id, Judgement Judgement, string SourceText, string TargetText);

/// <summary>How far two reviewers agree.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Items">What both judged.</param>
/// <param name="Percent">Share judged alike, 0 to 100.</param>
/// <param name="Kappa">Cohen's kappa, −1 to 1; null where both always said the same one thing, which leaves chance nothing to do.</param>
public sealed record ReviewerAgreement(string First, string Second, int Items, double Percent, double? Kappa);

/// <summary>Agreement between reviewers who judged the same things apart.</summary>
/// <remarks>Cohen 1960, "A coefficient of agreement for nominal scales", over the verdicts accepted, rejected and needs review.</remarks>
public static class Agreement
{
    private static readonly Verdict[] Verdicts = [Verdict.Accepted, Verdict.Rejected, Verdict.NeedsReview];

    /// <summary>The agreement of every two reviewers who share items, by name.</summary>
    public static ImmutableArray<ReviewerAgreement> Between(IReadOnlyCollection<SharedItem> items)
    {
        var votes = items.SelectMany(item => Pairs(item.Judgement)).GroupBy(pair => (pair.First, pair.Second)).OrderBy(group => group.Key);
        return [.. votes.Select(group => Of(group.Key.First, group.Key.Second, [.. group.Select(pair => (pair.One, pair.Other))]))];
    }

    /// <summary>All pairs of votes together, as if two reviewers had cast them.</summary>
    public static ReviewerAgreement Overall(IReadOnlyCollection<SharedItem> items) =>
        Of("", "", [.. items.SelectMany(item => Pairs(item.Judgement)).Select(pair => (pair.One, pair.Other))]);

    /// <summary>The agreement of two sequences of verdicts on the same items.</summary>
    public static ReviewerAgreement Of(string first, string second, IReadOnlyCollection<(Verdict One, Verdict Other)> verdicts)
    {
        if (verdicts.Count == 0)
            return new ReviewerAgreement(first, second, 0, 0, null);
        var observed = (double)verdicts.Count(pair => pair.One == pair.Other) / verdicts.Count;
        var expected = Verdicts.Sum(verdict =>
            (double)verdicts.Count(pair => pair.One == verdict) / verdicts.Count * verdicts.Count(pair => pair.Other == verdict) / verdicts.Count);
        return new ReviewerAgreement(
            first, second, verdicts.Count, Math.Round(observed * 100, 2), expected >= 1 - 1e-12 ? null : Math.Round((observed - expected) / (1 - expected), 4));
    }

    private static IEnumerable<(string First, string Second, Verdict One, Verdict Other)> Pairs(Judgement judgement)
    {
        var votes = judgement.Votes.ToArray();
        for (var i = 0; i < votes.Length; i++)
        {
            for (var j = i + 1; j < votes.Length; j++)
                yield return (votes[i].Key, votes[j].Key, votes[i].Value.Verdict, votes[j].Value.Verdict);
        }
    }
}
