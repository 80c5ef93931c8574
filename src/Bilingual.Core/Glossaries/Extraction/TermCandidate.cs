namespace Bilingual.Glossaries.Extraction;

/// <summary>A term with its rendering, proposed for a glossary.</summary>
/// <param name="Source">The source term as it is most often written.</param>
/// <param name="Target">The target term as it is most often written.</param>
/// <param name="Count">Pairs in which both stand.</param>
/// <param name="SourceCount">Pairs in which the source term stands.</param>
/// <param name="TargetCount">Pairs in which the target term stands.</param>
/// <param name="LogLikelihood">How far from chance it is that both stand in one pair: the log-likelihood ratio of Dunning (1993).</param>
/// <param name="ResidualIdf">How far the two keep to some stretches of the corpus: the residual inverse document frequency (Church and Gale 1995), the lesser of both.</param>
/// <param name="ExampleSource">A source text with both.</param>
/// <param name="ExampleTarget">Its target text.</param>
public sealed record TermCandidate(
    string Source,
    string Target,
    int Count,
    int SourceCount,
    int TargetCount,
    double LogLikelihood,
    double ResidualIdf,
    string ExampleSource,
    string ExampleTarget)
{
    private const double MaxResidualIdf = 1;
    private const double SameTermhood = .5;

    /// <summary>How reliably each is rendered by the other, 0 to 1: the geometric mean of p(target | source) and p(source | target).</summary>
    public double Consistency => Count / Math.Sqrt((double)SourceCount * TargetCount);

    /// <summary>
    /// What candidates are ranked by: the strength of the association (its root grows like that of the counts), times the consistency
    /// squared (frequency cannot make up for a loose rendering), times what makes the pair a term.
    /// </summary>
    public double Score => Math.Sqrt(Math.Max(0, LogLikelihood)) * Consistency * Consistency * Termhood;

    /// <summary>
    /// A phrase is more of a term than a word (after the C-value of Frantzi et al. 2000), and a word that keeps to its subject more than
    /// one that stands everywhere. What is the same on both sides is mostly a name, and sides of unequal length are mostly cut wrongly.
    /// </summary>
    private double Termhood
    {
        get
        {
            var (source, target) = (WordsOf(Source), WordsOf(Target));
            var same = Source.Equals(Target, StringComparison.OrdinalIgnoreCase);
            var words = same ? SameTermhood : Math.Log2(1 + Math.Max(source, target)) * Math.Min(1, (1.0 + Math.Min(source, target)) / Math.Max(source, target));
            return words * (1 + Math.Min(ResidualIdf, MaxResidualIdf));
        }
    }

    private static int WordsOf(string term) => term.Count(c => c is ' ' or '-') + 1;
}
