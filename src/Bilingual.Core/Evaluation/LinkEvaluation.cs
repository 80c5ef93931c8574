namespace Bilingual.Evaluation;

/// <summary>A judged link between two paragraphs.</summary>
/// <param name="Source">Source paragraph, in any numbering that is shared with the links to be scored.</param>
/// <param name="Target">Target paragraph.</param>
/// <param name="Grade">2: the main statement of one is stated outright in the other; 1: only a detail is shared.</param>
public readonly record struct JudgedLink(int Source, int Target, int Grade);

/// <summary>
/// Scores paragraph links of comparable text against judged ones: precision of the links found (right when judged at any grade), recall
/// of all judged links and of those of grade 2, and links that touch a paragraph which must not be linked.
/// </summary>
public sealed class LinkEvaluation
{
    private int found;
    private int right;
    private int judged;
    private int strong;
    private int strongFound;

    /// <summary>Number of links found.</summary>
    public int Found => found;

    /// <summary>Links that touch boilerplate, a caption or a byline without being judged right.</summary>
    public int Forbidden { get; private set; }

    /// <summary>Precision, and recall of links of any grade.</summary>
    public PrecisionRecall Links => new(found == 0 ? 1 : (double)right / found, judged == 0 ? 1 : (double)right / judged);

    /// <summary>Recall of links of grade 2.</summary>
    public double StrongRecall => strong == 0 ? 1 : (double)strongFound / strong;

    /// <summary>How well the probabilities of all links, shown or not, agree with the judgements.</summary>
    public CalibrationEvaluation Calibration { get; } = new();

    /// <summary>Adds one pair of documents.</summary>
    /// <param name="judgements">The judged links.</param>
    /// <param name="links">The links found with their probabilities, those below the threshold included where calibration is to count them.</param>
    /// <param name="threshold">Probability from which a link counts as found.</param>
    /// <param name="mayLink">Whether a pair of paragraphs may be linked at all; null where every pair may.</param>
    public void Add(
        IReadOnlyCollection<JudgedLink> judgements,
        IReadOnlyCollection<(int Source, int Target, double Probability)> links,
        double threshold,
        Func<int, int, bool>? mayLink = null)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        ArgumentNullException.ThrowIfNull(links);
        var grades = judgements.ToDictionary(link => (link.Source, link.Target), link => link.Grade);
        judged += grades.Count;
        strong += grades.Values.Count(grade => grade == 2);
        foreach (var (source, target, probability) in links)
        {
            var isRight = grades.TryGetValue((source, target), out var grade);
            Calibration.Add(probability, isRight);
            if (probability < threshold)
                continue;
            found++;
            right += isRight ? 1 : 0;
            strongFound += grade == 2 ? 1 : 0;
            Forbidden += !isRight && mayLink?.Invoke(source, target) == false ? 1 : 0;
        }
    }
}
