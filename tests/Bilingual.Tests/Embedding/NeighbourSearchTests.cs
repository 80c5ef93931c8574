using Bilingual.Embedding;

namespace Bilingual.Tests.Embedding;

public class NeighbourSearchTests
{
    private const int Dimension = 24;

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 4)]
    [InlineData(300, 1000, 7)]
    [InlineData(700, 130, 3)]
    public void Find_RandomVectors_AgreesWithSorting(int rows, int columns, int neighbours)
    {
        var (sources, targets) = (Vectors(rows, 1), Vectors(columns, 2));
        var (ofSources, ofTargets) = NeighbourSearch.Find(sources, targets, Dimension, neighbours);
        Assert.Equal((rows, Math.Min(neighbours, columns)), (ofSources.Count, ofSources.Length));
        Assert.Equal((columns, Math.Min(neighbours, rows)), (ofTargets.Count, ofTargets.Length));
        AssertSorted(sources, targets, ofSources);
        AssertSorted(targets, sources, ofTargets);
    }

    [Fact]
    public void Find_AnyNumberOfThreads_GivesTheSameBits()
    {
        var (sources, targets) = (Vectors(900, 3), Vectors(1100, 4));
        var one = NeighbourSearch.Find(sources, targets, Dimension, 5, threads: 1);
        var four = NeighbourSearch.Find(sources, targets, Dimension, 5, threads: 4);
        AssertEqual(one.OfSources, four.OfSources);
        AssertEqual(one.OfTargets, four.OfTargets);
    }

    [Fact]
    public void Find_SidesSwapped_SwapsTheResults()
    {
        var (sources, targets) = (Vectors(500, 5), Vectors(400, 6));
        var (ofSources, ofTargets) = NeighbourSearch.Find(sources, targets, Dimension, 4);
        var swapped = NeighbourSearch.Find(targets, sources, Dimension, 4);
        AssertEqual(ofSources, swapped.OfTargets);
        AssertEqual(ofTargets, swapped.OfSources);
    }

    [Fact]
    public void Find_EqualVectors_ComeInOrderOfTheirIndex()
    {
        var same = Enumerable.Range(0, 600).SelectMany(_ => Vectors(1, 7)).ToArray();
        var (ofSources, ofTargets) = NeighbourSearch.Find(same, same, Dimension, 3);
        for (var i = 0; i < 600; i++)
        {
            Assert.Equal([0, 1, 2], ofSources.Indices(i).ToArray());
            Assert.Equal([0, 1, 2], ofTargets.Indices(i).ToArray());
        }
    }

    [Fact]
    public void Find_EmptySide_GivesEmptyLists()
    {
        var (ofSources, ofTargets) = NeighbourSearch.Find(Vectors(3, 8), ReadOnlyMemory<float>.Empty, Dimension, 4);
        Assert.Equal((3, 0), (ofSources.Count, ofSources.Length));
        Assert.Equal((0, 3), (ofTargets.Count, ofTargets.Length));
    }

    [Fact]
    public void Find_DataOfWrongLength_NamesIt()
    {
        var fault = Assert.Throws<ArgumentException>(() => NeighbourSearch.Find(new float[25], new float[24], Dimension, 1));
        Assert.Equal("25 numbers are no whole number of vectors of 24. (Parameter 'sources')", fault.Message);
    }

    [Fact]
    public void Find_Cancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => NeighbourSearch.Find(Vectors(10, 1), Vectors(10, 2), Dimension, 1, cancellationToken: cancellation.Token));
    }

    private static void AssertSorted(float[] from, float[] to, NeighbourLists lists)
    {
        for (var i = 0; i < lists.Count; i++)
        {
            var best = Enumerable.Range(0, to.Length / Dimension).Select(j => (Index: j, Similarity: Dot(from, i, to, j)))
                .OrderByDescending(candidate => candidate.Similarity).ThenBy(candidate => candidate.Index).Take(lists.Length).ToArray();
            Assert.Equal(best.Select(candidate => candidate.Index), lists.Indices(i).ToArray());
            Assert.Equal(best.Select(candidate => candidate.Similarity), lists.Similarities(i).ToArray());
        }
    }

    private static void AssertEqual(NeighbourLists expected, NeighbourLists actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected.Indices(i).ToArray(), actual.Indices(i).ToArray());
            Assert.Equal(expected.Similarities(i).ToArray(), actual.Similarities(i).ToArray());
        }
    }

    private static float Dot(float[] a, int i, float[] b, int j)
    {
        var sum = 0f;
        for (var k = 0; k < Dimension; k++)
            sum = MathF.FusedMultiplyAdd(a[(i * Dimension) + k], b[(j * Dimension) + k], sum);
        return sum;
    }

    private static float[] Vectors(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count * Dimension];
        for (var i = 0; i < count; i++)
        {
            var vector = values.AsSpan(i * Dimension, Dimension);
            foreach (ref var value in vector)
                value = (2 * random.NextSingle()) - 1;
            var norm = MathF.Sqrt(Dot(values, i, values, i));
            foreach (ref var value in vector)
                value /= norm;
        }

        return values;
    }
}
