using Bilingual.Alignment;

namespace Bilingual.Corpora;

/// <summary>Which units a corpus holds: translations of a sufficient score, and whatever a reviewer confirmed.</summary>
/// <param name="Threshold">Lowest score of a unit that nobody has reviewed, 0 to 1.</param>
public sealed record UnitSelection(double Threshold)
{
    /// <summary>Why the unit is left out, or null when the corpus holds it.</summary>
    public string? Excludes(TranslationUnit unit) => unit switch
    {
        { State: ReviewState.Rejected } => "rejected in review",
        { State: ReviewState.NeedsReview } => "needs review",
        { State: not ReviewState.Unreviewed } => null,
        { Relation: not Relation.Translation } => "no translation",
        _ when unit.Score < Threshold => $"score below {Reason.Number(Threshold)}",
        _ => null,
    };
}
