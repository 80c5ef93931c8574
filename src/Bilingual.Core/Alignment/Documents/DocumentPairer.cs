using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>
/// Finds the documents of two collections that tell of the same event or are translations, many to many, with the right to refuse:
/// a document may belong to none. Small collections are compared pair by pair; of large ones only candidates are, found by the
/// nearest neighbours of document vectors and by shared rare names, dates and numbers. Safe for concurrent use.
/// </summary>
/// <param name="confidence">The calibrated models.</param>
public sealed class DocumentPairer(ConfidenceModel confidence)
{
    /// <summary>Pairs that are less probable are not returned.</summary>
    public double LeastProbability { get; init; } = 0.1;

    /// <summary>Most threads to use; null for one a core. The result does not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>The pairs of two lists of documents, the most probable first.</summary>
    /// <param name="sources">Source documents.</param>
    /// <param name="targets">Target documents.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public ImmutableArray<DocumentPair> Pair(
        IReadOnlyList<DocumentSignals> sources, IReadOnlyList<DocumentSignals> targets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        var collection = new DocumentCollection();
        return Pair(collection, [.. sources.Select(collection.Add)], [.. targets.Select(collection.Add)], cancellationToken);
    }

    /// <summary>The pairs of a collection too large to hold its signals, the most probable first.</summary>
    /// <param name="collection">The collection that made the sketches.</param>
    /// <param name="sources">Sketches of the source documents.</param>
    /// <param name="targets">Sketches of the target documents.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public ImmutableArray<DocumentPair> Pair(
        DocumentCollection collection, DocumentSketch[] sources, DocumentSketch[] targets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        if (sources.Length == 0 || targets.Length == 0)
            return [];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads ?? Environment.ProcessorCount, CancellationToken = cancellationToken };
        var candidates = new CandidateSearch(Threads).Find(sources, targets, cancellationToken);
        var size = DocumentCells.Measurements.Length;
        var measurements = new double[candidates.Count * size];
        var comparisons = new DocumentComparison[candidates.Count];
        Parallel.For(0, candidates.Count, options, i =>
        {
            var (source, target) = candidates[i];
            comparisons[i] = DocumentCells.Measure(collection, sources[source], targets[target], measurements.AsSpan(i * size, size));
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
}
