namespace Bilingual.Corpora.Filtering;

/// <summary>Rejects sides with too few or too many words.</summary>
/// <param name="Minimum">Fewest words of a side.</param>
/// <param name="Maximum">Most words of a side.</param>
public sealed record WordCountFilter(int Minimum, int Maximum) : IUnitFilter
{
    /// <inheritdoc/>
    public string Name => "length";

    /// <inheritdoc/>
    public string? Rejects(MeasuredUnit unit)
    {
        foreach (var (name, text) in unit.Sides)
        {
            var words = text.WordCount;
            if (words < Minimum || words > Maximum)
                return $"{words} {(words == 1 ? "word" : "words")} on the {name} side";
        }

        return null;
    }
}

/// <summary>
/// Rejects sides whose lengths differ too much. The tolerance is added to both lengths before they are compared, so that the ratio of
/// short texts, where a single word decides, means little.
/// </summary>
/// <param name="Maximum">Greatest ratio of the longer to the shorter side.</param>
/// <param name="Tolerance">Characters added to both sides.</param>
public sealed record LengthRatioFilter(double Maximum, int Tolerance = 15) : IUnitFilter
{
    /// <inheritdoc/>
    public string Name => "ratio";

    /// <inheritdoc/>
    public string? Rejects(MeasuredUnit unit)
    {
        double source = unit.Source.Text.Length + Tolerance, target = unit.Target.Text.Length + Tolerance;
        var ratio = Math.Max(source, target) / Math.Max(1, Math.Min(source, target));
        return ratio > Maximum ? $"one side is {Reason.Number(ratio)} times as long as the other" : null;
    }
}

/// <summary>Rejects sides with a word too long for a word: run-together text, encoded data.</summary>
/// <param name="Maximum">Most characters of a word; addresses do not count.</param>
public sealed record LongestWordFilter(int Maximum) : IUnitFilter
{
    /// <inheritdoc/>
    public string Name => "long-word";

    /// <inheritdoc/>
    public string? Rejects(MeasuredUnit unit)
    {
        foreach (var (name, text) in unit.Sides)
        {
            var longest = text.Words.Select(word => word.Length).DefaultIfEmpty().Max();
            if (longest > Maximum)
                return $"a word of {longest} characters on the {name} side";
        }

        return null;
    }
}
