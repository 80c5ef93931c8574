namespace Bilingual.Alignment;

/// <summary>
/// How often each shape of bead occurs in one pair of documents. The gain of a bead is relative to leaving all its units without a
/// counterpart, so that the price of null beads, and that of merging, is estimated for each pair instead of being a constant.
/// </summary>
internal sealed class BeadPriors
{
    /// <summary>Most units on a side of a bead.</summary>
    public const int Longest = 4;

    // What is believed before a pair is seen, as if so many beads of each shape had been counted.
    private const double OneToOne = 6;
    private const double Null = 1.5;
    private const double EachMerge = 0.12;
    private readonly double[] counts = new double[(Longest + 1) * (Longest + 1)];
    private readonly double[] gains = new double[(Longest + 1) * (Longest + 1)];

    /// <summary>The priors before a pair is seen.</summary>
    public BeadPriors() => Learn(new double[Longest + 1, Longest + 1]);

    /// <summary>Log prior odds of a bead against null beads for all its units.</summary>
    public double Gain(int sourceUnits, int targetUnits) => gains[(sourceUnits * (Longest + 1)) + targetUnits];

    /// <summary>Learns from the beads of an alignment of the pair.</summary>
    /// <param name="expected">How many beads of each number of source and target units are expected, null beads included.</param>
    public void Learn(double[,] expected)
    {
        for (var source = 0; source <= Longest; source++)
        {
            for (var target = 0; target <= Longest; target++)
                counts[(source * (Longest + 1)) + target] = Believed(source, target) + expected[source, target];
        }

        var total = counts.Sum();
        var ofSource = Math.Log(counts[Longest + 1] / total);
        var ofTarget = Math.Log(counts[1] / total);
        for (var source = 1; source <= Longest; source++)
        {
            for (var target = 1; target <= Longest; target++)
            {
                var shape = (source * (Longest + 1)) + target;
                gains[shape] = Math.Log(counts[shape] / total) - (source * ofSource) - (target * ofTarget);
            }
        }
    }

    private static double Believed(int source, int target)
    {
        if (source + target < 1 || (Math.Min(source, target) == 0 && source + target > 1))
            return 0;
        return Math.Min(source, target) == 0 ? Null : OneToOne * Math.Pow(EachMerge, source + target - 2);
    }
}
