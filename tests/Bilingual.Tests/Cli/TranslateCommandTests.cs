using System.Text;
using System.Text.Json;
using Bilingual.Cli;
using Bilingual.Hosting.Storage;
using Bilingual.Tests.Translation.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Bilingual.Tests.Cli;

public sealed class TranslateCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    [Fact]
    public async Task Translate_Lines_GivesALineEachAndLeavesEmptyOnesEmpty()
    {
        await using var service = await FakeService.StartAsync(Echo);

        var (code, output, error) = await RunAsync("Satu.\n\n \nDua é.", Config(service), "translate", "--engine", "libretranslate", "--no-cache");

        Assert.Equal((0, "en:Satu.\n\n\nen:Dua é.\n"), (code, output));
        Assert.Equal("translate: 4 lines, 11 characters in 2 sentences sent\n", error);
    }

    [Fact]
    public async Task Translate_Again_SendsNothingThatIsKept()
    {
        await using var service = await FakeService.StartAsync(Echo);
        string[] command = ["translate", "--engine", "libretranslate", "--cache", folder["cache.db"]];

        await RunAsync("Satu.\nDua.\n", Config(service), command);
        var (code, output, _) = await RunAsync("Satu.\nTiga.\nDua.\n", Config(service), command);

        Assert.Equal((0, "en:Satu.\nen:Tiga.\nen:Dua.\n"), (code, output));
        Assert.Equal(["Satu.", "Dua.", "Tiga."], service.Requests.SelectMany(Texts));
    }

    [Fact]
    public async Task Translate_ServiceStopsHalfWay_KeepsWhatIsDoneNamesTheLinesAndGoesOnNextTime()
    {
        var isOpen = false;
        await using var service = await FakeService.StartAsync((request, context) =>
        {
            if (isOpen || Texts(request).All(text => text != "Tiga."))
                return context.Response.WriteAsJsonAsync(Echo(request));
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        });
        var config = Config(service, maxTexts: 1, concurrency: 1);
        string[] command = ["translate", "--engine", "libretranslate", "--cache", folder["cache.db"]];

        var (code, output, error) = await RunAsync("Satu.\nDua.\nTiga.\nEmpat.\n", config, command);
        isOpen = true;
        var again = await RunAsync("Satu.\nDua.\nTiga.\nEmpat.\n", config, command);

        Assert.Equal((2, "en:Satu.\nen:Dua.\n\n\n"), (code, output));
        Assert.Contains("bilingual: lines 3-4 not translated: libretranslate answered 403 Forbidden. Check key and settings", error, StringComparison.Ordinal);
        Assert.Equal((0, "en:Satu.\nen:Dua.\nen:Tiga.\nen:Empat.\n"), (again.Code, again.Output));
        Assert.Equal(["Satu.", "Dua.", "Tiga.", "Tiga.", "Empat."], service.Requests.SelectMany(Texts));
    }

    [Fact]
    public async Task Translate_Fallback_SaysWhyAnotherEngineWentOn()
    {
        await using var service = await FakeService.StartAsync(403, "");

        var (code, output, error) = await RunAsync("Rumah itu besar.\n", Config(service), "translate", "--engine", "libretranslate,lexicon", "--no-cache");

        Assert.Equal(0, code);
        Assert.NotEqual("\n", output);
        Assert.Contains("bilingual: another engine goes on: libretranslate answered 403 Forbidden.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_MaxCharacters_SendsNoMore()
    {
        await using var service = await FakeService.StartAsync(Echo);

        var (code, output, error) = await RunAsync("Satu.\nSepuluh kar\nDua.\n", Config(service), "translate", "--engine", "libretranslate", "--no-cache", "--max-characters", "9");

        Assert.Equal((2, "en:Satu.\n\nen:Dua.\n"), (code, output));
        Assert.Contains("bilingual: line 2 not translated: libretranslate may be sent no more than 9 characters (--max-characters)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_DryRun_SaysTheCostAndSendsNothing()
    {
        await using var service = await FakeService.StartAsync(500, "");

        var result = await RunAsync("Satu.\nSatu.\n\nDua.\n", Config(service), "translate", "--engine", "libretranslate", "--dry-run", "--cache", folder["cache.db"]);

        Assert.Equal((0, "libretranslate\t2 sentences\t9 characters\n"), (result.Code, result.Output));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Translate_Out_WritesTheFileAndNothingElse()
    {
        await using var service = await FakeService.StartAsync(Echo);

        var (code, output, _) = await RunAsync("Satu.\n", Config(service), "translate", "--engine", "libretranslate", "--no-cache", "--out", folder["hasil.txt"]);

        Assert.Equal((0, "", "en:Satu.\n"), (code, output, await File.ReadAllTextAsync(folder["hasil.txt"])));
    }

    [Theory]
    [InlineData("There is no translation engine 'babel'", "--engine", "babel")]
    [InlineData("The engine 'command' needs a program: set Engines:Command:Program.", "--engine", "lexicon,command")]
    [InlineData("'english!' is no language code", "--to", "english!")]
    [InlineData("--max-characters must not be negative", "--max-characters", "-5")]
    [InlineData("The phrase model translates between 'id' and 'en', not from 'id' to 'fr'.", "--to", "fr")]
    public async Task Translate_WrongUsage_ExitsOneAndSaysWhy(string message, params string[] options)
    {
        var (code, output, error) = await RunAsync("Satu.\n", null, ["translate", .. options]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_WrongConfiguration_NamesEveryFault()
    {
        var config = folder.Write("salah.json", """{"Engines":{"DeepL":{"Retries":99},"Google":{"Location":""},"Babel":{"A":1}},"Translation":{"EnglishVariant":"en-AU"}}""");

        var (code, _, error) = await RunAsync("Satu.\n", config, "translate");

        Assert.Equal(1, code);
        foreach (var fault in new[] { "Retries", "Location", "there is no engine section 'Engines:Babel'", "EnglishVariant" })
            Assert.Contains(fault, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_KeyInTheConfiguration_IsRefusedWithoutShowingIt()
    {
        var config = folder.Write("kunci.json", """{"Engines":{"DeepL":{"ApiKey":"sangat-rahasia"}}}""");

        var (code, output, error) = await RunAsync("Satu.\n", config, "translate", "--verbose");

        Assert.Equal(1, code);
        Assert.Contains("'ApiKey'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("sangat-rahasia", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ServiceFailsOnce_GoesOnWithTheNextEngineAndAsksAgainInTheNextRun()
    {
        folder.Write("artikel/a.txt", "Kemarin pagi mereka membuka jembatan baru di ibu kota. Ribuan warga menyaksikan acara itu.\n");
        folder.Write("artikel/b.txt", "The prime minister opened a new bridge in the capital on Monday. Thousands of people watched the event.\n");
        var isOpen = false;
        await using var service = await FakeService.StartAsync((request, context) =>
        {
            if (isOpen)
                return context.Response.WriteAsJsonAsync(Echo(request));
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        });
        string[] command = ["run", folder["artikel"], "--out", folder["korpus"], "--engine", "libretranslate,lexicon"];

        var first = await RunAsync("", Config(service), command);
        isOpen = true;
        var second = await RunAsync("", Config(service), command);
        var sent = service.Requests.Count;
        var third = await RunAsync("", Config(service), command);

        Assert.True(first.Code == 0, first.Error);
        Assert.Contains("Some drafts are not as 'libretranslate,lexicon' was to make them", first.Error, StringComparison.Ordinal);
        Assert.True(second.Code == 0, second.Error);
        var drafts = (await File.ReadAllLinesAsync(folder["korpus/translations.tsv"])).Skip(1).Select(line => line.Split('\t')).ToArray();
        Assert.Equal(2, drafts.Length);
        Assert.All(drafts, draft => Assert.Equal(("en:" + draft[5].Split(' ')[0], "libretranslate"), (draft[6].Split(' ')[0], draft[7])));
        Assert.Contains("nothing to do", third.Error, StringComparison.Ordinal);
        Assert.Equal(sent, service.Requests.Count);
        await using var workspace = Workspace.OpenForReading(folder["korpus"]);
        await using var context = workspace.CreateContext();
        Assert.Equal(2, await context.CachedTranslations.CountAsync());
    }

    [Fact]
    public async Task Run_DryRun_SaysTheCostSendsNothingAndWritesNoCorpus()
    {
        folder.Write("artikel/a.txt", "Kemarin pagi mereka membuka jembatan baru di ibu kota.\n");
        await using var service = await FakeService.StartAsync(500, "");

        var result = await RunAsync("", Config(service), "run", folder["artikel"], "--out", folder["korpus"], "--engine", "libretranslate", "--dry-run");

        Assert.True(result.Code == 0, result.Error);
        Assert.Matches("dry run: libretranslate would be sent [0-9]+ characters in 1 sentences; nothing was sent", result.Error);
        Assert.Empty(service.Requests);
        Assert.False(File.Exists(folder["korpus/translations.tsv"]));
    }

    private string Config(FakeService service, int maxTexts = 25, int concurrency = 2) => folder.Write("config.json", JsonSerializer.Serialize(new
    {
        Engines = new { LibreTranslate = new { service.Address, MaxTexts = maxTexts, Concurrency = concurrency, Retries = 0 } },
    }));

    private static async Task<(int Code, string Output, string Error)> RunAsync(string input, string? config, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var streams = new StandardStreams(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, ErrorIsTerminal: false, AllowsColor: false);
        var code = await BilingualCli.RunAsync(config is null ? arguments : [.. arguments, "--config", config], streams);
        return (code, output.ToString(), error.ToString());
    }

    private static IEnumerable<string> Texts(Received request) => request.Json.GetProperty("q").EnumerateArray().Select(text => text.GetString()!);

    private static object Echo(Received request) => new { translatedText = Texts(request).Select(text => "en:" + text) };
}
