using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment;

public sealed class MinerTests
{
    private static readonly Miner Miner = new(new LexiconEncoder());

    [Fact]
    public void Mine_ShuffledTranslations_FindsEachOneMutually()
    {
        var order = Enumerable.Range(0, 50).Select(i => i * 7 % 50).ToArray();

        var pairs = Miner.Mine(Lines('s', 50), [.. order.Select(i => Lines('t', 50)[i])]);

        Assert.Equal(Enumerable.Range(0, 50), pairs.OrderBy(pair => pair.Source).Select(pair => order[pair.Target]));
        Assert.All(pairs, pair => Assert.True(pair.IsMutual));
    }

    [Fact]
    public void Mine_Results_ComeBestFirst()
    {
        var pairs = Miner.Mine(Lines('s', 20), Lines('t', 30));

        Assert.Equal(pairs.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Source), pairs);
    }

    [Fact]
    public void Mine_EmptyLines_HaveNoPartner()
    {
        var pairs = Miner.Mine(["", "s1 s2 s3", "   "], ["t1 t2 t3", ""]);

        Assert.Equal([(1, 0)], pairs.Select(pair => (pair.Source, pair.Target)));
    }

    [Fact]
    public void Mine_EmptySide_FindsNothing()
    {
        Assert.Empty(Miner.Mine([], ["t1"]));
        Assert.Empty(Miner.Mine(["s1"], []));
    }

    [Fact]
    public void Mine_OneAgainstMany_GivesAScoreThatIsANumber()
    {
        var pair = Assert.Single(Miner.Mine(["s1 s2"], Lines('t', 100)));

        Assert.False(double.IsNaN(pair.Score));
    }

    [Fact]
    public void Mine_OnOneOrFourThreads_GivesTheSame()
    {
        var one = new Miner(new LexiconEncoder()) { Threads = 1 }.Mine(Lines('s', 300), Lines('t', 280));
        var four = new Miner(new LexiconEncoder()) { Threads = 4 }.Mine(Lines('s', 300), Lines('t', 280));

        Assert.Equal(one.ToList(), four.ToList());
    }

    [Fact]
    public void Mine_SidesSwapped_KeepsTheMutualPairs()
    {
        var there = Miner.Mine(Lines('s', 40), Lines('t', 60)).Where(pair => pair.IsMutual);
        var back = Miner.Mine(Lines('t', 60), Lines('s', 40)).Where(pair => pair.IsMutual);

        Assert.Equal(
            there.Select(pair => (pair.Source, pair.Target, Math.Round(pair.Score, 5))).Order(),
            back.Select(pair => (pair.Target, pair.Source, Math.Round(pair.Score, 5))).Order());
    }

    private static List<string> Lines(char prefix, int count) =>
        [.. Enumerable.Range(0, count).Select(i => $"{prefix}{10 * i} {prefix}{(10 * i) + 1} {prefix}{(10 * i) + 2} {prefix}{i % 4}")];
}
