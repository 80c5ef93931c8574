using System.Numerics.Tensors;
using Bilingual.Embedding;

namespace Bilingual.Alignment;

/// <summary>
/// Finds which documents are worth comparing, each with some of the other side: the nearest by vector, and those that share its rarest
/// names, dates and numbers. Up to some ten thousand documents a side the nearest are found exactly. Beyond, each side is parted into cells
/// around some of its documents and only the cells nearest to a document are searched (an inverted file, Jégou et al. 2011): the work grows
/// with the power 1.5 of the collection. Swapping the sides swaps the result.
/// </summary>
/// <param name="threads">Most threads to use; null for one a core. The result does not depend on it.</param>
internal sealed class CandidateSearch(int? threads)
{
    private const long PairsComparedAll = 400;
    private const long PairsSearchedExactly = 400_000_000;
    private const int Candidates = 8;
    private const int CellsSearched = 24;
    private const int MostDocumentsOfKey = 20;

    /// <summary>Products of vectors up to which the search is exact.</summary>
    internal long ExactUpTo { get; init; } = PairsSearchedExactly;

    /// <summary>The pairs to compare, by source then target.</summary>
    public List<(int Source, int Target)> Find(DocumentSketch[] sources, DocumentSketch[] targets, CancellationToken cancellationToken)
    {
        if ((long)sources.Length * targets.Length <= PairsComparedAll)
            return [.. Enumerable.Range(0, sources.Length).SelectMany(source => Enumerable.Range(0, targets.Length).Select(target => (source, target)))];
        var found = new HashSet<(int Source, int Target)>();
        if ((long)sources.Length * targets.Length <= ExactUpTo)
        {
            AddExact(sources, targets, found, cancellationToken);
        }
        else
        {
            AddFromCells(sources, targets, (source, target) => found.Add((source, target)), cancellationToken);
            AddFromCells(targets, sources, (target, source) => found.Add((source, target)), cancellationToken);
        }

        AddSharingRareKeys(sources, targets, (source, target) => found.Add((source, target)));
        AddSharingRareKeys(targets, sources, (target, source) => found.Add((source, target)));
        return [.. found.Order()];
    }

    private void AddExact(DocumentSketch[] sources, DocumentSketch[] targets, HashSet<(int Source, int Target)> found, CancellationToken cancellationToken)
    {
        var (ofSources, ofTargets) = NeighbourSearch.Find(
            Vectors(sources), Vectors(targets), sources[0].Vector.Length, Candidates, threads, cancellationToken);
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
    }

    /// <summary>For each document the nearest of the others within the cells nearest to it.</summary>
    private void AddFromCells(DocumentSketch[] documents, DocumentSketch[] others, Action<int, int> add, CancellationToken cancellationToken)
    {
        var cells = Math.Clamp((int)Math.Sqrt(others.Length), 1, others.Length);
        // Documents at even distances through the collection stand for its topics.
        var centres = Vectors([.. Enumerable.Range(0, cells).Select(cell => others[(int)((long)cell * others.Length / cells)])]);
        var dimension = others[0].Vector.Length;
        var members = Members(others, centres, dimension, cells, cancellationToken);
        var nearest = NeighbourSearch.Find(Vectors(documents), centres, dimension, CellsSearched, threads, cancellationToken).OfSources;
        var best = new int[documents.Length][];
        Parallel.For(0, documents.Length, Options(cancellationToken), document =>
        {
            var queue = new List<(float Similarity, int Other)>();
            foreach (var cell in nearest.Indices(document))
            {
                foreach (var other in members[cell])
                    queue.Add((TensorPrimitives.Dot<float>(documents[document].Vector, others[other].Vector), other));
            }

            best[document] = [.. queue.OrderByDescending(entry => entry.Similarity).ThenBy(entry => entry.Other).Take(Candidates).Select(entry => entry.Other)];
        });
        for (var document = 0; document < best.Length; document++)
        {
            foreach (var other in best[document])
                add(document, other);
        }
    }

    private List<int>[] Members(DocumentSketch[] documents, float[] centres, int dimension, int cells, CancellationToken cancellationToken)
    {
        var nearest = NeighbourSearch.Find(Vectors(documents), centres, dimension, 1, threads, cancellationToken).OfSources;
        var members = new List<int>[cells];
        for (var cell = 0; cell < cells; cell++)
            members[cell] = [];
        for (var document = 0; document < documents.Length; document++)
        {
            foreach (var cell in nearest.Indices(document))
                members[cell].Add(document);
        }

        return members;
    }

    private ParallelOptions Options(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancellationToken };

    private static float[] Vectors(DocumentSketch[] documents)
    {
        var dimension = documents[0].Vector.Length;
        var vectors = new float[documents.Length * (long)dimension];
        for (var document = 0; document < documents.Length; document++)
            documents[document].Vector.CopyTo(vectors.AsSpan(document * dimension, dimension));
        return vectors;
    }

    /// <summary>For each document the others that share most rare keys with it.</summary>
    private static void AddSharingRareKeys(DocumentSketch[] documents, DocumentSketch[] others, Action<int, int> add)
    {
        var holders = new Dictionary<CollectionKey, List<int>>();
        for (var other = 0; other < others.Length; other++)
        {
            foreach (var key in others[other].Keys)
            {
                // A key of one document alone joins it with nothing.
                if (key.Documents < 2 || key.Documents > 2 * MostDocumentsOfKey)
                    continue;
                if (!holders.TryGetValue(key, out var list))
                    holders.Add(key, list = []);
                list.Add(other);
            }
        }

        var shared = new Dictionary<int, double>();
        for (var document = 0; document < documents.Length; document++)
        {
            shared.Clear();
            foreach (var key in documents[document].Keys)
            {
                if (!holders.TryGetValue(key, out var list) || list.Count > MostDocumentsOfKey)
                    continue;
                foreach (var other in list)
                    shared[other] = shared.GetValueOrDefault(other) + (key.Telling / list.Count);
            }

            foreach (var (other, _) in shared.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(Candidates))
                add(document, other);
        }
    }
}
