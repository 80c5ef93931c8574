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
    public async Task TranslateAsync_NoConnectionInTime_IsAFailureOfTheServiceAndNoInterruption()
    {
        // What a connection that times out throws.
        using var http = new HttpClient(new Failing(new TaskCanceledException("A connection could not be established within the configured ConnectTimeout.", new TimeoutException())));
        var client = new ServiceClient("deepl", http, new Secrets(_ => null), TimeProvider.System);

        var fault = await Assert.ThrowsAsync<TranslatorException>(() => client.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "https://api.example/"), Bilingual.Translation.DeepL.DeepLJson.Default.DeepLAnswer, _ => default, default));

        Assert.Equal(
            (FailureKind.Unavailable, "deepl cannot be reached at api.example: A connection could not be established within the configured ConnectTimeout."),
            (fault.Kind, fault.Message));
    }

    [Theory]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json; charset=x-unknown")]
    [InlineData("text/html")]
    public async Task TranslateAsync_CharacterSetMisnamed_ReadsJsonAsUtf8(string type)
    {
        await using var service = await FakeService.StartAsync((request, context) =>
        {
            context.Response.ContentType = type;
            return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("\uFEFF{\"translatedText\":[\"café\"]}")).AsTask();
        });
        using var engines = Libre(service);

        Assert.Equal("café", (await engines.TranslateAsync("libretranslate", ["a"]))[0].Text);
    }

    [Theory]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("one\u2028two\u0085three\ffour\n\n five", "one two three four five")]
    public async Task TranslateAsync_DecomposedLettersAndLineBreaks_AreComposedOnOneLine(string answer, string expected)
    {
        await using var service = await FakeService.StartAsync(_ => new { translatedText = new[] { answer } });
        using var engines = Libre(service);

        Assert.Equal(expected, (await engines.TranslateAsync("libretranslate", ["a"]))[0].Text);
    }

    [Fact]
    public async Task TranslateAsync_ServiceNamesItsRequest_TheMessageDoesToo()
    {
        await using var service = await FakeService.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 500;
            context.Response.Headers["X-Trace-ID"] = "jejak-7";
            return Task.CompletedTask;
        });
        using var engines = Libre(service);

        Assert.Equal("libretranslate answered 500 Internal Server Error. (X-Trace-ID jejak-7)", (await engines.FaultAsync("libretranslate")).Message);
    }

    [Theory]
    [InlineData("Warga desa itu pulang kemarin.", "warga desa itu pulang kemarin.", "came back untranslated")]
    [InlineData("Warga desa itu pulang kemarin.", "The villagers, the villagers, the villagers, the villagers, the villagers, the villagers", "repeats itself")]
    [InlineData("Joko Widodo", "Joko Widodo", null)]
    [InlineData("Tidak, tidak, tidak, tidak, tidak, tidak!", "No, no, no, no, no, no!", null)]
    [InlineData("Warga desa itu pulang kemarin.", "The villagers came home yesterday.", null)]
    public async Task TranslateAsync_SourceOrLoopComesBack_IsRemarked(string text, string answer, string? remark)
    {
        await using var service = await FakeService.StartAsync(_ => new { translatedText = new[] { answer } });
        using var engines = Libre(service);

        Assert.Equal(remark is null ? [] : [remark], (await engines.TranslateAsync("libretranslate", [text]))[0].Remarks.ToArray());
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

    [Theory]
    [InlineData("openai", "http://api.openai.com/v1")]
    [InlineData("openai", "http://203.0.113.7:8000/v1")]
    [InlineData("libretranslate", "http://libretranslate.example")]
    public void Get_KeyOverPlainHttpThroughThePublicNetwork_IsRefused(string engine, string address)
    {
        using var engines = WithKeys(address);

        var fault = Assert.Throws<TranslatorException>(() => engines.Catalog.Get(engine));

        Assert.Equal(
            (FailureKind.Denied, $"The engine '{engine}': the key would travel readable for everyone to {new Uri(address).Authority}; use https, or unset the key if the server needs none."),
            (fault.Kind, fault.Message));
    }

    [Theory]
    [InlineData("http://localhost:8000/v1")]
    [InlineData("http://192.168.1.5:8000/v1")]
    [InlineData("http://[fd00::5]:8000/v1")]
    [InlineData("http://gpu-box:8000/v1")]
    [InlineData("http://gpu.lan/v1")]
    [InlineData("https://api.openai.com/v1")]
    public void Get_KeyEncryptedOrInOnesOwnNetwork_IsTaken(string address)
    {
        using var engines = WithKeys(address);

        Assert.Equal(("openai", "libretranslate"), (engines.Catalog.Get("openai").Engine, engines.Catalog.Get("libretranslate").Engine));
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
        Assert.DoesNotContain(results[0].Remarks, remark => remark.Contains("did not come through", StringComparison.Ordinal));
    }

    private static Engines Libre(FakeService service, (string Key, string Value)? setting = null, (string Name, string Value)? environment = null) => new(
        setting is { } set ? [("Engines:LibreTranslate:Address", service.Address), set] : [("Engines:LibreTranslate:Address", service.Address)],
        environment is { } variable ? [variable] : []);

    private static Engines WithKeys(string address) => new(
        [("Engines:OpenAI:Address", address), ("Engines:OpenAI:Model", "m"), ("Engines:LibreTranslate:Address", address)],
        [("OPENAI_API_KEY", "rahasia-sekali"), ("LIBRETRANSLATE_API_KEY", "rahasia-sekali")]);

    private sealed class Failing(Exception fault) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromException<HttpResponseMessage>(fault);
    }

    private static object Echo(Received request) =>
        new { translatedText = request.Json.GetProperty("q").EnumerateArray().Select(text => "en:" + text.GetString()) };
}
