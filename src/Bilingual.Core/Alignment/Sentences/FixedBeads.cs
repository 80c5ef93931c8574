using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>A bead that is settled: a person accepted it, or another tool made it. The aligner works around it.</summary>
/// <param name="Source">0-based source units, ascending; empty for a target unit without a counterpart.</param>
/// <param name="Target">0-based target units, ascending; empty for a source unit without a counterpart.</param>
public sealed record FixedBead(ImmutableArray<int> Source, ImmutableArray<int> Target);

/// <summary>What fixed beads leave to be aligned: no bead may hold their units, and none on the path may cross them.</summary>
internal sealed class FixedBeads
{
    private readonly bool[] fixedSource;
    private readonly bool[] fixedTarget;
    private readonly int[] lowest;
    private readonly int[] highest;
    private readonly List<UnitSets> anchors;

    /// <summary>Checks fixed beads and notes what they leave.</summary>
    /// <exception cref="ArgumentException">A unit does not exist or stands in two beads, or a null bead holds several units; the message names the bead.</exception>
    public FixedBeads(IReadOnlyList<FixedBead> beads, int sourceUnits, int targetUnits)
    {
        Beads = beads;
        fixedSource = new bool[sourceUnits];
        fixedTarget = new bool[targetUnits];
        foreach (var bead in beads)
        {
            if (bead.Source.Length + bead.Target.Length < 1 || (Math.Min(bead.Source.Length, bead.Target.Length) == 0 && bead.Source.Length + bead.Target.Length > 1))
                throw Fault(bead, "a bead without a counterpart holds exactly one unit");
            Take(bead, bead.Source, fixedSource, "source");
            Take(bead, bead.Target, fixedTarget, "target");
        }

        // Only beads in the common order can part what lies before from what lies after; one that crosses is kept all the same.
        anchors = BlockMoves.Chain([.. beads.Where(bead => !bead.Source.IsEmpty && !bead.Target.IsEmpty).Select(bead => new UnitSets([.. bead.Source], [.. bead.Target]))]);
        lowest = new int[sourceUnits];
        highest = new int[sourceUnits];
        Array.Fill(highest, targetUnits);
        foreach (var anchor in anchors)
        {
            lowest[anchor.Source[0]] = anchor.Target[0];
            highest[anchor.Source[^1]] = anchor.Target[^1] + 1;
            if (anchor.Source[^1] + 1 < sourceUnits)
                lowest[anchor.Source[^1] + 1] = anchor.Target[^1] + 1;
            if (anchor.Source[0] > 0)
                highest[anchor.Source[0] - 1] = Math.Min(highest[anchor.Source[0] - 1], anchor.Target[0]);
        }

        for (var unit = 1; unit < sourceUnits; unit++)
            lowest[unit] = Math.Max(lowest[unit], lowest[unit - 1]);
        for (var unit = sourceUnits - 2; unit >= 0; unit--)
            highest[unit] = Math.Min(highest[unit], highest[unit + 1]);
    }

    /// <summary>The beads.</summary>
    public IReadOnlyList<FixedBead> Beads { get; }

    /// <summary>Whether a source unit is not fixed.</summary>
    public bool IsFreeSource(int unit) => !fixedSource[unit];

    /// <summary>Whether a target unit is not fixed.</summary>
    public bool IsFreeTarget(int unit) => !fixedTarget[unit];

    /// <summary>Whether a bead of the path may stand beside the fixed ones.</summary>
    public bool Allow(in SpanBead bead)
    {
        if (Beads.Count == 0)
            return true;
        var (lastSource, targetEnd) = (bead.Source + bead.SourceUnits - 1, bead.Target + bead.TargetUnits);
        return !fixedSource.AsSpan(bead.Source, bead.SourceUnits).Contains(true)
            && !fixedTarget.AsSpan(bead.Target, bead.TargetUnits).Contains(true)
            && lowest[lastSource] <= bead.Target
            && highest[bead.Source] >= targetEnd;
    }

    /// <summary>The band widened so that the surroundings of every anchor can be searched.</summary>
    public SearchBand Widen(SearchBand band, int radius)
    {
        if (anchors.Count == 0 || band.Cells == (long)band.Rows * band.Columns)
            return band;
        var firsts = Enumerable.Range(0, band.Rows).Select(band.First).ToArray();
        var ends = Enumerable.Range(0, band.Rows).Select(band.End).ToArray();
        foreach (var anchor in anchors)
        {
            for (var row = Math.Max(0, anchor.Source[0] - radius); row < Math.Min(band.Rows, anchor.Source[^1] + radius); row++)
            {
                firsts[row] = Math.Min(firsts[row], Math.Max(0, anchor.Target[0] - radius));
                ends[row] = Math.Max(ends[row], Math.Min(band.Columns, anchor.Target[^1] + radius));
            }
        }

        return SearchBand.Of(firsts, ends, band.Columns);
    }

    private static void Take(FixedBead bead, ImmutableArray<int> units, bool[] taken, string side)
    {
        var last = -1;
        foreach (var unit in units)
        {
            if ((uint)unit >= (uint)taken.Length)
                throw Fault(bead, $"there is no {side} unit {unit}; the text has {taken.Length}, counted from 0");
            if (unit <= last)
                throw Fault(bead, $"the {side} units are not ascending");
            if (taken[unit])
                throw Fault(bead, $"{side} unit {unit} stands in another fixed bead too");
            taken[unit] = true;
            last = unit;
        }
    }

    private static ArgumentException Fault(FixedBead bead, string reason) =>
        new($"The fixed bead [{string.Join(", ", bead.Source)}]:[{string.Join(", ", bead.Target)}] cannot be kept: {reason}.");
}
