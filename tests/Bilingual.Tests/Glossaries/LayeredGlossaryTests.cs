using Bilingual.Glossaries;

namespace Bilingual.Tests.Glossaries;

public sealed class LayeredGlossaryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Clock clock = new();

    public LayeredGlossaryTests()
    {
        folder.Write("shared/a.tsv", "term\ttarget\ntim\tteam\nsaham\tshare\n");
        folder.Write("project.tsv", "term\ttarget\ntim\tsquad\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Current_TwoLayers_ProjectStandsOverShared()
    {
        var layered = Create();

        Assert.Equal(["squad", "share"], layered.Current.Select(entry => entry.Target));
        Assert.Empty(layered.Faults);
    }

    [Fact]
    public void Current_FileChanged_IsReadAgainAfterASecond()
    {
        var layered = Create();
        folder.Write("project.tsv", "term\ttarget\ntim\tcrew of many\n");

        Assert.Equal("squad", layered.Current[0].Target);
        clock.Advance();
        Assert.Equal("crew of many", layered.Current[0].Target);
    }

    [Fact]
    public void Current_FileAdded_IsReadToo()
    {
        var layered = Create();
        folder.Write("shared/b.tsv", "term\ttarget\nkota\tcity\n");
        clock.Advance();

        Assert.Equal(3, layered.Current.Count);
    }

    [Fact]
    public void Current_ChangeWithFaults_KeepsTheLastGoodStateAndNamesThem()
    {
        var layered = Create();
        folder.Write("project.tsv", "term\ttarget\ntim\t\n");
        clock.Advance();

        Assert.Equal("squad", layered.Current[0].Target);
        Assert.Equal($"{folder["project.tsv"]}:2", $"{layered.Faults[0].File}:{layered.Faults[0].Line}");

        folder.Write("project.tsv", "term\ttarget\ntim\tgroup\n");
        clock.Advance();
        Assert.Equal("group", layered.Current[0].Target);
        Assert.Empty(layered.Faults);
    }

    [Fact]
    public void Current_FileGone_KeepsTheLastGoodStateUntilItIsBack()
    {
        var layered = Create();
        File.Delete(folder["project.tsv"]);
        clock.Advance();

        Assert.Equal("squad", layered.Current[0].Target);
        Assert.Single(layered.Faults);
        folder.Write("project.tsv", "term\ttarget\ntim\tsquad\n");
        clock.Advance();
        Assert.Empty(layered.Faults);
    }

    private LayeredGlossary Create() => new([folder["project.tsv"], folder["shared"]], time: clock);

    private sealed class Clock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => now;

        public void Advance() => now += 2;
    }
}
