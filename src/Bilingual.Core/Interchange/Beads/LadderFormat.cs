using Bilingual.Alignment;

namespace Bilingual.Interchange.Beads;

/// <summary>
/// hunalign's ladder (Varga et al. 2005): each line is a rung <c>source⇥target⇥score</c>, the places in both texts where a bead starts,
/// and the last rung is where both texts end. What lies between two rungs is a bead, so beads cannot cross or have holes.
/// </summary>
public sealed class LadderFormat : IBeadFormat
{
    /// <inheritdoc/>
    public string Name => "ladder";

    /// <inheritdoc/>
    public string Description => "hunalign's ladder; only for alignments without crossing beads";

    /// <inheritdoc/>
    public string? Refuses(AlignedText text)
    {
        var (source, target) = (-1, -1);
        foreach (var bead in Linked(text))
        {
            if (!IsRun(bead.Source.AsSpan()) || !IsRun(bead.Target.AsSpan()) || bead.Source[0] <= source || bead.Target[0] <= target)
            {
                return $"a ladder cannot hold the bead {VecalignFormat.Show(bead)}, which crosses others or has a hole; " +
                    "choose vecalign, tsv, jsonl or tmx, or align with --mode parallel";
            }

            (source, target) = (bead.Source[^1], bead.Target[^1]);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Write(TextWriter output, AlignedText text, CorpusInfo info)
    {
        if (Refuses(text) is { } reason)
            throw new InvalidOperationException(reason);
        var unlinkedSource = text.Beads.Where(bead => bead.Target.IsEmpty).ToDictionary(bead => bead.Source[0], bead => bead.Probability);
        var unlinkedTarget = text.Beads.Where(bead => bead.Source.IsEmpty).ToDictionary(bead => bead.Target[0], bead => bead.Probability);
        var (source, target) = (0, 0);
        foreach (var bead in Linked(text))
        {
            WriteUnlinked(bead.Source[0], bead.Target[0]);
            Rung(bead.Probability);
            (source, target) = (bead.Source[^1] + 1, bead.Target[^1] + 1);
        }

        WriteUnlinked(text.Source.Length, text.Target.Length);
        Rung(0);

        void WriteUnlinked(int sourceEnd, int targetEnd)
        {
            for (; source < sourceEnd; source++)
                Rung(unlinkedSource.GetValueOrDefault(source));
            for (; target < targetEnd; target++)
                Rung(unlinkedTarget.GetValueOrDefault(target));
        }

        void Rung(double probability) =>
            output.Write($"{FieldText.Number(source)}\t{FieldText.Number(target)}\t{FieldText.Probability(probability)}\n");
    }

    private static IEnumerable<Bead> Linked(AlignedText text) => text.Beads.Where(bead => !bead.IsNull).OrderBy(bead => bead.Source[0]);

    private static bool IsRun(ReadOnlySpan<int> units)
    {
        for (var index = 1; index < units.Length; index++)
        {
            if (units[index] != units[index - 1] + 1)
                return false;
        }

        return true;
    }
}
