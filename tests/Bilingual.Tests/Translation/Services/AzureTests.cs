using System.Text.Json;
using Bilingual.Glossaries;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Services;

public class AzureTests
{
    private const string Key = "kunci-azure-rahasia";

    [Fact]
    public async Task TranslateAsync_Batch_SendsTheDocumentedRequest()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service, ("Engines:Azure:Region", "southeastasia"), ("Engines:Azure:Category", "umum 1"));

        var results = await engines.TranslateAsync("azure", ["Satu.", "Dua."], target: "en-GB");

        Assert.Equal([("en:Satu.", 5), ("en:Dua.", 4)], results.Select(result => (result.Text, result.Characters)));
        var request = Assert.Single(service.Requests);
        Assert.Equal("/translate?api-version=3.0&from=id&to=en&category=umum%201", request.Path);
        Assert.Equal((Key, "southeastasia"), (request.Headers["Ocp-Apim-Subscription-Key"], request.Headers["Ocp-Apim-Subscription-Region"]));
        Assert.True(Guid.TryParse(request.Headers["X-ClientTraceId"], out _));
        Assert.Equal("""[{"Text":"Satu."},{"Text":"Dua."}]""", request.Body);
    }

    [Fact]
    public async Task TranslateAsync_Terms_TravelAsDynamicDictionary()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service);
        var request = Engines.WithTerm("Rumah & \"kantor\" itu.", "\"kantor\"", new() { Term = "\"kantor\"", Target = "the \"office\" & co" });

        await engines.Catalog.Open("azure", new()).TranslateAsync([request], "id", "en", default);

        Assert.Equal("""Rumah & <mstrans:dictionary translation="the &quot;office&quot; &amp; co">"kantor"</mstrans:dictionary> itu.""", Texts(service.Requests[0])[0]);
    }

    [Fact]
    public async Task TranslateAsync_NeitherSideEnglish_LeavesTheDictionaryOut()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service);

        await engines.Catalog.Open("azure", new()).TranslateAsync([Engines.WithTerm("satu", "satu", new() { Term = "satu", Target = "satu" })], "id", "ms", default);

        Assert.Equal("satu", Texts(service.Requests[0])[0]);
    }

    [Fact]
    public async Task TranslateAsync_ProtectedPlaces_TravelAsHtml()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service);

        var results = await engines.TranslateAsync("azure", ["Lihat www.contoh.id, A < B."]);

        Assert.Equal("en:Lihat www.contoh.id, A < B.", results[0].Text);
        Assert.EndsWith("&textType=html", service.Requests[0].Path, StringComparison.Ordinal);
        Assert.Equal("""Lihat <span class="notranslate">www.contoh.id</span>, A &lt; B.""", Texts(service.Requests[0])[0]);
    }

    [Theory]
    [InlineData(400, 400036, "The target language is not valid.", FailureKind.Rejected)]
    [InlineData(400, 400050, "The input text is too long.", FailureKind.TooLarge)]
    [InlineData(400, 400077, "The maximum request size has been exceeded.", FailureKind.TooLarge)]
    [InlineData(401, 401000, "The request is not authorized because credentials are missing or invalid.", FailureKind.Denied)]
    [InlineData(403, 403000, "The operation is not allowed.", FailureKind.Denied)]
    [InlineData(403, 403001, "The subscription has exceeded its free quota.", FailureKind.Exhausted)]
    [InlineData(429, 429001, "The client has exceeded request limits.", FailureKind.Throttled)]
    [InlineData(500, 500000, "An unexpected error occurred.", FailureKind.Unavailable)]
    [InlineData(503, 503000, "Service is temporarily unavailable.", FailureKind.Unavailable)]
    public async Task TranslateAsync_DocumentedError_IsNamed(int status, int code, string message, FailureKind kind)
    {
        await using var service = await FakeService.StartAsync(status, JsonSerializer.Serialize(new { error = new { code, message } }));
        using var engines = Create(service);

        var fault = await engines.FaultAsync("azure");

        Assert.Equal(kind, fault.Kind);
        Assert.Contains($": {message} ({code}).", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""[{"translations":[{"text":"a"}]},{"translations":[{"text":"b"}]}]""")]
    public async Task TranslateAsync_MalformedAnswer_IsNamedAsSuch(string body)
    {
        await using var service = await FakeService.StartAsync(200, body);
        using var engines = Create(service);

        Assert.Equal(FailureKind.Malformed, (await engines.FaultAsync("azure")).Kind);
    }

    [Fact]
    public async Task TranslateAsync_NoTranslationForOneText_FailsThatOneAlone()
    {
        await using var service = await FakeService.StartAsync(200, """[{"translations":[]},{"translations":[{"text":"two","to":"en"}]},null]""");
        using var engines = Create(service);

        var results = await engines.TranslateAsync("azure", ["Satu.", "Dua.", "Tiga."]);

        Assert.Equal(["azure gave an empty translation.", null, "azure gave an empty translation."], results.Select(result => result.Failure));
        Assert.Equal("two", results[1].Text);
    }

    [Fact]
    public void Get_PlainHttpElsewhere_IsRefusedBecauseOfTheKey()
    {
        using var engines = new Engines([("Engines:Azure:Address", "http://terjemah.example")], [("AZURE_TRANSLATOR_KEY", Key)]);

        var fault = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => engines.Catalog.Get("azure"));

        Assert.Contains("the address 'http://terjemah.example' must be https: the key would travel readable for everyone", fault.Message, StringComparison.Ordinal);
    }

    private static Engines Create(FakeService service, params (string Key, string Value)[] settings) =>
        new([("Engines:Azure:Address", service.Address), .. settings], [("AZURE_TRANSLATOR_KEY", Key)]);

    private static string[] Texts(Received request) => [.. request.Json.EnumerateArray().Select(text => text.GetProperty("Text").GetString()!)];

    private static object Echo(Received request) => Texts(request).Select(text => new { translations = new[] { new { text = "en:" + text, to = "en" } } });
}
