using System.Collections.Immutable;

namespace Bilingual.Documents;

/// <summary>
/// The way back from cleaned text to the text it was made from: a list of runs within which both advance in step.
/// </summary>
/// <remarks>Most paragraphs need a single run, so a map costs a few bytes rather than one integer for each character.</remarks>
public sealed class OffsetMap
{
    private readonly ImmutableArray<Run> runs;

    /// <summary>A map of the given runs, in ascending order of <see cref="Run.Clean"/>; the last run's end is open.</summary>
    /// <exception cref="ArgumentException">There is no run, the first does not start at 0, or offsets descend.</exception>
    public OffsetMap(ImmutableArray<Run> runs)
    {
        if (runs.IsDefaultOrEmpty || runs[0].Clean != 0)
            throw new ArgumentException("A map starts with a run at cleaned offset 0.", nameof(runs));
        for (var i = 1; i < runs.Length; i++)
        {
            if (runs[i].Clean <= runs[i - 1].Clean || runs[i].Source < runs[i - 1].Source)
                throw new ArgumentException("Runs must ascend on both sides.", nameof(runs));
        }

        this.runs = runs;
    }

    /// <summary>A point from which cleaned and source offsets advance in step.</summary>
    /// <param name="Clean">Offset in the cleaned text.</param>
    /// <param name="Source">Offset in the source text.</param>
    public readonly record struct Run(int Clean, int Source);

    /// <summary>The runs in ascending order.</summary>
    public ImmutableArray<Run> Runs => runs;

    /// <summary>The map of text that was copied unchanged from <paramref name="sourceStart"/>.</summary>
    public static OffsetMap Identity(int sourceStart) => new([new Run(0, sourceStart)]);

    /// <summary>The source offset of the cleaned character at <paramref name="clean"/>.</summary>
    public int ToSource(int clean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(clean);
        int low = 0, high = runs.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (runs[middle].Clean <= clean)
                low = middle;
            else
                high = middle - 1;
        }

        var end = low + 1 < runs.Length ? runs[low + 1].Source : int.MaxValue;
        return Math.Min(runs[low].Source + (clean - runs[low].Clean), end);
    }

    /// <summary>
    /// The source span of a cleaned span: from its first character to just past its last. Source characters that were merged into the
    /// last one (a combining accent) or dropped right after it (a soft hyphen) belong to the span; folded white space does not.
    /// </summary>
    public TextSpan ToSource(TextSpan clean)
    {
        var start = ToSource(clean.Start);
        if (clean.Length == 0)
            return new TextSpan(start, start);
        var end = ToSource(clean.End - 1) + 1;
        return new TextSpan(start, Math.Max(end, RunStartAt(clean.End)));
    }

    /// <summary>Source offset of the run that starts exactly at <paramref name="clean"/>, or −1.</summary>
    private int RunStartAt(int clean)
    {
        int low = 0, high = runs.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (runs[middle].Clean == clean)
                return runs[middle].Source;
            if (runs[middle].Clean < clean)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }
}
