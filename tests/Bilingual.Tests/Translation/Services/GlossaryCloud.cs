using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bilingual.Tests.Translation.Services;

/// <summary>DeepL and Google as far as glossaries go: what stands there is remembered.</summary>
internal sealed class GlossaryCloud
{
    private readonly List<string> steps = [];
    private int looks;
    private string? made;

    /// <summary>An answer instead of the usual one, by the step and how often it has come; null for the usual one.</summary>
    public Func<string, int, (int Status, string Body)?> Refuses { get; init; } = static (_, _) => null;

    /// <summary>How often a glossary is looked at before it can be used.</summary>
    public int LooksBeforeReady { get; init; }

    public IReadOnlyList<string> Steps
    {
        get
        {
            lock (steps)
                return [.. steps];
        }
    }

    public int Count(string step) => Steps.Count(each => each == step);

    public void Forget() => made = null;

    public Task<FakeService> StartAsync() => FakeService.StartAsync(async (request, context) =>
    {
        var step = StepOf(request);
        int count;
        lock (steps)
        {
            steps.Add(step);
            count = steps.Count(each => each == step);
        }

        if (Refuses(step, count) is var (status, body))
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
            if (step == "create" && status is 200 or 409)
                made = "by another run";
            return;
        }

        if (Answer(request, step) is { } answer)
            await context.Response.WriteAsJsonAsync(answer);
        else
            context.Response.StatusCode = 404;
    });

    private static string StepOf(Received request) =>
        request.Path.EndsWith("translate", StringComparison.Ordinal) || request.Path.EndsWith(":translateText", StringComparison.Ordinal) ? "translate"
        : request.Path.StartsWith("/upload/", StringComparison.Ordinal) ? "upload"
        : request.Method == "POST" ? "create"
        : request.Path == "/v2/glossaries" ? "list"
        : "look";

    private object? Answer(Received request, string step)
    {
        if (step == "translate")
            return Translated(request);
        if (step == "list")
            return new { glossaries = made is null ? [] : new[] { new { glossary_id = "g-1", name = made, ready = true } } };
        if (step == "create")
        {
            made = request.Json.GetProperty("name").GetString();
            return request.Path.StartsWith("/v2/", StringComparison.Ordinal)
                ? new { glossary_id = "g-1", name = made, ready = LooksBeforeReady == 0 }
                : new { name = "operations/7", done = true };
        }

        if (step == "upload")
            return new { name = "file" };
        if (made is null)
            return null;
        var isReady = ++looks >= LooksBeforeReady;
        return request.Path.StartsWith("/v2/", StringComparison.Ordinal)
            ? new { glossary_id = "g-1", name = made, ready = isReady }
            : isReady ? new { name = made, submitTime = "2026-01-01T00:00:00Z", endTime = "2026-01-01T00:00:09Z" }
            : new { name = made, submitTime = "2026-01-01T00:00:00Z" };
    }

    private static object Translated(Received request)
    {
        var isDeepL = request.Path.StartsWith("/v2/", StringComparison.Ordinal);
        var texts = request.Json.GetProperty(isDeepL ? "text" : "contents").Deserialize<string[]>()!;
        var hasGlossary = request.Json.TryGetProperty(isDeepL ? "glossary_id" : "glossaryConfig", out _);
        var translated = texts.Select(text => hasGlossary ? text.Replace("kecerdasan super", "superintelligence", StringComparison.Ordinal) : "en:" + text);
        if (isDeepL)
            return new { translations = translated.Select(text => new { text }) };
        return hasGlossary
            ? new { glossaryTranslations = translated.Select(text => new { translatedText = text }) }
            : new { translations = translated.Select(text => new { translatedText = text }) };
    }
}
