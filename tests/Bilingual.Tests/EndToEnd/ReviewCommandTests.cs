using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bilingual.Tests.EndToEnd;

public sealed partial class ReviewCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ReviewCommandTests()
    {
        var fixture = Path.Combine(AppContext.BaseDirectory, "Fixtures", "Articles");
        foreach (var file in Directory.EnumerateFiles(fixture, "*.txt", SearchOption.AllDirectories))
            folder.Write(Path.Combine("articles", Path.GetRelativePath(fixture, file)), File.ReadAllText(file));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Review_Killed_LosesNoConfirmedActionAndTheNextRunHonoursThem()
    {
        Assert.Equal(0, (await RunAsync()).ExitCode);
        string id, accepted, rejected, drawn;
        using (var workbench = await StartAsync())
        {
            id = await workbench.PairAsync("id/robot.txt", "en/lab.txt");
            var links = (await workbench.GetAsync($"api/pairs/{id}")).GetProperty("links").EnumerateArray().Where(link => link.GetProperty("probability").GetDouble() >= .5).ToArray();
            (accepted, rejected) = (links[0].GetProperty("id").GetString()!, links[1].GetProperty("id").GetString()!);
            await workbench.ActAsync(id, 0, new { type = "accept", ids = new[] { accepted } });
            await workbench.ActAsync(id, 1, new { type = "unlinkParagraphs", id = rejected });
            drawn = (await workbench.ActAsync(id, 2, new { type = "link", source = 0, target = 2 })).GetProperty("changed").GetProperty("links")[0].GetProperty("id").GetString()!;
            workbench.Kill();
        }

        using (var again = await StartAsync())
        {
            var pair = await again.GetAsync($"api/pairs/{id}");
            Assert.Equal(3, pair.GetProperty("revision").GetInt64());
            Assert.Equal([("accepted", accepted), ("rejected", rejected), ("accepted", drawn)], new[] { accepted, rejected, drawn }.Select(link => (State(pair, link), link)));
            await again.ActAsync(id, 3, new { type = "undo" });
            await again.ActAsync(id, 4, new { type = "redo" });
            again.Kill();
        }

        Assert.Equal(0, (await RunAsync()).ExitCode);
        var rows = File.ReadLines(folder["out/links.tsv"]).Skip(1).Select(row => row.Split('\t')).Where(row => row[0] == "id/robot.txt").ToArray();
        Assert.Equal(1, rows.Count(row => row[1] == "1" && row[3] == "3" && row[5] == "1.0000"));
        Assert.DoesNotContain(rows, row => Name(row) == rejected);
        Assert.Contains(rows, row => Name(row) == accepted && row[5] == "1.0000");

        static string? State(JsonElement pair, string link) =>
            pair.GetProperty("links").EnumerateArray().Single(each => each.GetProperty("id").GetString() == link).GetProperty("state").GetString();
        string Name(string[] row) => LinkName(row);
    }

    [Fact]
    public async Task Review_Interrupted_EndsCleanlyAndSaysThatAllIsSaved()
    {
        await RunAsync();
        using var workbench = await StartAsync();
        await BilingualProcess.InterruptAsync(workbench.Process);

        Assert.Equal(0, workbench.Process.ExitCode);
        Assert.Equal("The workbench has ended; everything confirmed is saved.\n", await workbench.Process.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task Review_NoWorkspace_SaysHowToMakeOne()
    {
        var result = await BilingualProcess.RunAsync(["review", folder["absent"]]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal($"bilingual: there is no workspace at '{folder["absent"]}'; make one with: bilingual run --out {folder["absent"]}\n", result.Error);
    }

    [Fact]
    public async Task Review_OtherAddress_PrintsATokenAndDemandsIt()
    {
        await RunAsync();
        using var workbench = await StartAsync("--listen", "0.0.0.0");
        Assert.Matches(TokenAddress(), workbench.Address.ToString());
        using var stranger = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{workbench.Address.Port}/") };

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await stranger.GetAsync("api/session")).StatusCode);
        workbench.Kill();
    }

    [Fact]
    public async Task ExportAndImport_Decisions_CarryAReviewToAnotherWorkspace()
    {
        await RunAsync();
        await RunAsync("other");
        using (var workbench = await StartAsync())
        {
            var id = await workbench.PairAsync("id/robot.txt", "en/lab.txt");
            await workbench.ActAsync(id, 0, new { type = "link", source = 0, target = 2 });
            workbench.Kill();
        }

        var export = await BilingualProcess.RunAsync(["export", folder["out"], "--format", "decisions", "--out", folder["ani"]]);
        var import = await BilingualProcess.RunAsync(["import", folder["ani.decisions.jsonl"], "--into", folder["other"]]);
        await BilingualProcess.RunAsync(["run", folder["articles"], "--out", folder["other"]]);

        Assert.Equal((0, 0), (export.ExitCode, import.ExitCode));
        Assert.Equal("1 applied, 0 known already, 0 not found, 0 in conflict\n", import.Error);
        Assert.Contains(File.ReadLines(folder["other/links.tsv"]), row => row.StartsWith("id/robot.txt\t1\ten/lab.txt\t3\t", StringComparison.Ordinal));
        Assert.Equal(1, (await BilingualProcess.RunAsync(["export", folder["out"], "--format", "nosuch"])).ExitCode);
    }

    private Task<BilingualProcess.Result> RunAsync(string output = "out") => BilingualProcess.RunAsync(["run", folder["articles"], "--out", folder[output], "-q"]);

    private async Task<RunningWorkbench> StartAsync(params string[] options)
    {
        var process = BilingualProcess.Start(["review", folder["out"], "--reviewer", "ani", .. options]);
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        var workbench = new RunningWorkbench(process, new Uri(address));
        if (workbench.Address.Query.Length == 0)
            await workbench.SignInAsync();
        return workbench;
    }

    /// <summary>The link between the paragraphs of two lines: fixtures have blank lines between some paragraphs.</summary>
    private string LinkName(string[] row) => $"L{Paragraph(row[0], row[1])}-{Paragraph(row[2], row[3])}";

    private int Paragraph(string path, string line) =>
        File.ReadLines(folder[Path.Combine("articles", path)]).Take(int.Parse(line) - 1).Count(text => text.Trim().Length > 0);

    [GeneratedRegex("^http://[^/]+/\\?token=[0-9a-f]{32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenAddress();

    private sealed class RunningWorkbench(Process process, Uri address) : IDisposable
    {
        private readonly HttpClient http = new() { BaseAddress = new Uri(address, "/") };

        public Process Process => process;

        public Uri Address => address;

        public async Task SignInAsync() => http.DefaultRequestHeaders.Add("X-Anti-Forgery", (await GetAsync("api/session")).GetProperty("antiForgery").GetString());

        public Task<JsonElement> GetAsync(string path) => http.GetFromJsonAsync<JsonElement>(path);

        public async Task<string> PairAsync(string source, string target) =>
            (await GetAsync("api/pairs")).GetProperty("pairs").EnumerateArray()
                .Single(pair => pair.GetProperty("sourcePath").GetString() == source && pair.GetProperty("targetPath").GetString() == target)
                .GetProperty("id").GetString()!;

        public async Task<JsonElement> ActAsync(string pair, long baseRevision, object action)
        {
            var body = new StringContent(JsonSerializer.Serialize(new { baseRevision, action }), Encoding.UTF8, "application/json");
            var response = await http.PostAsync($"api/pairs/{pair}/actions", body);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }

        /// <summary>Ends the process as a crash would.</summary>
        public void Kill()
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        public void Dispose()
        {
            http.Dispose();
            if (!process.HasExited)
                Kill();
            process.Dispose();
        }
    }
}
