namespace Bilingual.Alignment;

/// <summary>
/// How often each shape of bead occurs in one pair of documents. The gain of a bead is relative to leaving all its units without a
/// counterpart, so that the price of null beads is estimated for each pair instead of being a constant.
/// </summary>
internal sealed class BeadPriors
{
    /// <summary>Most units on a side of a bead.</summary>
    public const int Longest = 4;

    // What is believed before a pair is seen, as if so many beads of each shape had been counted.
    private const double OneToOne = 6;
    private const double Null = 1.5;
    private readonly double[] counts = new double[(Longest + 1) * (Longest + 1)];
    private readonly double[] gains = new double[(Longest + 1) * (Longest + 1)];

    /// <summary>The priors before a pair is seen.</summary>
    public BeadPriors()
    {
        Reset();
        Update();
    }

    /// <summary>Log prior odds of a bead against null beads for all its units.</summary>
    public double Gain(int sourceUnits, int targetUnits) => gains[(sourceUnits * (Longest + 1)) + targetUnits];

    /// <summary>Learns from the beads of an alignment of the pair.</summary>
    /// <param name="shapes">Units on both sides of each bead.</param>
    public void Learn(IEnumerable<(int Source, int Target)> shapes)
    {
        Reset();
        foreach (var (source, target) in shapes)
        {
            if (source <= Longest && target <= Longest)
                counts[(source * (Longest + 1)) + target]++;
        }

        Update();
    }

    private void Reset()
    {
        for (var source = 0; source <= Longest; source++)
        {
            for (var target = 0; target <= Longest; target++)
                counts[(source * (Longest + 1)) + target] = Believed(source, target);
        }
    }

    private static double Believed(int source, int target)
    {
        if (source + target < 1 || (Math.Min(source, target) == 0 && source + target > 1))
            return 0;
        if (Math.Min(source, target) == 0)
            return Null;
        return OneToOne * Math.Pow(0.12, source + target - 2);
    }

    private void Update()
    {
        var total = counts.Sum();
        var ofSource = Math.Log(counts[Longest + 1] / total);
        var ofTarget = Math.Log(counts[1] / total);
        for (var source = 0; source <= Longest; source++)
        {
            for (var target = 0; target <= Longest; target++)
            {
                var shape = (source * (Longest + 1)) + target;
                gains[shape] = source > 0 && target > 0
                    ? Math.Log(counts[shape] / total) - (source * ofSource) - (target * ofTarget)
                    : 0;
            }
        }
    }
}
