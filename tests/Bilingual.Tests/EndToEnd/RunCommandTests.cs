using System.Globalization;
using System.Text.Json;

namespace Bilingual.Tests.EndToEnd;

[Collection(ProcessedArticlesTests.Name)]
public sealed class RunCommandTests : IDisposable
{
    private static readonly string[] CorpusFiles =
        ["corpus.jsonl", "corpus.tmx", "corpus.tsv", "links.tsv", "report.json", "review.html", "translations.tsv", "workspace.db"];

    private readonly TemporaryFolder folder = new();
    private readonly ProcessedArticles processed;

    public RunCommandTests(ProcessedArticles processed)
    {
        this.processed = processed;
        processed.CopyArticles(Articles);
    }

    private string Articles => folder["articles"];

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public void Run_FourArticles_WritesEveryFileAndExitsZero()
    {
        var result = processed.Run;

        Assert.Equal("", result.Output);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(CorpusFiles, Directory.EnumerateFiles(processed.Output).Select(Path.GetFileName).Where(n => n != "workspace.lock").Order(StringComparer.Ordinal));
        var report = Report(processed.Output);
        Assert.Equal(4, report.GetProperty("counts").GetProperty("documents").GetInt32());
        Assert.Equal(0, report.GetProperty("failures").GetArrayLength());
    }

    [Fact]
    public void Run_FourArticles_LinksTheCounterpartsAndNothingElse()
    {
        var links = Links(processed.Output);
        Assert.All(links, l => Assert.Contains((l.Source, l.Target), new[] { ("id/jembatan.txt", "en/bridge.txt"), ("id/robot.txt", "en/lab.txt") }));
        Assert.Contains(("id/robot.txt", 2, "en/lab.txt", 2), links.Select(l => (l.Source, l.SourceLine, l.Target, l.TargetLine)));
        Assert.Contains(("id/robot.txt", 3, "en/lab.txt", 3), links.Select(l => (l.Source, l.SourceLine, l.Target, l.TargetLine)));
        Assert.Contains(("id/jembatan.txt", 7, "en/bridge.txt", 9), links.Select(l => (l.Source, l.SourceLine, l.Target, l.TargetLine)));
        int[] boilerplate = [3, 11, 15];
        Assert.DoesNotContain(links, l => l.Source == "id/jembatan.txt" && boilerplate.Contains(l.SourceLine));
    }

    [Fact]
    public async Task Run_Again_SaysThatThereIsNothingToDoAndTouchesNoFile()
    {
        processed.CopyOutput(folder["out"]);
        var before = Snapshot(folder["out"]);

        var second = await RunAsync("out");

        Assert.Equal(0, second.ExitCode);
        Assert.Contains("nothing to do: every article, model and setting is unchanged since the last run", second.Error, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot(folder["out"]));
    }

    [Fact]
    public async Task Run_OneArticleChanged_RedoesOnlyWhatDependsOnIt()
    {
        processed.CopyOutput(folder["out"]);
        File.AppendAllText(Path.Combine(Articles, "id", "robot.txt"), "\nPembangunan laboratorium dimulai bulan depan.\n");

        await RunAsync("out");

        var stages = Report(folder["out"]).GetProperty("stages").EnumerateArray().ToDictionary(s => s.GetProperty("stage").GetString()!, s => s.GetProperty("done").GetInt32());
        Assert.Equal(1, stages["read"]);
        Assert.True(stages["align-paragraphs"] <= 2, $"{stages["align-paragraphs"]} pairs were aligned again");
    }

