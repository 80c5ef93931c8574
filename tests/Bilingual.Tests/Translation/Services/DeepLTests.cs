using System.Text.Json;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Services;

public class DeepLTests
{
    private const string Key = "0123abcd-rahasia:fx";

    private static readonly TermEntry Term = new() { Term = "kecerdasan super", Target = "superintelligence" };

    [Fact]
    public async Task TranslateAsync_Batch_SendsTheDocumentedRequestAndCountsWhatIsBilled()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service, settings: ("Engines:DeepL:ModelType", "quality_optimized"));

        var results = await engines.TranslateAsync("deepl", ["Satu.", "Dua."], target: "en-GB");

        Assert.Equal([("en:Satu.", "deepl", 7), ("en:Dua.", "deepl", 6)], results.Select(result => (result.Text, result.Engine, result.Characters)));
        var request = Assert.Single(service.Requests);
        Assert.Equal(("POST", "/v2/translate", "DeepL-Auth-Key " + Key), (request.Method, request.Path, request.Headers["Authorization"]));
        Assert.Equal(
            """{"text":["Satu.","Dua."],"source_lang":"ID","target_lang":"EN-GB","split_sentences":"0","preserve_formatting":true,"show_billed_characters":true,"model_type":"quality_optimized"}""",
            request.Body);
    }

    [Fact]
    public async Task TranslateAsync_Context_GoesWithEachRequestAndIsNotCounted()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service, settings: ("Engines:DeepL:Context", "Berita tentang kebun binatang."));

        var results = await engines.TranslateAsync("deepl", Enumerable.Repeat("Ia lahir.", 60));

        Assert.Equal(["Berita tentang kebun binatang.", "Berita tentang kebun binatang."], service.Requests.Select(request => request.Json.GetProperty("context").GetString()));
        Assert.All(results, result => Assert.Equal(("en:Ia lahir.", 11), (result.Text, result.Characters)));
    }

    [Fact]
    public async Task TranslateAsync_ManyTexts_SendsFiftyAtMost()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service);

        var results = await engines.TranslateAsync("deepl", Enumerable.Range(0, 120).Select(i => $"kalimat {i}"));

        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"en:kalimat {i}"), results.Select(result => result.Text));
        Assert.Equal([20, 50, 50], service.Requests.Select(request => Texts(request).Length).Order());
    }

    [Fact]
    public async Task TranslateAsync_Formality_IsAskedPerRequest()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service);

        await engines.Catalog.Open("deepl", new()).TranslateAsync(
            [new("a", []) { Formality = Formality.Formal }, new("b", []) { Formality = Formality.Informal }], "en", "id", default);

        Assert.Equal(["prefer_less", "prefer_more"], service.Requests.Select(request => request.Json.GetProperty("formality").GetString()).Order());
    }

    [Fact]
    public async Task TranslateAsync_ProtectedPlace_TravelsInsideAnElementThatIsLeftAlone()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service);

        var results = await engines.TranslateAsync("deepl", ["Harga < 5 & lihat <b>ini</b> di {0}."]);

        Assert.Equal("en:Harga < 5 & lihat <b>ini</b> di {0}.", results[0].Text);
        var request = Assert.Single(service.Requests);
        Assert.Equal("Harga &lt; 5 &amp; lihat <x>&lt;b&gt;</x>ini<x>&lt;/b&gt;</x> di <x>{0}</x>.", Texts(request)[0]);
        Assert.Equal(("xml", "x"), (request.Json.GetProperty("tag_handling").GetString(), request.Json.GetProperty("ignore_tags")[0].GetString()));
    }

    [Fact]
    public async Task TranslateAsync_Terms_MakesTheGlossaryOnceAndUsesIt()
    {
        await using var service = await FakeService.StartAsync(request => request.Path == "/v2/translate" ? Echo(request)
            : request.Method == "GET" ? new { glossaries = Array.Empty<object>() }
            : new { glossary_id = "g-1", name = "n", ready = true, source_lang = "id", target_lang = "en" });
        using var engines = Create(service, new Glossary([Term]));
        var translator = engines.Catalog.Open("deepl", new());

        await translator.TranslateAsync([WithTerm("Ini kecerdasan super."), WithTerm("Itu kecerdasan super.")], "id", "en", default);
        await translator.TranslateAsync([WithTerm("Bukan kecerdasan super.")], "id", "en", default);

        Assert.Equal(["GET /v2/glossaries", "POST /v2/glossaries", "POST /v2/translate", "POST /v2/translate"], service.Requests.Select(request => $"{request.Method} {request.Path}"));
        var created = service.Requests[1].Json;
        Assert.Equal(("kecerdasan super\tsuperintelligence\n", "id", "en", "tsv"), (Field(created, "entries"), Field(created, "source_lang"), Field(created, "target_lang"), Field(created, "entries_format")));
        Assert.Matches("^Bilingual id-en [0-9a-f]{16}$", Field(created, "name"));
        Assert.All(service.Requests.Skip(2), request => Assert.Equal("g-1", Field(request.Json, "glossary_id")));
    }

    [Fact]
    public async Task TranslateAsync_GlossaryStandsAtDeepL_IsUsedAgain()
    {
        string? name = null;
        await using var first = await FakeService.StartAsync(request => request.Path == "/v2/translate" ? Echo(request)
            : request.Method == "GET" ? new { glossaries = Array.Empty<object>() } : new { glossary_id = "g-1", ready = true });
        using (var engines = Create(first, new Glossary([Term])))
            await engines.Catalog.Open("deepl", new()).TranslateAsync([WithTerm("Ini kecerdasan super.")], "id", "en", default);
        name = Field(first.Requests[1].Json, "name");
        await using var second = await FakeService.StartAsync(request => request.Path == "/v2/translate" ? Echo(request)
            : new { glossaries = new[] { new { glossary_id = "g-7", name, ready = true } } });
        using var again = Create(second, new Glossary([Term]));

        await again.Catalog.Open("deepl", new()).TranslateAsync([WithTerm("Ini kecerdasan super.")], "id", "en", default);

        Assert.Equal("g-7", Field(second.Requests[^1].Json, "glossary_id"));
        Assert.Equal(2, second.Requests.Count);
    }

    [Fact]
    public async Task TranslateAsync_GlossaryRefused_PutsTermsIntoTheTextAndSaysSo()
    {
        await using var service = await FakeService.StartAsync(async (request, context) =>
        {
            if (request.Path == "/v2/translate")
            {
                await Microsoft.AspNetCore.Http.HttpResponseJsonExtensions.WriteAsJsonAsync(context.Response, Echo(request));
                return;
            }

            context.Response.StatusCode = 456;
        });
        using var engines = Create(service, new Glossary([Term]));

        var results = await engines.Catalog.Open("deepl", new()).TranslateAsync([WithTerm("Ini kecerdasan super.")], "id", "en", default);

        Assert.Equal("en:Ini superintelligence.", results[0].Text);
        Assert.Equal("Ini <x>superintelligence</x>.", Texts(service.Requests[^1])[0]);
        Assert.Contains("deepl: the glossary could not be made there, so terms are put into the texts: deepl answered 456", engines.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"message":"Value for 'target_lang' not supported."}""", FailureKind.Rejected, "deepl answered 400 Bad Request: Value for 'target_lang' not supported.")]
    [InlineData(403, "", FailureKind.Denied, "deepl answered 403 Forbidden. Check key and settings; no further requests are sent, what is translated is kept.")]
    [InlineData(404, """{"message":"Glossary not found","detail":"g-9"}""", FailureKind.Rejected, "deepl answered 404 Not Found: Glossary not found: g-9.")]
    [InlineData(413, "", FailureKind.TooLarge, "deepl answered 413 Payload Too Large.")]
    [InlineData(414, "", FailureKind.TooLarge, "deepl answered 414 URI Too Long.")]
    [InlineData(429, """{"message":"Too many requests"}""", FailureKind.Throttled, "deepl answered 429 Too Many Requests: Too many requests.")]
    [InlineData(456, """{"message":"Quota Exceeded"}""", FailureKind.Exhausted, "deepl answered 456: Quota Exceeded. The quota is used up: no further requests are sent, what is translated is kept; run again when it renews, or name another engine after this one (--engine a,b).")]
    [InlineData(500, "", FailureKind.Unavailable, "deepl answered 500 Internal Server Error.")]
    [InlineData(503, """{"message":"0123abcd-rahasia:fx is unlucky"}""", FailureKind.Unavailable, "deepl answered 503 Service Unavailable: *** is unlucky.")]
    [InlineData(504, "", FailureKind.Unavailable, "deepl answered 504 Gateway Timeout.")]
    [InlineData(529, "", FailureKind.Unavailable, "deepl answered 529.")]
    public async Task TranslateAsync_DocumentedError_IsNamed(int status, string body, FailureKind kind, string message)
    {
        await using var service = await FakeService.StartAsync(status, body);
        using var engines = Create(service);

        var fault = await engines.FaultAsync("deepl");

        Assert.Equal((kind, message), (fault.Kind, fault.Message));
    }

    [Theory]
    [InlineData("""{"translations":null}""")]
    [InlineData("""{"translations":[]}""")]
    [InlineData("""{"translations":[{"text":"a"},{"text":"b"}]}""")]
    [InlineData("""{"translations":[{"text":""")]
    public async Task TranslateAsync_MalformedAnswer_IsNamedAsSuch(string body)
    {
        await using var service = await FakeService.StartAsync(200, body);
        using var engines = Create(service);

        Assert.Equal(FailureKind.Malformed, (await engines.FaultAsync("deepl")).Kind);
    }

    [Fact]
    public async Task TranslateAsync_TooLarge_IsHalved()
    {
        await using var service = await FakeService.StartAsync((request, context) =>
        {
            if (Texts(request).Length <= 2)
                return Microsoft.AspNetCore.Http.HttpResponseJsonExtensions.WriteAsJsonAsync(context.Response, Echo(request));
            context.Response.StatusCode = 413;
            return Task.CompletedTask;
        });
        using var engines = Create(service);

        var results = await engines.TranslateAsync("deepl", ["a", "b", "c", "d"]);

        Assert.Equal(["en:a", "en:b", "en:c", "en:d"], results.Select(result => result.Text));
        Assert.Equal([4, 2, 2], service.Requests.Select(request => Texts(request).Length));
    }

    [Theory]
    [InlineData(456)]
    [InlineData(403)]
    public async Task TranslateAsync_QuotaOrKey_StopsAtOnceAndKeepsWhatIsDone(int status)
    {
        await using var service = await FakeService.StartAsync((request, context) =>
        {
            if (Texts(request)[0] == "a")
                return Microsoft.AspNetCore.Http.HttpResponseJsonExtensions.WriteAsJsonAsync(context.Response, Echo(request));
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var engines = Create(service);
        var translator = engines.Catalog.Open("deepl", new());

        var done = await translator.TranslateAsync([new("a", [])], "id", "en", default);
        var refused = await translator.TranslateAsync([new("b", [])], "id", "en", default);
        var unsent = await translator.TranslateAsync([new("c", [])], "id", "en", default);

        Assert.Equal("en:a", done[0].Text);
        Assert.StartsWith($"deepl answered {status}", refused[0].Failure, StringComparison.Ordinal);
        Assert.Equal(refused[0].Failure, unsent[0].Failure);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public void Get_NoKey_SaysWhichVariable()
    {
        using var engines = new Engines([]);

        var fault = Assert.Throws<TranslatorException>(() => engines.Catalog.Get("deepl"));

        Assert.Equal("The engine 'deepl' needs the environment variable DEEPL_API_KEY or DEEPL_AUTH_KEY: an authentication key from the account page of DeepL.", fault.Message);
    }

    [Fact]
    public async Task TranslateAsync_EveryKindOfFault_NeverShowsTheKey()
    {
        foreach (var status in new[] { 200, 400, 403, 429, 456, 500 })
        {
            await using var service = await FakeService.StartAsync(status, $"the key {Key} is in here", "1");
            using var engines = Create(service, time: new FakeTime(TimeSpan.FromMinutes(10)));

            var result = (await engines.TranslateAsync("deepl", ["a"]))[0];

            Assert.NotNull(result.Failure);
            Assert.DoesNotContain("rahasia", result.Failure + engines.Log, StringComparison.Ordinal);
        }
    }

    private static Engines Create(FakeService service, Glossary? glossary = null, FakeTime? time = null, params (string Key, string Value)[] settings) =>
        new([("Engines:DeepL:Address", service.Address), .. settings], [("DEEPL_API_KEY", Key)], time, glossary);

    private static TranslationRequest WithTerm(string text) => Engines.WithTerm(text, "kecerdasan super", Term);

    private static string? Field(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static string[] Texts(Received request) => request.Json.GetProperty("text").Deserialize<string[]>()!;

    private static object Echo(Received request) => new
    {
        translations = Texts(request).Select(text => new { detected_source_language = "ID", text = "en:" + text, billed_characters = text.Length + 2 }),
    };
}
