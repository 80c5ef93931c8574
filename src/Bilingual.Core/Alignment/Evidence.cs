using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Bilingual.Alignment;

/// <summary>
/// The measurements behind a probability, in a form that can be shown to a person and stored as text.
/// </summary>
/// <param name="Similarity">Cosine of the two sides' vectors, −1 to 1.</param>
/// <param name="Coverage">Share of the weighted content words of the poorer covered side that have an answer on the other side, 0 to 1.</param>
/// <param name="Numbers">Numbers and dates that stand on both sides, normalised.</param>
/// <param name="Names">Names that stand on both sides.</param>
/// <param name="Terms">Glossary terms whose source stands on one side and whose target on the other.</param>
public sealed record Evidence(
    double Similarity,
    double Coverage,
    ImmutableArray<string> Numbers,
    ImmutableArray<string> Names,
    ImmutableArray<string> Terms)
{
    /// <summary>No evidence at all, as for null beads.</summary>
    public static Evidence None { get; } = new(0, 0, [], [], []);

    /// <summary>One line: <c>similarity=.71 coverage=.55 numbers=14.3e9 names=Wang,Meta terms=superintelligence</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"similarity={Similarity:0.00} coverage={Coverage:0.00}");
        Append("numbers", Numbers);
        Append("names", Names);
        Append("terms", Terms);
        return text.ToString();

        void Append(string name, ImmutableArray<string> values)
        {
            if (values.Length > 0)
                text.Append(' ').Append(name).Append('=').AppendJoin(',', values);
        }
    }
}