    [Fact]
    public async Task Run_ArticleRemoved_LeavesNoTraceOfItInTheOutput()
    {
        processed.CopyOutput(folder["out"]);
        File.Delete(Path.Combine(Articles, "en", "lab.txt"));

        await RunAsync("out");

        Assert.DoesNotContain("en/lab.txt", File.ReadAllText(folder["out/links.tsv"]), StringComparison.Ordinal);
        Assert.Equal(3, Report(folder["out"]).GetProperty("counts").GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task Run_TwoOutputFolders_GiveTheSameBytes()
    {
        // The first was written by another process, so that nothing that differs between processes can hide.
        await RunAsync("out");

        Assert.Equal(Snapshot(processed.Output), Snapshot(folder["out"]));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(400)]
    [InlineData(700)]
    [InlineData(1000)]
    public async Task Run_KilledAtSomeMoment_NextRunGivesTheSameResult(int milliseconds)
    {
        using (var process = BilingualProcess.Start(["run", Articles, "--out", folder["killed"]]))
        {
            if (!process.WaitForExit(milliseconds))
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        var next = await RunAsync("killed");

        Assert.True(next.ExitCode == 0, next.Error);
        Assert.Equal(Snapshot(processed.Output), Snapshot(folder["killed"]));
        Assert.Empty(Directory.EnumerateFiles(folder["killed"], "*.tmp"));
    }

    [Fact]
    public async Task Run_BadInputsAmongGood_NamesEachAndDoesTheOthers()
    {
        File.WriteAllBytes(Path.Combine(Articles, "picture.txt"), [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 2, 3, 0, 0]);
        File.WriteAllText(Path.Combine(Articles, "empty.txt"), "");
        folder.Write("articles/de.txt", "Der Minister eröffnete am Montag die neue Brücke über den Fluss. Die Bauarbeiten haben drei Jahre gedauert und viel Geld gekostet.\nAm Nachmittag feierten die Bürger ein großes Fest auf dem Marktplatz.\n");

        var result = await RunAsync("out");

        Assert.Equal(2, result.ExitCode);
        var failures = Report(folder["out"]).GetProperty("failures").EnumerateArray().Select(f => f.GetProperty("path").GetString());
        Assert.Equal(["de.txt", "empty.txt", "picture.txt"], failures.Order(StringComparer.Ordinal));
        Assert.Equal(4, Report(folder["out"]).GetProperty("counts").GetProperty("documents").GetInt32());
        Assert.Contains("failed: picture.txt", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SameNameInTwoFolders_KeepsBoth()
    {
        folder.Write("articles/more/robot.txt", File.ReadAllText(Path.Combine(Articles, "id", "robot.txt")));

        await RunAsync("out");

        Assert.Equal(5, Report(folder["out"]).GetProperty("counts").GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task Run_EmptyFolder_SaysSo()
    {
        Directory.CreateDirectory(folder["nothing"]);

        var result = await BilingualHere.RunAsync("run", folder["nothing"], "--out", folder["out"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"'{folder["nothing"]}' holds no articles", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WrongOptions_ListsEveryFaultAndExitsOne()
    {
        var result = await BilingualHere.RunAsync("run", folder["absent"], "--threshold", "7", "--engine", "nosuch", "--out", folder["out"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"the input folder '{folder["absent"]}' does not exist", result.Error, StringComparison.Ordinal);
        Assert.Contains("Threshold must be between 0 and 1", result.Error, StringComparison.Ordinal);
        Assert.Contains("There is no translation engine 'nosuch'", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public async Task Run_OutputThatCannotBeWritten_NamesItAndTheCure()
    {
        folder.Write("file", "x");

        var result = await BilingualHere.RunAsync("run", Articles, "--out", folder["file/out"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"cannot write to '{folder["file/out"]}'", result.Error, StringComparison.Ordinal);
        Assert.Contains("--out", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Run_InterruptedAfterSomeLinesOfProgress_Exits130AndTheNextRunFinishes(int lines)
    {
        using (var process = BilingualProcess.Start(["run", Articles, "--out", folder["out"]]))
        {
            for (var line = 0; line < lines; line++)
                Assert.NotNull(await process.StandardError.ReadLineAsync());
            await BilingualProcess.InterruptAsync(process);
            Assert.Contains(process.ExitCode, new[] { 130, 0 });
        }

        Assert.Equal(0, (await RunAsync("out")).ExitCode);
    }

    [Fact]
    public async Task Run_HostileText_NeverBecomesMarkup()
    {
        File.AppendAllText(Path.Combine(Articles, "id", "robot.txt"), "\nDewi Lestari Putri menulis <script>alert(1)</script> & \"]]>\" di papan nama laboratorium Bandung.\n");
        File.AppendAllText(Path.Combine(Articles, "en", "lab.txt"), "Dewi Lestari Putri wrote <script>alert(1)</script> & \"]]>\" on the nameplate of the Bandung laboratory.\n");

        await RunAsync("out");

        Assert.DoesNotContain("<script>alert", File.ReadAllText(folder["out/review.html"]), StringComparison.Ordinal);
        using var reader = System.Xml.XmlReader.Create(folder["out/corpus.tmx"], new System.Xml.XmlReaderSettings { DtdProcessing = System.Xml.DtdProcessing.Ignore });
        while (reader.Read())
            Assert.NotEqual("script", reader.Name);
    }

    private Task<BilingualProcess.Result> RunAsync(string output) => BilingualHere.RunAsync("run", Articles, "--out", folder[output]);

    private static JsonElement Report(string output) => JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "report.json"))).RootElement;

    private static IReadOnlyList<(string Source, int SourceLine, string Target, int TargetLine)> Links(string output) =>
        [.. File.ReadLines(Path.Combine(output, "links.tsv")).Skip(1).Select(l => l.Split('\t')).Select(f => (f[0], int.Parse(f[1]), f[2], int.Parse(f[3])))];

    /// <summary>The bytes of every file that is a function of the input; the report holds times, the database its own bookkeeping.</summary>
    private static Dictionary<string, string> Snapshot(string output) =>
        Directory.EnumerateFiles(output)
            .Where(f => Path.GetFileName(f) is not ("report.json" or "workspace.lock") && !Path.GetFileName(f).StartsWith("workspace.db", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));
}
