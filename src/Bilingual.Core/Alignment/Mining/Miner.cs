using System.Collections.Immutable;
using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>A mined pair of lines.</summary>
/// <param name="Source">0-based source line.</param>
/// <param name="Target">0-based target line.</param>
/// <param name="Score">Ratio margin: above 1 the two are nearer to each other than to their neighbours.</param>
/// <param name="IsMutual">Whether each is the other's best.</param>
public readonly record struct MinedPair(int Source, int Target, double Score, bool IsMutual);

/// <summary>
/// Finds translations among two unordered collections of lines by the ratio margin over the nearest neighbours of both sides (Artetxe and
/// Schwenk 2019). The search is exact.
/// </summary>
/// <param name="encoder">Gives vectors of both languages in one space.</param>
public sealed class Miner(ISentenceEncoder encoder)
{
    /// <summary>Most threads to use; null for one a core. The result does not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>For each source line its best target line, best first; lines with nothing to encode have none.</summary>
    public ImmutableArray<MinedPair> Mine(
        IReadOnlyList<string> sources, IReadOnlyList<string> targets, CancellationToken cancellationToken = default)
    {
        var sourceVectors = SentenceVectors.Encode(encoder, sources, Threads, cancellationToken);
        var targetVectors = SentenceVectors.Encode(encoder, targets, Threads, cancellationToken);
        if (sources.Count == 0 || targets.Count == 0)
            return [];
        var (ofSources, ofTargets) = NeighbourSearch.Find(
            sourceVectors, targetVectors, RatioMargin.DefaultNeighbourhood, Threads, cancellationToken);
        var margin = new RatioMargin(ofSources, ofTargets);
        var bestTargets = margin.BestTargets();
        var bestSources = margin.BestSources();
        var pairs = new List<MinedPair>(sources.Count);
        for (var source = 0; source < sources.Count; source++)
        {
            var best = bestTargets[source];
            if (best.Index < 0 || sourceVectors.Weights[source] <= 0 || targetVectors.Weights[best.Index] <= 0)
                continue;
            pairs.Add(new MinedPair(source, best.Index, best.Margin, bestSources[best.Index].Index == source));
        }

        return [.. pairs.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Source)];
    }
}
