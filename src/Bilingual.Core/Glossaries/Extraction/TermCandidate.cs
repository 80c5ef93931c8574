namespace Bilingual.Glossaries.Extraction;

/// <summary>A term with its rendering, proposed for a glossary.</summary>
/// <param name="Source">The source term as it is most often written.</param>
/// <param name="Target">The target term as it is most often written.</param>
/// <param name="Count">Pairs in which both stand.</param>
/// <param name="SourceCount">Pairs in which the source term stands.</param>
/// <param name="TargetCount">Pairs in which the target term stands.</param>
/// <param name="LogLikelihood">How far from chance it is that both stand in one pair: the log-likelihood ratio of Dunning (1993).</param>
/// <param name="ExampleSource">A source text with both.</param>
/// <param name="ExampleTarget">Its target text.</param>
public sealed record TermCandidate(
    string Source,
    string Target,
    int Count,
    int SourceCount,
    int TargetCount,
    double LogLikelihood,
    string ExampleSource,
    string ExampleTarget)
{
    /// <summary>How reliably each is rendered by the other, 0 to 1: the geometric mean of p(target | source) and p(source | target).</summary>
    public double Consistency => Count / Math.Sqrt((double)SourceCount * TargetCount);

    /// <summary>What candidates are ranked by: association times consistency times the logarithm of the number of words that make the pair a term.</summary>
    public double Score => LogLikelihood * Consistency * Termhood;

    /// <summary>A phrase is more of a term than a word (after the C-value of Frantzi et al. 2000).</summary>
    private double Termhood => Math.Log2(1 + Math.Max(WordsOf(Source), WordsOf(Target)));

    private static int WordsOf(string term) => term.Count(c => c is ' ' or '-') + 1;
}
