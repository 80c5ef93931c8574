using Bilingual.Alignment;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Alignment;

public sealed class BlockMovesTests
{
    [Fact]
    public void Find_BeadsInOrder_HaveNoMoves() => Assert.Empty(BlockMoves.Find([.. Enumerable.Range(0, 9).Select(i => OneToOne(i, i + 2))]).Blocks);

    [Fact]
    public void Find_TwoBlocks_AreToldApart()
    {
        int[] targets = [0, 1, 20, 21, 4, 5, 6, 7, 30, 9, 10, 11];

        var (blocks, beads) = BlockMoves.Find([.. targets.Select((target, source) => OneToOne(source, target))]);

        Assert.Equal([new MovedBlock(2, 4, 20, 22), new MovedBlock(8, 9, 30, 31)], blocks.ToArray());
        Assert.Equal([2, 3, 8], beads.Select(bead => bead.Source[0]).Order());
    }

    [Fact]
    public void Chain_AnyOrder_IsAsHeavyAsTheHeaviestAscent() =>
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, 9).ToArray()).ToArbitrary(), targets =>
        {
            var beads = targets.Select((target, source) => OneToOne(source, target)).ToArray();
            var longest = Enumerable.Range(0, 1 << targets.Length)
                .Where(set => IsAscending([.. targets.Where((_, i) => (set & (1 << i)) != 0)]))
                .Max(set => int.PopCount(set));
            var chain = BlockMoves.Chain(beads);
            return chain.Count == longest && IsAscending([.. chain.Select(bead => bead.Target[0])]);
        }).QuickCheckThrowOnFailure();

    private static bool IsAscending(int[] values) => values.Zip(values.Skip(1)).All(pair => pair.First < pair.Second);

    private static UnitSets OneToOne(int source, int target) => new([source], [target]);
}
