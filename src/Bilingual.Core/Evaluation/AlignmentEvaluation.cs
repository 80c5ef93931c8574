using System.Collections.Immutable;
using System.Globalization;

namespace Bilingual.Evaluation;

/// <summary>The units of one bead, for comparison with a gold standard. Both sides ascending; an empty side makes a null bead.</summary>
/// <param name="Source">0-based source units.</param>
/// <param name="Target">0-based target units.</param>
public sealed record GoldBead(ImmutableArray<int> Source, ImmutableArray<int> Target)
{
    /// <summary>Whether one side is empty.</summary>
    public bool IsNull => Source.IsEmpty || Target.IsEmpty;

    /// <summary>Reads vecalign's format, <c>[0, 1]:[2]</c> or <c>[0, 1]:[2]:0.9312</c>.</summary>
    /// <exception cref="FormatException">The line is not in that format.</exception>
    public static GoldBead Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var fields = line.Split(':');
        if (fields.Length < 2)
            throw new FormatException($"A bead is written [0, 1]:[2], but this is '{line}'.");
        return new GoldBead(Side(fields[0], line), Side(fields[1], line));
    }

    /// <inheritdoc/>
    public bool Equals(GoldBead? other) =>
        other is not null && Source.AsSpan().SequenceEqual(other.Source.AsSpan()) && Target.AsSpan().SequenceEqual(other.Target.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var unit in Source)
            hash.Add(unit);
        hash.Add(-1);
        foreach (var unit in Target)
            hash.Add(unit);
        return hash.ToHashCode();
    }

    private static ImmutableArray<int> Side(string field, string line)
    {
        var text = field.AsSpan().Trim();
        if (text.Length < 2 || text[0] != '[' || text[^1] != ']')
            throw new FormatException($"A bead is written [0, 1]:[2], but this is '{line}'.");
        var units = ImmutableArray.CreateBuilder<int>();
        foreach (var range in text[1..^1].Split(','))
        {
            var number = text[1..^1][range].Trim();
            if (number.IsEmpty && text[1..^1].Trim().IsEmpty)
                continue;
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var unit))
                throw new FormatException($"'{number}' is no unit number in '{line}'.");
            units.Add(unit);
        }

        units.Sort();
        return units.ToImmutable();
    }
}

/// <summary>Precision and recall, 0 to 1.</summary>
/// <param name="Precision">Share of what was found that is right.</param>
/// <param name="Recall">Share of what is right that was found.</param>
public readonly record struct PrecisionRecall(double Precision, double Recall)
{
    /// <summary>The harmonic mean; 0 where both are 0.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}

/// <summary>
/// Scores beads against a gold standard, micro-averaged over documents, as vecalign's scorer does (Thompson and Koehn 2019):
/// strict is the exact bead; lax is a bead that overlaps a gold bead on both sides; precision counts null beads, recall ignores them.
/// </summary>
public sealed class AlignmentEvaluation
{
    private Counts strict;
    private Counts lax;
    private Counts links;
    private Counts nulls;

    /// <summary>The exact bead.</summary>
    public PrecisionRecall Strict => strict.ToPrecisionRecall();

    /// <summary>Overlap on both sides.</summary>
    public PrecisionRecall Lax => lax.ToPrecisionRecall();

    /// <summary>Pairs of one source and one target unit that share a bead.</summary>
    public PrecisionRecall Links => links.ToPrecisionRecall();

    /// <summary>Units without a counterpart.</summary>
    public PrecisionRecall Nulls => nulls.ToPrecisionRecall();

    /// <summary>Adds one pair of documents.</summary>
    /// <param name="gold">The right beads.</param>
    /// <param name="found">The beads to be scored.</param>
    public void Add(IReadOnlyCollection<GoldBead> gold, IReadOnlyCollection<GoldBead> found)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(found);
        var goldSet = gold.ToHashSet();
        var foundSet = found.ToHashSet();
        var goldLinks = Edges(gold);
        var foundLinks = Edges(found);

        strict.Found += foundSet.Count;
        strict.RightOfFound += foundSet.Count(goldSet.Contains);
        lax.Found += foundSet.Count;
        lax.RightOfFound += foundSet.Count(bead => goldSet.Contains(bead) || Overlaps(bead, goldLinks));

        var goldContent = goldSet.Where(bead => !bead.IsNull).ToArray();
        strict.Gold += goldContent.Length;
        strict.FoundOfGold += goldContent.Count(foundSet.Contains);
        lax.Gold += goldContent.Length;
        lax.FoundOfGold += goldContent.Count(bead => foundSet.Contains(bead) || Overlaps(bead, foundLinks));

        Count(ref links, goldLinks, foundLinks);
        Count(ref nulls, Nullified(gold), Nullified(found));
    }

    private static HashSet<(int Source, int Target)> Edges(IEnumerable<GoldBead> beads) =>
        [.. beads.SelectMany(bead => bead.Source, (bead, source) => (bead, source))
            .SelectMany(pair => pair.bead.Target, (pair, target) => (pair.source, target))];

    private static HashSet<(int Source, int Target)> Nullified(IEnumerable<GoldBead> beads) =>
        [.. beads.Where(bead => bead.IsNull)
            .SelectMany(bead => bead.Source.Select(unit => (unit, -1)).Concat(bead.Target.Select(unit => (-1, unit))))];

    private static bool Overlaps(GoldBead bead, HashSet<(int Source, int Target)> edges)
    {
        foreach (var source in bead.Source)
        {
            foreach (var target in bead.Target)
            {
                if (edges.Contains((source, target)))
                    return true;
            }
        }

        return false;
    }

    private static void Count(ref Counts counts, HashSet<(int Source, int Target)> gold, HashSet<(int Source, int Target)> found)
    {
        var common = found.Count(gold.Contains);
        counts.Found += found.Count;
        counts.RightOfFound += common;
        counts.Gold += gold.Count;
        counts.FoundOfGold += common;
    }

    private struct Counts
    {
        public long Found;
        public long RightOfFound;
        public long Gold;
        public long FoundOfGold;

        public readonly PrecisionRecall ToPrecisionRecall() =>
            new(Found == 0 ? 1 : (double)RightOfFound / Found, Gold == 0 ? 1 : (double)FoundOfGold / Gold);
    }
}
