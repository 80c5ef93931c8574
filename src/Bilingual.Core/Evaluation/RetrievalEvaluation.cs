using System.Globalization;
using Bilingual.Embedding;

namespace Bilingual.Evaluation;

/// <summary>How often an encoder finds the translation of a sentence among all sentences of the other side.</summary>
/// <param name="Pairs">Number of sentence pairs.</param>
/// <param name="CosineForward">Share of source sentences whose nearest target by cosine is their translation.</param>
/// <param name="CosineBackward">The same from target to source.</param>
/// <param name="MarginForward">Share of source sentences whose best target by ratio margin (four neighbours) is their translation.</param>
/// <param name="MarginBackward">The same from target to source.</param>
public readonly record struct RetrievalScores(
    int Pairs, double CosineForward, double CosineBackward, double MarginForward, double MarginBackward);

/// <summary>
/// Retrieval accuracy on sentence pairs, each sentence against all of the other side, as Tatoeba and NTREX are used to judge encoders
/// (Artetxe and Schwenk 2019). A sentence that finds a copy of its translation has found it: the two cannot be told apart.
/// </summary>
public static class RetrievalEvaluation
{
    // Margins are compared among this many neighbours; beyond them the cosine is too small for the margin to win.
    private const int Candidates = 16;

    /// <summary>Encodes both sides and counts.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="sources">Sentences.</param>
    /// <param name="targets">The translation of each.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The sides are of different length, or empty.</exception>
    public static RetrievalScores Evaluate(
        ISentenceEncoder encoder, IReadOnlyList<string> sources, IReadOnlyList<string> targets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        if (sources.Count != targets.Count || sources.Count == 0)
            throw new ArgumentException($"Retrieval needs as many targets as sources and at least one; there are {sources.Count} and {targets.Count}.", nameof(targets));

        var (ofSources, ofTargets) = NeighbourSearch.Find(
            SentenceVectors.Encode(encoder, sources, cancellationToken: cancellationToken),
            SentenceVectors.Encode(encoder, targets, cancellationToken: cancellationToken),
            Candidates,
            cancellationToken: cancellationToken);
        var margin = new RatioMargin(ofSources, ofTargets);
        var (bestTargets, bestSources) = (margin.BestTargets(), margin.BestSources());
        return new RetrievalScores(
            sources.Count,
            Share(targets, i => ofSources.Indices(i)[0]),
            Share(sources, i => ofTargets.Indices(i)[0]),
            Share(targets, i => bestTargets[i].Index),
            Share(sources, i => bestSources[i].Index));
    }

    /// <summary>The scores in per cent, a line for each way of searching.</summary>
    public static string Format(RetrievalScores scores) => string.Create(
        CultureInfo.InvariantCulture,
        $"pairs\t{scores.Pairs}\ncosine\t{100 * scores.CosineForward:F2}\t{100 * scores.CosineBackward:F2}\nmargin\t{100 * scores.MarginForward:F2}\t{100 * scores.MarginBackward:F2}");

    private static double Share(IReadOnlyList<string> texts, Func<int, int> found)
    {
        var right = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            if (string.Equals(texts[found(i)], texts[i], StringComparison.Ordinal))
                right++;
        }

        return (double)right / texts.Count;
    }
}
