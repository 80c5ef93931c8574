using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bilingual.Tests.EndToEnd;

[Collection(ProcessedArticlesTests.Name)]
public sealed partial class ReviewCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<Process> started = [];

    public ReviewCommandTests(ProcessedArticles processed)
    {
        processed.CopyArticles(folder["articles"]);
        processed.CopyOutput(folder["out"]);
        processed.CopyOutput(folder["other"]);
    }

    public void Dispose()
    {
        foreach (var process in started)
        {
            // A test that failed half way has not ended its workbench.
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task Review_Killed_LosesNoConfirmedActionAndTheNextRunHonoursThem()
    {
        string id, accepted, rejected, drawn;
        var process = StartProcess();
        using (var workbench = await OpenWorkbench.SignInAsync(process.StandardOutput))
        {
            id = await workbench.PairAsync("id/robot.txt", "en/lab.txt");
            var links = (await workbench.GetAsync($"api/pairs/{id}")).GetProperty("links").EnumerateArray().Where(link => link.GetProperty("probability").GetDouble() >= .5).ToArray();
            (accepted, rejected) = (links[0].GetProperty("id").GetString()!, links[1].GetProperty("id").GetString()!);
            await workbench.ActAsync(id, 0, new { type = "accept", ids = new[] { accepted } });
            await workbench.ActAsync(id, 1, new { type = "unlinkParagraphs", id = rejected });
            drawn = (await workbench.ActAsync(id, 2, new { type = "link", source = 0, target = 2 })).GetProperty("changed").GetProperty("links")[0].GetProperty("id").GetString()!;
            await BilingualProcess.KillAsync(process);
        }

        process = StartProcess();
        using (var again = await OpenWorkbench.SignInAsync(process.StandardOutput))
        {
            var pair = await again.GetAsync($"api/pairs/{id}");
            Assert.Equal(3, pair.GetProperty("revision").GetInt64());
            Assert.Equal([("accepted", accepted), ("rejected", rejected), ("accepted", drawn)], new[] { accepted, rejected, drawn }.Select(link => (State(pair, link), link)));
            await again.ActAsync(id, 3, new { type = "undo" });
            await again.ActAsync(id, 4, new { type = "redo" });
            await BilingualProcess.KillAsync(process);
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
        var process = StartProcess();
        Assert.StartsWith("http://", await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        await BilingualProcess.InterruptAsync(process);

        Assert.Equal(0, process.ExitCode);
        Assert.Equal("The workbench has ended; everything confirmed is saved.\n", await process.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task Review_NoWorkspace_SaysHowToMakeOne()
    {
        var result = await BilingualHere.RunAsync("review", folder["absent"]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal($"bilingual: there is no workspace at '{folder["absent"]}'; make one with: bilingual run --out {folder["absent"]}\n", result.Error);
    }

    [Fact]
    public async Task Review_OtherAddress_PrintsATokenAndDemandsIt()
    {
        await using var command = BilingualHere.Start([.. Command, "--listen", "0.0.0.0"]);
        var address = await command.Output.ReadLineAsync();
        Assert.Matches(TokenAddress(), address);
        using var stranger = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{new Uri(address!).Port}/") };

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await stranger.GetAsync("api/session")).StatusCode);
    }

    [Fact]
    public async Task ExportAndImport_Decisions_CarryAReviewToAnotherWorkspace()
    {
        await using (var command = BilingualHere.Start(Command))
        {
            using var workbench = await OpenWorkbench.SignInAsync(command.Output);
            var id = await workbench.PairAsync("id/robot.txt", "en/lab.txt");
            await workbench.ActAsync(id, 0, new { type = "link", source = 0, target = 2 });
        }

        var export = await BilingualHere.RunAsync("export", folder["out"], "--format", "decisions", "--out", folder["ani"]);
        var import = await BilingualHere.RunAsync("import", folder["ani.decisions.jsonl"], "--into", folder["other"]);
        await RunAsync("other");

        Assert.Equal((0, 0), (export.ExitCode, import.ExitCode));
        Assert.Equal("1 applied, 0 known already, 0 not found, 0 in conflict\n", import.Error);
        Assert.Contains(File.ReadLines(folder["other/links.tsv"]), row => row.StartsWith("id/robot.txt\t1\ten/lab.txt\t3\t", StringComparison.Ordinal));
        Assert.Equal(1, (await BilingualHere.RunAsync("export", folder["out"], "--format", "nosuch")).ExitCode);
    }

    private string[] Command => ["review", folder["out"], "--reviewer", "ani"];

    private Task<BilingualProcess.Result> RunAsync(string output = "out") => BilingualHere.RunAsync("run", folder["articles"], "--out", folder[output], "-q");

    private Process StartProcess()
    {
        var process = BilingualProcess.Start(Command);
        started.Add(process);
        return process;
    }

    /// <summary>The link between the paragraphs of two lines: fixtures have blank lines between some paragraphs.</summary>
    private string LinkName(string[] row) => $"L{Paragraph(row[0], row[1])}-{Paragraph(row[2], row[3])}";

    private int Paragraph(string path, string line) =>
        File.ReadLines(folder[Path.Combine("articles", path)]).Take(int.Parse(line) - 1).Count(text => text.Trim().Length > 0);

    [GeneratedRegex("^http://[^/]+/\\?token=[0-9a-f]{32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenAddress();

    /// <summary>A client of a workbench that runs.</summary>
    private sealed class OpenWorkbench : IDisposable
    {
        private readonly HttpClient http;

        // The first answer waits for the models, which may take minutes on a machine that others use.
        private OpenWorkbench(Uri address) => http = new HttpClient { BaseAddress = new Uri(address, "/"), Timeout = TimeSpan.FromMinutes(5) };

        /// <summary>Goes to the address that the command prints.</summary>
        public static async Task<OpenWorkbench> SignInAsync(TextReader output)
        {
            var address = await output.ReadLineAsync() ?? throw new InvalidOperationException("The workbench printed no address.");
            var workbench = new OpenWorkbench(new Uri(address));
            workbench.http.DefaultRequestHeaders.Add("X-Anti-Forgery", (await workbench.GetAsync("api/session")).GetProperty("antiForgery").GetString());
            return workbench;
        }

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

        public void Dispose() => http.Dispose();
    }
}
