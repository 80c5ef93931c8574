using Bilingual.Translation;
using Microsoft.AspNetCore.Http;
using static Bilingual.Tests.Translation.Services.ChatServer;

namespace Bilingual.Tests.Translation.Services;

/// <summary>What chat models write around, instead of and in place of translations.</summary>
public class OpenAIRepliesTests
{
    [Fact]
    public async Task TranslateAsync_MissingDoubledAndUnknownIds_AreAskedAgainSingly()
    {
        await using var service = await FakeService.StartAsync(request => Items(request).Count > 1
            ? Reply([(1, "one"), (2, "two"), (2, "deux"), (9, "nine"), (4, "four")])
            : Echo(request));
        using var engines = Create(service);

        var results = await engines.TranslateAsync("openai", ["Satu", "Dua", "Tiga", "Empat"]);

        Assert.Equal(["one", "en:Dua", "en:Tiga", "four"], results.Select(result => result.Text));
        Assert.Equal([4, 1, 1], service.Requests.Select(request => Items(request).Count));
    }

    [Theory]
    [InlineData("Tentu! Ini terjemahannya: ...")]
    [InlineData("""{"items":"none"}""")]
    [InlineData("""[1,2]""")]
    [InlineData("")]
    public async Task TranslateAsync_ProseInsteadOfJson_FailsTheTextAfterASingleTry(string content)
    {
        await using var service = await FakeService.StartAsync(_ => Content(content));
        using var engines = Create(service);

        var results = await engines.TranslateAsync("openai", ["Satu", "Dua"]);

        Assert.All(results, result => Assert.Equal((FailureKind.Malformed, "openai gave an empty translation."), (result.Kind, result.Failure)));
        Assert.Equal(3, service.Requests.Count);
    }

    [Theory]
    [InlineData("<think>The user wants {json}. [ok]</think>\n```json\n{\"items\":[{\"id\":\"1\",\"text\":\"One\\nline\"}]}\n```", "One line")]
    [InlineData("[{\"id\":1,\"text\":\"One\"},]", "One")]
    public async Task TranslateAsync_ThoughtsFencesAndLineBreaks_AreTakenAway(string content, string expected)
    {
        await using var service = await FakeService.StartAsync(_ => Content(content));
        using var engines = Create(service);

        Assert.Equal(expected, (await engines.TranslateAsync("openai", ["Satu"]))[0].Text);
    }

    [Fact]
    public async Task TranslateAsync_AnswerFarLongerThanTheText_IsNotTaken()
    {
        await using var service = await FakeService.StartAsync(request => Reply([(1, new string('x', 300))]));
        using var engines = Create(service);

        Assert.Equal(FailureKind.Malformed, (await engines.TranslateAsync("openai", ["Satu"]))[0].Kind);
    }

    [Fact]
    public async Task TranslateAsync_AnswerCutOff_AsksForFewerAtOnce()
    {
        await using var service = await FakeService.StartAsync(request => Items(request).Count > 1 ? Content("{\"items\":[{\"id\":1,", "length") : Echo(request));
        using var engines = Create(service);

        var results = await engines.TranslateAsync("openai", ["Satu", "Dua"]);

        Assert.Equal(["en:Satu", "en:Dua"], results.Select(result => result.Text));
        Assert.Equal([2, 1, 1], service.Requests.Select(request => Items(request).Count));
    }

    [Theory]
    [InlineData("Here is [the JSON] you asked for: {\"items\":[{\"id\":1,\"text\":\"One\"}]}\nHope this helps {you}! [1]")]
    [InlineData("<think>First draft: {\"items\":[{\"id\":1,\"text\":\"Uno\"}]} hmm.\n{\"items\":[{\"id\":1,\"text\":\"One\"}]}")]
    [InlineData("{\"id\":1,\"text\":\"One\"}\n")]
    [InlineData("```json\n{\"translations\":[{\"id\":1,\"translation\":\"One\"}]}\n```\n\nNote: {\"a\": [")]
    public async Task TranslateAsync_ProseThoughtsAndOtherFormsAround_AreSeenThrough(string content)
    {
        await using var service = await FakeService.StartAsync(_ => Content(content));
        using var engines = Create(service);

        Assert.Equal("One", (await engines.TranslateAsync("openai", ["Satu"]))[0].Text);
    }

    [Fact]
    public async Task TranslateAsync_TextNamesTheMarkOfThoughts_IsReadAllTheSame()
    {
        await using var service = await FakeService.StartAsync(_ => Content("{\"items\":[{\"id\":1,\"text\":\"Models write </think> then\"}]}"));
        using var engines = Create(service);

        Assert.Equal("Models write </think> then", (await engines.TranslateAsync("openai", ["Model menulis penutup pikiran lalu"]))[0].Text);
    }

    [Fact]
    public async Task TranslateAsync_AnObjectALine_IsReadAsItems()
    {
        await using var service = await FakeService.StartAsync(_ => Content("{\"id\":1,\"text\":\"One\"}\n{\"id\":2,\"text\":\"Two\"}"));
        using var engines = Create(service);

        Assert.Equal(["One", "Two"], (await engines.TranslateAsync("openai", ["Satu", "Dua"])).Select(result => result.Text));
    }

