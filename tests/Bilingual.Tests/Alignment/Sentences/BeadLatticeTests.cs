using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment;

public sealed class BeadLatticeTests
{
    [Fact]
    public void Sum_OneBead_IsWeighedAgainstLeavingItsUnitsAlone()
    {
        var lattice = new BeadLattice(SearchBand.Whole(1, 1));
        lattice.Add(new SpanBead(0, 1, 0, 1));
        var probabilities = new float[1];

        var total = lattice.Sum([MathF.Log(3)], probabilities);

        Assert.Equal(0.75f, probabilities[0], 5);
        Assert.Equal(Math.Log(4), total, 5);
    }

    [Fact]
    public void Sum_AllBeadsOfAGrid_AgreesWithCountingEveryAlignment()
    {
        const int size = 4;
        var lattice = new BeadLattice(SearchBand.Whole(size, size));
        var scores = new List<float>();
        for (var s = 0; s < size; s++)
        {
            for (var t = 0; t < size; t++)
            {
                for (var a = 1; a <= Math.Min(2, size - s); a++)
                {
                    for (var b = 1; b <= Math.Min(2, size - t); b++)
                    {
                        lattice.Add(new SpanBead(s, a, t, b));
                        scores.Add(((((s * 7) + (t * 3) + (a * 5) + b) % 11) - 5) / 3f);
                    }
                }
            }
        }

        var probabilities = new float[scores.Count];
        var total = lattice.Sum([.. scores], probabilities);

        var (whole, ofBeads) = Count(lattice.Beads, scores);
        Assert.Equal(Math.Log(whole), total, 6);
        Assert.All(Enumerable.Range(0, scores.Count), b => Assert.Equal(ofBeads[b] / whole, probabilities[b], 5));
    }

    [Fact]
    public void Best_Worths_ChoosesTheMostValuableAlignment()
    {
        var lattice = new BeadLattice(SearchBand.Whole(2, 2));
        lattice.Add(new SpanBead(0, 1, 0, 1));
        lattice.Add(new SpanBead(0, 2, 0, 2));
        lattice.Add(new SpanBead(1, 1, 1, 1));

        Assert.Equal([0, 2], lattice.Best([0.4f, 0.5f, 0.3f], [0, 0], [0, 0]));
        Assert.Equal([1], lattice.Best([0.4f, 0.9f, 0.3f], [0, 0], [0, 0]));
        Assert.Equal([2], lattice.Best([0.1f, 0.1f, 0.3f], [0.1f, 0], [0.1f, 0]));
    }

    [Fact]
    public void Add_BeadOutsideTheBand_IsNotAdded()
    {
        var lattice = new BeadLattice(SearchBand.Of([0, 0, 2, 3], [2, 2, 4, 4], 4));

        Assert.True(lattice.Add(new SpanBead(0, 1, 0, 1)));
        Assert.False(lattice.Add(new SpanBead(0, 1, 3, 1)));
    }

    /// <summary>Sums the exponentials of the scores of all sets of beads that ascend on both sides, in all and for each bead.</summary>
    private static (double Whole, double[] OfBeads) Count(IReadOnlyList<SpanBead> beads, List<float> scores)
    {
        var ofBeads = new double[beads.Count];
        var chosen = new List<int>();
        return (Follow(0, 0, 1), ofBeads);

        double Follow(int source, int target, double weight)
        {
            var whole = weight;
            foreach (var bead in chosen)
                ofBeads[bead] += weight;
            for (var b = 0; b < beads.Count; b++)
            {
                if (beads[b].Source < source || beads[b].Target < target)
                    continue;
                chosen.Add(b);
                whole += Follow(beads[b].Source + beads[b].SourceUnits, beads[b].Target + beads[b].TargetUnits, weight * Math.Exp(scores[b]));
                chosen.RemoveAt(chosen.Count - 1);
            }

            return whole;
        }
    }
}
