using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Bilingual.Translation;
using Bilingual.Translation.Services;
using Microsoft.AspNetCore.Http;

namespace Bilingual.Tests.Translation.Services;

/// <summary>What all engines behind HTTP have in common: bodies, their compression, redirects, keys.</summary>
public class ServiceClientTests
{
    [Fact]
    public async Task TranslateAsync_CompressedAnswer_IsRead()
    {
        await using var service = await FakeService.StartAsync(async (request, context) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await JsonSerializer.SerializeAsync(zip, Echo(request));
        });
        using var engines = Libre(service);

        Assert.Equal("en:a", (await engines.TranslateAsync("libretranslate", ["a"]))[0].Text);
    }

    [Fact]
    public async Task TranslateAsync_CompressionBroken_IsAFailureOfTheService()
    {
        await using var service = await FakeService.StartAsync((_, context) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.WriteAsync("{\"translatedText\":[\"no gzip\"]}");
        });
        using var engines = Libre(service, ("Engines:LibreTranslate:Retries", "0"));

        var result = (await engines.TranslateAsync("libretranslate", ["a"]))[0];

        Assert.Equal(FailureKind.Unavailable, result.Kind);
        Assert.StartsWith($"libretranslate cannot be reached at {new Uri(service.Address).Authority}: ", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_AnswerWithoutEnd_IsNotReadFurtherThanSixteenMebibytes()
    {
        await using var service = await FakeService.StartAsync(async (_, context) =>
        {
            var part = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            try
            {
                for (var i = 0; i < 18; i++)
                    await context.Response.Body.WriteAsync(part);
            }
            catch (OperationCanceledException)
            {
                // The client has gone.
            }
        });
        using var engines = Libre(service);

        var fault = await engines.FaultAsync("libretranslate");

        Assert.Equal(FailureKind.Malformed, fault.Kind);
        Assert.Equal($"libretranslate at {new Uri(service.Address).Authority} answered with more than 16 MiB.", fault.Message);
    }

    [Fact]
    public async Task TranslateAsync_Redirect_IsNotFollowedAndTheNewAddressIsNamed()
    {
        await using var elsewhere = await FakeService.StartAsync(Echo);
        await using var service = await FakeService.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 308;
            context.Response.Headers.Location = elsewhere.Address + "/translate?key=kunci-rahasia";
            return Task.CompletedTask;
        });
        using var engines = Libre(service, environment: ("LIBRETRANSLATE_API_KEY", "kunci-rahasia"));

        var fault = await engines.FaultAsync("libretranslate");

        Assert.Equal(
            (FailureKind.Denied, $"libretranslate answered 308 Permanent Redirect. It is at {elsewhere.Address}/translate now; the key is not sent there. Set that address if it is right."),
            (fault.Kind, fault.Message));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task TranslateAsync_KeyWhereAMessageIsCutShort_IsNotShownInPart()
    {
        await using var service = await FakeService.StartAsync(500, JsonSerializer.Serialize(new { error = new string('x', 290) + " kunci-rahasia" }));
        using var engines = Libre(service, environment: ("LIBRETRANSLATE_API_KEY", "kunci-rahasia"));

        Assert.DoesNotContain("kunci", (await engines.FaultAsync("libretranslate")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_OneSecretBeginsAnother_HidesTheWholeOfBoth()
    {
        var secrets = new Secrets(new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = "rahasia", ["B"] = "rahasia-panjang" }.GetValueOrDefault);
        secrets.Find("A");
        secrets.Find("B");

        Assert.Equal("*** dan ***", secrets.Redact("rahasia-panjang dan rahasia"));
    }

    [Theory]
    [InlineData("openai", "OPENAI_API_KEY", "sk-rahasia\nlagi")]
    [InlineData("deepl", "DEEPL_API_KEY", "rahasia\r\nX-Header: 1")]
    [InlineData("azure", "AZURE_TRANSLATOR_KEY", "rahasia ünlü")]
    [InlineData("google", "GOOGLE_ACCESS_TOKEN", "ya29 rahasia")]
    public void Get_KeyThatCannotBeOne_SaysSoWithoutShowingIt(string engine, string variable, string key)
    {
        using var engines = new Engines([("Engines:OpenAI:Model", "m"), ("Engines:Google:Project", "p")], [(variable, key)]);

        var fault = Assert.Throws<TranslatorException>(() => engines.Catalog.Get(engine));

        Assert.Equal((FailureKind.Denied, $"The environment variable {variable} holds a space, a line break or another character that no key has; set it anew."), (fault.Kind, fault.Message));
    }

    [Fact]
    public async Task TranslateAsync_LargestRequestOfDeepL_StaysBelowItsLimitInAnyScript()
    {
        await using var service = await FakeService.StartAsync(request => new { translations = request.Json.GetProperty("text").EnumerateArray().Select(text => new { text = "x" }) });
        using var engines = new Engines([("Engines:DeepL:Address", service.Address), ("Engines:DeepL:Context", new string('语', 4000))], [("DEEPL_API_KEY", "rahasia-sekali")]);

        await engines.TranslateAsync("deepl", Enumerable.Range(0, 50).Select(i => $"{new string('語', 390)}{i}<&>\"'"));

        Assert.All(service.Requests, request => Assert.InRange(Encoding.UTF8.GetByteCount(request.Body), 0, 128 << 10));
    }

    [Theory]
    [InlineData("deepl", "id-ID", "ID")]
    [InlineData("deepl", "en-gb", "EN-GB")]
    [InlineData("deepl", "en-AU", "EN")]
    [InlineData("deepl", "zh-Hant", "ZH-HANT")]
    [InlineData("deepl", "pt-BR", "PT-BR")]
    [InlineData("google", "id-ID", "id")]
    [InlineData("google", "en-GB", "en")]
    [InlineData("google", "zh-TW", "zh-TW")]
    [InlineData("azure", "id-ID", "id")]
    [InlineData("azure", "en-AU", "en")]
    [InlineData("azure", "zh-Hant", "zh-Hant")]
    public async Task TranslateAsync_TargetWithRegion_IsNamedAsTheServiceKnowsIt(string engine, string target, string expected)
    {
        await using var service = await FakeService.StartAsync(_ => new { });
        using var engines = new Engines(
            [("Engines:DeepL:Address", service.Address), ("Engines:Google:Address", service.Address), ("Engines:Google:Project", "p"), ("Engines:Azure:Address", service.Address)],
            [("DEEPL_API_KEY", "rahasia-sekali"), ("GOOGLE_ACCESS_TOKEN", "rahasia-sekali"), ("AZURE_TRANSLATOR_KEY", "rahasia-sekali")]);

        await Assert.ThrowsAsync<TranslatorException>(async () => await engines.Catalog.Get(engine).TranslateAsync([new("a", [])], "id-ID", target, default));

        var request = service.Requests[0];
        Assert.Equal(expected, engine switch
        {
            "deepl" => request.Json.GetProperty("target_lang").GetString(),
            "google" => request.Json.GetProperty("targetLanguageCode").GetString(),
            _ => request.Path.Split("&to=")[1],
        });
    }

    [Fact]
    public async Task TranslateAsync_BlankTexts_StayBlankAndAreNotSent()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Libre(service);

        var results = await engines.TranslateAsync("libretranslate", ["", "a", " \t"]);

        Assert.Equal([("", 0), ("en:a", 1), ("", 0)], results.Select(result => (result.Text, result.Characters)));
        Assert.Equal("""{"q":["a"],"source":"id","target":"en","format":"text"}""", Assert.Single(service.Requests).Body);
    }

    [Fact]
    public async Task TranslateAsync_SingleTextTooLarge_IsCutInTwoUntilItPasses()
    {
        await using var service = await FakeService.StartAsync((request, context) =>
        {
            var texts = request.Json.GetProperty("q").Deserialize<string[]>()!;
            if (texts[0].Length <= 120)
                return context.Response.WriteAsJsonAsync(Echo(request));
            context.Response.StatusCode = 400;
            return context.Response.WriteAsync("""{"error":"Invalid request: request (300) exceeds text limit (120)"}""");
        });
        using var engines = Libre(service);
        var text = string.Join(' ', Enumerable.Repeat("kata", 60));

        var result = (await engines.TranslateAsync("libretranslate", [text]))[0];

        Assert.Null(result.Failure);
        Assert.Equal(text, result.Text.Replace("en:", "", StringComparison.Ordinal));
        Assert.Equal(299, text.Length);
    }

    [Fact]
    public async Task TranslateAsync_LongTextWithTermsAndAddresses_IsCutBetweenThem()
    {
        await using var service = await FakeService.StartAsync(request => new { translations = request.Json.GetProperty("text").EnumerateArray().Select(text => new { text = text.GetString() }) });
        using var engines = new Engines([("Engines:DeepL:Address", service.Address), ("Engines:DeepL:MaxCharacters", "20")], [("DEEPL_API_KEY", "rahasia-sekali")]);

        var results = await engines.TranslateAsync("deepl", ["Lihat semuanya di https://contoh.id/a dan 😀😀😀😀😀😀 😀😀😀😀😀😀 di {nama}."]);

        Assert.Equal("Lihat semuanya di https://contoh.id/a dan 😀😀😀😀😀😀 😀😀😀😀😀😀 di {nama}.", results[0].Text);
        Assert.Empty(results[0].Remarks);
    }

    private static Engines Libre(FakeService service, (string Key, string Value)? setting = null, (string Name, string Value)? environment = null) => new(
        setting is { } set ? [("Engines:LibreTranslate:Address", service.Address), set] : [("Engines:LibreTranslate:Address", service.Address)],
        environment is { } variable ? [variable] : []);

    private static object Echo(Received request) =>
        new { translatedText = request.Json.GetProperty("q").EnumerateArray().Select(text => "en:" + text.GetString()) };
}
