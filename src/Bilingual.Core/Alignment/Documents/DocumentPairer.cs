using System.Collections.Immutable;
using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>
/// Finds the documents of two collections that tell of the same event or are translations, many to many, with the right to refuse:
/// a document may belong to none. Small collections are compared pair by pair; of large ones only candidates are, found by the exact
/// nearest neighbours of document vectors and by shared rare names, dates and numbers. Safe for concurrent use.
/// </summary>
/// <param name="confidence">The calibrated models.</param>
public sealed class DocumentPairer(ConfidenceModel confidence)
{
    private const int PairsComparedAll = 400;
    private const int Candidates = 8;
    private const int MostDocumentsOfKey = 20;

    /// <summary>Pairs that are less probable are not returned.</summary>
    public double LeastProbability { get; init; } = 0.1;

    /// <summary>Most threads to use; null for one a core. The result does not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>The pairs of two collections, the most probable first.</summary>
    public ImmutableArray<DocumentPair> Pair(
        IReadOnlyList<DocumentSignals> sources, IReadOnlyList<DocumentSignals> targets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        if (sources.Count == 0 || targets.Count == 0)
            return [];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads ?? Environment.ProcessorCount, CancellationToken = cancellationToken };
        var sourceSketches = new DocumentSketch[sources.Count];
        var targetSketches = new DocumentSketch[targets.Count];
        Parallel.For(0, sources.Count, options, i => sourceSketches[i] = new DocumentSketch(sources[i]));
        Parallel.For(0, targets.Count, options, i => targetSketches[i] = new DocumentSketch(targets[i]));
        var rarities = new KeyRarities(sources.Concat(targets));
        var candidates = FindCandidates(sourceSketches, targetSketches, cancellationToken);
        var size = DocumentCells.Measurements.Length;
        var measurements = new double[candidates.Count * size];
        var comparisons = new DocumentComparison[candidates.Count];
        Parallel.For(0, candidates.Count, options, i =>
        {
            var (source, target) = candidates[i];
            comparisons[i] = DocumentCells.Measure(sourceSketches[source], targetSketches[target], rarities, measurements.AsSpan(i * size, size));
        });
        DocumentCells.Compete(candidates, measurements);
        var compared = candidates.Select((candidate, i) => new DocumentPair(
            sources[candidate.Source].Path,
            targets[candidate.Target].Path,
            confidence.Document.Probability(measurements.AsSpan(i * size, size)),
            comparisons[i].IsParallel ? DocumentRelation.Parallel : DocumentRelation.Comparable,
            comparisons[i].Evidence));
        return
        [
            .. compared.Where(pair => pair.Probability >= LeastProbability)
                .OrderByDescending(pair => pair.Probability)
                .ThenBy(pair => pair.SourcePath, StringComparer.Ordinal)
                .ThenBy(pair => pair.TargetPath, StringComparer.Ordinal),
        ];
    }

    private List<(int Source, int Target)> FindCandidates(DocumentSketch[] sources, DocumentSketch[] targets, CancellationToken cancellationToken)
    {
        var found = new SortedSet<(int Source, int Target)>();
        if ((long)sources.Length * targets.Length <= PairsComparedAll)
        {
            for (var source = 0; source < sources.Length; source++)
            {
                for (var target = 0; target < targets.Length; target++)
                    found.Add((source, target));
            }

            return [.. found];
        }

        var dimension = sources[0].Vector.Length;
        var (ofSources, ofTargets) = NeighbourSearch.Find(
            Vectors(sources), Vectors(targets), dimension, Candidates, Threads, cancellationToken);
        for (var source = 0; source < sources.Length; source++)
        {
            foreach (var target in ofSources.Indices(source))
                found.Add((source, target));
        }

        for (var target = 0; target < targets.Length; target++)
        {
            foreach (var source in ofTargets.Indices(target))
                found.Add((source, target));
        }

        found.UnionWith(SharingRareKeys(sources, targets));
        return [.. found];
    }

    private static float[] Vectors(DocumentSketch[] documents) => [.. documents.SelectMany(document => document.Vector)];

    /// <summary>For each source the targets that share most rare keys with it.</summary>
    private static IEnumerable<(int Source, int Target)> SharingRareKeys(DocumentSketch[] sources, DocumentSketch[] targets)
    {
        var holders = new Dictionary<Key, List<int>>();
        for (var target = 0; target < targets.Length; target++)
        {
            foreach (var key in targets[target].Signals.Sentences.Keys.Keys)
            {
                if (!holders.TryGetValue(key, out var list))
                    holders.Add(key, list = []);
                list.Add(target);
            }
        }

        var shared = new Dictionary<int, double>();
        for (var source = 0; source < sources.Length; source++)
        {
            shared.Clear();
            var keys = sources[source].Signals.Sentences.Keys;
            for (var k = 0; k < keys.Keys.Length; k++)
            {
                if (!holders.TryGetValue(keys.Keys[k], out var list) || list.Count > MostDocumentsOfKey)
                    continue;
                foreach (var target in list)
                    shared[target] = shared.GetValueOrDefault(target) + (keys.Telling[k] / list.Count);
            }

            foreach (var (target, _) in shared.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(Candidates))
                yield return (source, target);
        }
    }
}
