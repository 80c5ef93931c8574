using System.Collections.Immutable;

namespace Bilingual.Hosting.Review;

/// <summary>A bead or link that a corpus would hold, as the budget counts it.</summary>
/// <param name="Pair">The pair's name in addresses.</param>
/// <param name="Id">Its name within the pair.</param>
/// <param name="Probability">The machine's probability that it is right, 0 to 1.</param>
/// <param name="Verdict">What reviewers said.</param>
/// <param name="IsDrawn">Whether a reviewer made it: then the machine's probability says nothing of how well it is calibrated.</param>
public sealed record BudgetItem(string Pair, string Id, double Probability, Verdict Verdict, bool IsDrawn);

/// <summary>A share with its 95 % interval.</summary>
/// <param name="Value">The expected share, 0 to 1.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct PrecisionEstimate(double Value, double Low, double High);

/// <summary>What has to be looked at so that a wanted share of what remains is right.</summary>
/// <param name="ToReview">The items to look at, the most doubtful first.</param>
/// <param name="Reviewed">How many reviewers have judged.</param>
/// <param name="Now">The share that is right as things are.</param>
/// <param name="Then">The share that will be right once they are reviewed.</param>
/// <param name="Shift">By how many logits reviewers find the machine surer (below 0) or less sure than it should be.</param>
public sealed record PrecisionPlan(ImmutableArray<BudgetItem> ToReview, int Reviewed, PrecisionEstimate Now, PrecisionEstimate Then, double Shift);

/// <summary>
/// The precision budget: from the machine's calibrated probabilities, corrected by what reviewers found so far, the shortest list of items
/// to look at. What a reviewer looked at is right afterwards or gone; the rest is right as often as its probabilities say.
/// </summary>
/// <remarks>
/// The correction is one shift of the log-odds, the mode of its posterior under a standard normal prior (Platt 1999 with the slope held
/// at one). The interval joins the uncertainty of the shift (normal, from the curvature) with the Poisson-binomial spread of the
/// unreviewed items at both of its ends (Hong 2013), which makes it wider than 95 % rather than narrower.
/// </remarks>
public static class PrecisionBudget
{
    private const double Tail = 0.025;
    private const double Quantile = 1.959964;
    private const int LargestExact = 1500;
    private const double Least = 1e-6;

    /// <summary>The plan for a wanted precision.</summary>
    /// <param name="items">Everything that the corpus would hold, reviewed or not, and what reviewers rejected.</param>
    /// <param name="precision">The wanted share, 0 to 1.</param>
    public static PrecisionPlan Plan(IReadOnlyList<BudgetItem> items, double precision)
    {
        var judged = items.Where(item => item.Verdict is Verdict.Accepted or Verdict.Rejected).ToArray();
        var (shift, deviation) = Calibrate([.. judged.Where(item => !item.IsDrawn)]);
        var accepted = judged.Count(item => item.Verdict == Verdict.Accepted);
        var open = items.Where(item => item.Verdict is Verdict.Unreviewed or Verdict.NeedsReview).OrderBy(item => item.Probability).ToArray();
        var probabilities = open.Select(item => Shifted(item.Probability, shift)).ToArray();

        // Reviewing the k most doubtful leaves of each the expected share that is right; the rest stands as it is.
        var (certain, unsure, left) = (accepted + 0.0, probabilities.Sum(), probabilities.Length);
        var k = 0;
        while (k < open.Length && (certain + unsure) / (certain + left) < precision)
        {
            certain += probabilities[k];
            unsure -= probabilities[k];
            left--;
            k++;
        }

        // Items that a reviewer asked to be looked at belong to the list whatever their probability says.
        var chosen = open.Take(k).Concat(open.Skip(k).Where(item => item.Verdict == Verdict.NeedsReview)).ToImmutableArray();
        return new PrecisionPlan(
            chosen,
            judged.Length,
            Estimate(accepted, [.. open.Select(item => item.Probability)], shift, deviation),
            Estimate(certain, [.. open.Skip(k).Where(item => item.Verdict != Verdict.NeedsReview).Select(item => item.Probability)], shift, deviation),
            shift);
    }

    /// <summary>The shift of the log-odds that explains what reviewers accepted and rejected, and its standard deviation.</summary>
    private static (double Shift, double Deviation) Calibrate(BudgetItem[] judged)
    {
        var shift = 0.0;
        var curvature = 1.0;
        for (var round = 0; round < 50; round++)
        {
            var slope = -shift;
            curvature = 1.0;
            foreach (var item in judged)
            {
                var p = Shifted(item.Probability, shift);
                slope += (item.Verdict == Verdict.Accepted ? 1 : 0) - p;
                curvature += p * (1 - p);
            }

            var step = slope / curvature;
            shift += Math.Clamp(step, -1, 1);
            if (Math.Abs(step) < 1e-9)
                break;
        }

        // With nobody's judgement to go by, the machine's calibration is taken as it was measured.
        return judged.Length == 0 ? (0, 0) : (shift, 1 / Math.Sqrt(curvature));
    }

    private static PrecisionEstimate Estimate(double certain, double[] open, double shift, double deviation)
    {
        var total = certain + open.Length;
        if (total == 0)
            return new PrecisionEstimate(1, 1, 1);
        var value = certain + open.Sum(p => Shifted(p, shift));
        var low = certain + CountQuantile([.. open.Select(p => Shifted(p, shift - (Quantile * deviation)))], Tail);
        var high = certain + CountQuantile([.. open.Select(p => Shifted(p, shift + (Quantile * deviation)))], 1 - Tail);
        return new PrecisionEstimate(value / total, Math.Min(low, value) / total, Math.Max(high, value) / total);
    }

    /// <summary>Quantile of how many of independent items are right: exact for some, by the normal law with continuity correction for many.</summary>
    private static double CountQuantile(double[] probabilities, double quantile)
    {
        if (probabilities.Length == 0)
            return 0;
        if (probabilities.Length > LargestExact)
        {
            var deviation = Math.Sqrt(probabilities.Sum(p => p * (1 - p)));
            var side = quantile < 0.5 ? -Quantile : Quantile;
            return Math.Clamp(probabilities.Sum() + (side * deviation) + (quantile < 0.5 ? -0.5 : 0.5), 0, probabilities.Length);
        }

        var distribution = new double[probabilities.Length + 1];
        distribution[0] = 1;
        for (var n = 0; n < probabilities.Length; n++)
        {
            for (var right = n + 1; right > 0; right--)
                distribution[right] = (distribution[right] * (1 - probabilities[n])) + (distribution[right - 1] * probabilities[n]);
            distribution[0] *= 1 - probabilities[n];
        }

        var sum = 0.0;
        for (var right = 0; right < distribution.Length; right++)
        {
            sum += distribution[right];
            if (sum >= quantile)
                return right;
        }

        return probabilities.Length;
    }

    private static double Shifted(double probability, double shift)
    {
        var p = Math.Clamp(probability, Least, 1 - Least);
        return 1 / (1 + Math.Exp(-(Math.Log(p / (1 - p)) + shift)));
    }
}
