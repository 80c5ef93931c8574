using System.Text.Json;
using Bilingual.Glossaries;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Services;

public class LibreTranslateTests
{
    [Fact]
    public async Task TranslateAsync_Batch_SendsTheDocumentedBodyAndKeepsTheOrder()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service, ("LIBRETRANSLATE_API_KEY", "kunci-rahasia"));

        var results = await engines.TranslateAsync("libretranslate", ["Satu.", "Dua."]);

        Assert.Equal([new("en:Satu.", "libretranslate", 5), new TranslationResult("en:Dua.", "libretranslate", 4)], results.Select(result => new TranslationResult(result.Text, result.Engine, result.Characters)));
        var request = Assert.Single(service.Requests);
        Assert.Equal(("POST", "/translate"), (request.Method, request.Path));
        Assert.Equal("""{"q":["Satu.","Dua."],"source":"id","target":"en","format":"text","api_key":"kunci-rahasia"}""", request.Body);
    }

    [Fact]
    public async Task TranslateAsync_MoreThanARequestTakes_SendsSeveral()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service, settings: [("Engines:LibreTranslate:MaxTexts", "2"), ("Engines:LibreTranslate:MaxCharacters", "12")]);

        var results = await engines.TranslateAsync("libretranslate", ["a", "b", "c", "sepuluh kar", "empat belas kah ini"]);

        Assert.Equal(["en:a", "en:b", "en:c", "en:sepuluh kar", "en:empat belas en:kah ini"], results.Select(result => result.Text));
        Assert.Equal([1, 1, 2, 2], service.Requests.Select(request => request.Json.GetProperty("q").GetArrayLength()).Order());
    }

    [Theory]
    [InlineData(400, """{"error":"xx is not supported"}""", FailureKind.Rejected, "libretranslate answered 400 Bad Request: xx is not supported.")]
    [InlineData(400, """{"error":"Invalid request: request (2001) exceeds text limit (2000)"}""", FailureKind.TooLarge, "libretranslate answered 400 Bad Request: Invalid request: request (2001) exceeds text limit (2000).")]
    [InlineData(400, """{"error":"Please contact the server operator to get an API key"}""", FailureKind.Denied, "libretranslate answered 400 Bad Request: Please contact the server operator to get an API key. Check key and settings; no further requests are sent, what is translated is kept.")]
    [InlineData(403, """{"error":"Invalid API key kunci-rahasia"}""", FailureKind.Denied, "libretranslate answered 403 Forbidden: Invalid API key ***. Check key and settings; no further requests are sent, what is translated is kept.")]
    [InlineData(429, """{"error":"Slowdown: 10 per 1 minute"}""", FailureKind.Throttled, "libretranslate answered 429 Too Many Requests: Slowdown: 10 per 1 minute.")]
    [InlineData(429, """{"error":"Slowdown: 50 per 1 day"}""", FailureKind.Exhausted, "libretranslate answered 429 Too Many Requests: Slowdown: 50 per 1 day. The quota is used up: no further requests are sent, what is translated is kept; run again when it renews, or name another engine after this one (--engine a,b).")]
    [InlineData(200, """{"error":"Slowdown: 10 per 1 minute"}""", FailureKind.Throttled, "libretranslate answered with an error: Slowdown: 10 per 1 minute.")]
    [InlineData(200, """{"error":"Slowdown: 50 per 1 day"}""", FailureKind.Exhausted, "libretranslate answered with an error: Slowdown: 50 per 1 day. The quota is used up: no further requests are sent, what is translated is kept; run again when it renews, or name another engine after this one (--engine a,b).")]
    [InlineData(200, """{"error":"Invalid API key"}""", FailureKind.Denied, "libretranslate answered with an error: Invalid API key. Check key and settings; no further requests are sent, what is translated is kept.")]
    [InlineData(200, """{"error":"xx is not supported"}""", FailureKind.Malformed, "libretranslate answered with an error: xx is not supported.")]
    [InlineData(500, """{"error":"Cannot translate text: model"}""", FailureKind.Unavailable, "libretranslate answered 500 Internal Server Error: Cannot translate text: model.")]
    [InlineData(502, "<html><h1>Bad\n gateway</h1></html>", FailureKind.Unavailable, "libretranslate answered 502 Bad Gateway: <html><h1>Bad gateway</h1></html>.")]
    [InlineData(302, "", FailureKind.Rejected, "libretranslate answered 302 Found.")]
    public async Task TranslateAsync_DocumentedError_IsNamedWithoutTheKey(int status, string body, FailureKind kind, string message)
    {
        await using var service = await FakeService.StartAsync(status, body);
        using var engines = Create(service, ("LIBRETRANSLATE_API_KEY", "kunci-rahasia"));

        var fault = await engines.FaultAsync("libretranslate");

        Assert.Equal((kind, message), (fault.Kind, fault.Message));
    }

    [Theory]
    [InlineData("<html>Welcome to our hotel's network</html>")]
    [InlineData("""{"translatedText":"a string for an array"}""")]
    [InlineData("""{"other":1}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task TranslateAsync_MalformedAnswer_IsNamedAsSuch(string body)
    {
        await using var service = await FakeService.StartAsync(200, body);
        using var engines = Create(service);

        Assert.Equal(FailureKind.Malformed, (await engines.FaultAsync("libretranslate")).Kind);
    }

    [Fact]
    public async Task TranslateAsync_AnotherNumberOfTranslations_AsksInSmallerParts()
    {
        await using var service = await FakeService.StartAsync(request => Texts(request).Length > 1 ? new { translatedText = new[] { "merged" } } : Echo(request));
        using var engines = Create(service);

        var results = await engines.TranslateAsync("libretranslate", ["a", "b", "c"]);

        Assert.Equal(["en:a", "en:b", "en:c"], results.Select(result => result.Text));
        Assert.Equal(5, service.Requests.Count);
    }

    [Fact]
    public async Task TranslateAsync_MergesEveryBatch_IsNotTakenForAServiceThatKeepsFailing()
    {
        await using var service = await FakeService.StartAsync(request => Texts(request).Length > 1 ? new { translatedText = new[] { "merged" } } : Echo(request));
        using var engines = Create(service);

        var results = await engines.TranslateAsync("libretranslate", Enumerable.Range(0, 25).Select(i => $"{i}"));

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"en:{i}"), results.Select(result => result.Text));
    }

    [Fact]
    public async Task TranslateAsync_AnswerBreaksOff_IsTriedAgain()
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        var count = 0;
        await using var service = await FakeService.StartAsync((request, context) =>
            count++ == 0 ? FakeService.BreakOffAsync(context) : Microsoft.AspNetCore.Http.HttpResponseJsonExtensions.WriteAsJsonAsync(context.Response, Echo(request)));
        using var engines = Create(service, time: time);

        Assert.Equal("en:a", (await engines.TranslateAsync("libretranslate", ["a"]))[0].Text);
        Assert.Equal(2, service.Requests.Count);
        Assert.Single(time.Skipped);
    }

    [Fact]
    public async Task TranslateAsync_NobodyListens_SaysWhere()
    {
        string address;
        await using (var service = await FakeService.StartAsync(Echo))
            address = service.Address;
        using var engines = new Engines([("Engines:LibreTranslate:Address", address), ("Engines:LibreTranslate:Retries", "0")]);

        var result = (await engines.TranslateAsync("libretranslate", ["a"]))[0];

        Assert.Equal(FailureKind.Unavailable, result.Kind);
        Assert.StartsWith($"libretranslate cannot be reached at {new Uri(address).Authority}: ", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_TermsAndAddresses_TravelAsTokens()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service);
        var request = Engines.WithTerm("Baca kecerdasan super di https://a.id/b.", "kecerdasan super", new() { Term = "kecerdasan super", Target = "superintelligence" });

        var result = (await engines.Catalog.Open("libretranslate", new()).TranslateAsync([request], "id", "en", default))[0];

        Assert.Equal("en:Baca superintelligence di https://a.id/b.", result.Text);
        Assert.Equal(["Baca [[1]] di [[2]]."], Texts(service.Requests[0]));
    }

    private static Engines Create(FakeService service, params (string Name, string Value)[] environment) => Create(service, [], null, environment);

    private static Engines Create(
        FakeService service, (string Key, string Value)[]? settings = null, FakeTime? time = null, (string Name, string Value)[]? environment = null) =>
        new([("Engines:LibreTranslate:Address", service.Address), .. settings ?? []], environment, time);

    private static string[] Texts(Received request) => request.Json.GetProperty("q").Deserialize<string[]>()!;

    private static object Echo(Received request) => new { translatedText = Texts(request).Select(text => "en:" + text) };
}