    [Fact]
    public async Task TranslateAsync_NumbersBeginAtZero_TrustsNoneOfThem()
    {
        await using var service = await FakeService.StartAsync(request => Items(request).Count > 1
            ? Reply([(0, "one"), (1, "two"), (2, "three")])
            : Echo(request));
        using var engines = Create(service);

        Assert.Equal(["en:Satu", "en:Dua", "en:Tiga"], (await engines.TranslateAsync("openai", ["Satu", "Dua", "Tiga"])).Select(result => result.Text));
    }

    [Fact]
    public async Task TranslateAsync_ContentInParts_IsJoined()
    {
        await using var service = await FakeService.StartAsync(_ => new
        {
            choices = new[]
            {
                new { message = new { role = "assistant", content = new object[] { new { type = "thinking", thinking = new[] { new { text = "hm" } } }, new { type = "text", text = "{\"items\":[{\"id\":1," }, new { type = "text", text = "\"text\":\"One\"}]}" } } }, finish_reason = "stop" },
            },
        });
        using var engines = Create(service);

        Assert.Equal("One", (await engines.TranslateAsync("openai", ["Satu"]))[0].Text);
    }

    [Fact]
    public async Task TranslateAsync_HalfASurrogatePair_FailsThatTextAlone()
    {
        await using var service = await FakeService.StartAsync(_ => Content("{\"items\":[{\"id\":1,\"text\":\"One \\ud83d\"},{\"id\":2,\"text\":\"Two\"}]}"));
        using var engines = Create(service);

        Assert.Equal([FailureKind.Malformed, FailureKind.None], (await engines.TranslateAsync("openai", ["Satu", "Dua"])).Select(result => result.Kind));
    }

    [Fact]
    public async Task TranslateAsync_ModelRefuses_FailsTheTextWithItsWords()
    {
        await using var service = await FakeService.StartAsync(_ => new { choices = new[] { new { message = new { role = "assistant", content = (string?)null, refusal = "I can't help with sk-rahasia-besar." }, finish_reason = "stop" } } });
        using var engines = Create(service);

        var result = (await engines.TranslateAsync("openai", ["Satu"]))[0];

        Assert.Equal((FailureKind.Rejected, "openai: the model refused: I can't help with ***."), (result.Kind, result.Failure));
    }

    [Fact]
    public async Task TranslateAsync_SingleAnswerCutOff_SaysWhichLimit()
    {
        await using var service = await FakeService.StartAsync(_ => Content("{\"items\":[{\"id\":1,\"text\":\"On", "length"));
        using var engines = Create(service);

        var result = (await engines.TranslateAsync("openai", ["Satu"]))[0];

        Assert.Equal((FailureKind.TooLarge, "openai: the answer was cut off; Engines:OpenAI:MaxTokens is 8192."), (result.Kind, result.Failure));
    }

    [Fact]
    public async Task TranslateAsync_AnswerCutOffThoughNoLimitWasStated_SaysThatTheServerHasOne()
    {
        await using var service = await FakeService.StartAsync(_ => Content("{\"items\":[{\"id\":1,\"text\":\"On", "length"));
        using var engines = new Engines(
            [("Engines:OpenAI:Address", service.Address + "/v1/"), ("Engines:OpenAI:Model", "model-uji"), ("Engines:OpenAI:TokenLimit", "None")], []);

        var result = (await engines.TranslateAsync("openai", ["Satu"]))[0];

        Assert.Equal((FailureKind.TooLarge, "openai: the answer was cut off; the server has a limit of its own."), (result.Kind, result.Failure));
    }

    [Fact]
    public async Task TranslateAsync_AskingAgainFails_KeepsWhatIsThere()
    {
        await using var service = await FakeService.StartAsync((request, context) =>
        {
            if (Items(request).Count > 1)
                return context.Response.WriteAsJsonAsync(Reply([(1, "one"), (3, "three")]));
            context.Response.StatusCode = 500;
            return context.Response.WriteAsync("""{"error":{"message":"overloaded"}}""");
        });
        using var engines = Create(service);

        var results = await engines.TranslateAsync("openai", ["Satu", "Dua", "Tiga"]);

        Assert.Equal(["one", "", "three"], results.Select(result => result.Text));
        Assert.Equal((FailureKind.Unavailable, "openai answered 500 Internal Server Error: overloaded."), (results[1].Kind, results[1].Failure));
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task TranslateAsync_TextOfABatchCutOffWhenAskedAlone_IsTranslatedInParts()
    {
        var first = "Kalimat panjang yang pertama berbicara tentang harga beras di kota.";
        var second = "Kalimat panjang yang kedua berbicara tentang sekolah baru di desa.";
        await using var service = await FakeService.StartAsync(request => Items(request) switch
        {
            { Count: > 1 } => Reply([(1, "one")]),
            [var (_, text)] when text.Length > 100 => Content("{\"items\":[{\"id\":1,\"text\":\"A long", "length"),
            _ => Echo(request),
        });
        using var engines = Create(service);

        var results = await engines.TranslateAsync("openai", ["Satu", $"{first} {second}"]);

        Assert.Equal(["one", $"en:{first} en:{second}"], results.Select(result => result.Text));
        Assert.Equal([null, null], results.Select(result => result.Failure));
    }
}
