using Bilingual.Alignment;
using Bilingual.Embedding.Training;

namespace Bilingual.Tests.Alignment;

public sealed class PerturbedTextTests
{
    private static readonly ParallelRun Run = new([.. Enumerable.Range(0, 30).Select(i => $"s{i}")], [.. Enumerable.Range(0, 30).Select(i => $"t{i}")]);
    private static readonly ParallelRun Foreign = new([.. Enumerable.Range(0, 30).Select(i => $"fs{i}")], [.. Enumerable.Range(0, 30).Select(i => $"ft{i}")]);

    [Fact]
    public void Make_ManyTexts_GoldIsAPartitionOfWhatTranslates()
    {
        var random = new SplitMix(1);
        for (var i = 0; i < 200; i++)
        {
            var text = PerturbedText.Make(Run, Foreign, ref random);

            Assert.Equal(Enumerable.Range(0, text.Source.Length), text.Gold.SelectMany(bead => bead.Source).Order());
            Assert.Equal(Enumerable.Range(0, text.Target.Length), text.Gold.SelectMany(bead => bead.Target).Order());
            Assert.All(text.Gold, bead =>
            {
                var sources = Pairs(bead.Source.Select(unit => text.Source[unit]), 's');
                var targets = Pairs(bead.Target.Select(unit => text.Target[unit]), 't');
                Assert.Equal(bead.Source.Length > 0 && bead.Target.Length > 0, sources.Overlaps(targets));
            });
        }
    }

    [Fact]
    public void Make_SameSeed_GivesTheSameText()
    {
        var (first, second) = (new SplitMix(7), new SplitMix(7));

        Assert.Equal(PerturbedText.Make(Run, Foreign, ref first).Target.ToArray(), PerturbedText.Make(Run, Foreign, ref second).Target.ToArray());
    }

    private static HashSet<string> Pairs(IEnumerable<string> units, char side) =>
        [.. units.SelectMany(unit => unit.Split(' ')).Where(word => word[0] == side).Select(word => word[1..])];
}
