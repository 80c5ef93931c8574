using System.Globalization;
using System.Text;
using Bilingual.Alignment;

namespace Bilingual.Interchange.Beads;

/// <summary>
/// A bead a line, <c>[0, 1]:[2]:0.9312</c>, as vecalign (Thompson and Koehn 2019) and bertalign print them; an empty side is <c>[]</c>.
/// The third field is the probability of the bead, where vecalign has its cost.
/// </summary>
public sealed class VecalignFormat : IBeadFormat
{
    /// <inheritdoc/>
    public string Name => "vecalign";

    /// <inheritdoc/>
    public string Description => "a bead a line: [0, 1]:[2]:0.9312";

    /// <inheritdoc/>
    public void Write(TextWriter output, AlignedText text, CorpusInfo info)
    {
        foreach (var bead in text.Beads)
            output.Write($"{Show(bead)}:{FieldText.Probability(bead.Probability)}\n");
    }

    /// <summary>The two sides of a bead: <c>[0, 1]:[2]</c>.</summary>
    internal static string Show(Bead bead)
    {
        var line = new StringBuilder();
        line.Append('[').AppendJoin(", ", bead.Source.Select(Number)).Append("]:[").AppendJoin(", ", bead.Target.Select(Number)).Append(']');
        return line.ToString();
    }

    private static string Number(int unit) => unit.ToString(CultureInfo.InvariantCulture);
}
