using Bilingual.Tests.Translation.Services;
using Bilingual.Translation;
using Microsoft.AspNetCore.Http;

namespace Bilingual.Tests.Translation.Resilience;

/// <summary>What is done about a service in trouble, on a clock that tests move.</summary>
public class ResilienceTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task TranslateAsync_RetryAfterInSeconds_WaitsExactlySoLong()
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        await using var service = await FailingFirst(1, 429, "7");
        using var engines = Create(service, time);

        Assert.Equal("en:a", (await engines.TranslateAsync("libretranslate", ["a"]))[0].Text);

        Assert.Equal(TimeSpan.FromSeconds(7), time.Skipped[0]);
        Assert.Equal(2, service.Requests.Count);
        Assert.Contains("libretranslate: try 1 failed, again in 7.0 s: libretranslate answered 429", engines.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_RetryAfterAsDate_WaitsUntilThen()
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        await using var service = await FailingFirst(1, 503, time.GetUtcNow().AddSeconds(42).ToString("R"));
        using var engines = Create(service, time);

        Assert.Equal("en:a", (await engines.TranslateAsync("libretranslate", ["a"]))[0].Text);
        Assert.Equal(TimeSpan.FromSeconds(42), time.Skipped[0]);
    }

    [Fact]
    public async Task TranslateAsync_NoRetryAfter_PausesGrowWithJitter()
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        await using var service = await FailingFirst(4, 500);
        using var engines = Create(service, time);

        Assert.Equal("en:a", (await engines.TranslateAsync("libretranslate", ["a"]))[0].Text);

        Assert.Equal(4, time.Skipped.Count);
        Assert.All(time.Skipped, pause => Assert.InRange(pause, TimeSpan.Zero, TimeSpan.FromMinutes(2)));
        Assert.Equal(4, time.Skipped.Distinct().Count());
    }

    [Fact]
    public async Task TranslateAsync_FailsTooOften_GivesTheReasonAfterTheLastTry()
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        await using var service = await FakeService.StartAsync(503, "");
        using var engines = Create(service, time, ("Engines:LibreTranslate:Retries", "2"));

        var result = (await engines.TranslateAsync("libretranslate", ["a"]))[0];

        Assert.Equal((FailureKind.Unavailable, "libretranslate answered 503 Service Unavailable."), (result.Kind, result.Failure));
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task TranslateAsync_AskedToWaitTooLong_DoesNotWait()
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        await using var service = await FakeService.StartAsync(429, "", "3600");
        using var engines = Create(service, time);

        var result = (await engines.TranslateAsync("libretranslate", ["a"]))[0];

        Assert.Equal(FailureKind.Throttled, result.Kind);
        Assert.Single(service.Requests);
        Assert.Empty(time.Skipped);
    }

    [Fact]
    public async Task TranslateAsync_AskedToWaitTooLong_LeavesTheServiceAloneSoLong()
    {
        var time = new FakeTime();
        await using var service = await FailingFirst(1, 429, "3600");
        using var engines = Create(service, time);
        var translator = engines.Catalog.Open("libretranslate", new());

        var first = await translator.TranslateAsync([new("a", [])], "id", "en", default);
        time.Advance(TimeSpan.FromMinutes(59));
        var second = await translator.TranslateAsync([new("b", [])], "id", "en", default);
        time.Advance(TimeSpan.FromMinutes(2));
        var third = await translator.TranslateAsync([new("c", [])], "id", "en", default);

        Assert.Equal((FailureKind.Throttled, first[0].Failure), (second[0].Kind, second[0].Failure));
        Assert.Equal("en:c", third[0].Text);
        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task TranslateAsync_Refusal_IsNotTriedAgain(int status)
    {
        await using var service = await FakeService.StartAsync(status, "");
        using var engines = Create(service, new FakeTime(TimeSpan.FromMinutes(10)));

        Assert.NotNull((await engines.TranslateAsync("libretranslate", ["a"]))[0].Failure);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task TranslateAsync_NoAnswer_EndsTheTryAndTriesAgain()
    {
        var time = new FakeTime(TimeSpan.FromSeconds(30));
        var arrived = new TaskCompletionSource();
        await using var service = await FakeService.StartAsync((request, context) =>
            arrived.TrySetResult() ? FakeService.NeverAsync(context) : context.Response.WriteAsJsonAsync(Echo(request)));
        using var engines = Create(service, time, ("Engines:LibreTranslate:RetryDelay", "00:00:01"));

        var translating = engines.TranslateAsync("libretranslate", ["a"]);
        await arrived.Task;
        time.Advance(Hour);

        Assert.Equal("en:a", (await translating)[0].Text);
    }

    [Fact]
    public async Task TranslateAsync_NoAnswerAtAll_EndsAfterTheTotalTime()
    {
        var time = new FakeTime();
        await using var service = await FakeService.StartAsync((_, context) => FakeService.NeverAsync(context));
        using var engines = Create(service, time, ("Engines:LibreTranslate:TotalTimeout", "00:30:00"));

        var translating = engines.TranslateAsync("libretranslate", ["a"]);
        await time.SomeoneWaitsAsync(Hour);
        time.Advance(TimeSpan.FromMinutes(30));

        var result = (await translating)[0];
        Assert.Equal((FailureKind.Unavailable, "libretranslate did not answer within 1800 s."), (result.Kind, result.Failure));
    }

    [Fact]
    public async Task TranslateAsync_KeepsFailing_IsLeftAloneForAWhileAndThenTriedAgain()
    {
        var time = new FakeTime();
        var isUp = false;
        await using var service = await FakeService.StartAsync((request, context) =>
        {
            if (isUp)
                return context.Response.WriteAsJsonAsync(Echo(request));
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        using var engines = Create(service, time, ("Engines:LibreTranslate:Retries", "0"), ("Engines:LibreTranslate:BreakerTries", "3"));
        var translator = engines.Catalog.Open("libretranslate", new());

        for (var i = 0; i < 3; i++)
            await translator.TranslateAsync([new("a", [])], "id", "en", default);
        var alone = await translator.TranslateAsync([new("a", [])], "id", "en", default);
        isUp = true;
        time.Advance(TimeSpan.FromSeconds(61));
        var again = await translator.TranslateAsync([new("a", [])], "id", "en", default);

        Assert.Equal("libretranslate keeps failing and is left alone for 60 s.", alone[0].Failure);
        Assert.Equal("en:a", again[0].Text);
        Assert.Equal(4, service.Requests.Count);
        Assert.Contains("libretranslate keeps failing and is left alone for 60 s", engines.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_RequestsPerMinute_SpendsAMinutesWorthThenWaits()
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service, time, ("Engines:LibreTranslate:RequestsPerMinute", "3"), ("Engines:LibreTranslate:MaxTexts", "1"), ("Engines:LibreTranslate:Concurrency", "1"));

        await engines.TranslateAsync("libretranslate", ["a", "b", "c", "d", "e"]);

        Assert.Equal([TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20)], time.Skipped);
        Assert.Equal(5, service.Requests.Count);
    }

    [Fact]
    public async Task TranslateAsync_CharactersPerMinute_WaitsForThem()
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service, time, ("Engines:LibreTranslate:CharactersPerMinute", "60"), ("Engines:LibreTranslate:MaxTexts", "1"), ("Engines:LibreTranslate:Concurrency", "1"));

        await engines.TranslateAsync("libretranslate", [new string('a', 60), new string('b', 15)]);

        Assert.Equal([TimeSpan.FromSeconds(15)], time.Skipped);
    }

    [Fact]
    public async Task TranslateAsync_Concurrency_SendsNoMoreAtOnce()
    {
        var (now, most) = (0, 0);
        var both = new TaskCompletionSource();
        await using var service = await FakeService.StartAsync(async (request, context) =>
        {
            var count = Interlocked.Increment(ref now);
            InterlockedMax(ref most, count);
            if (count == 2)
                both.TrySetResult();
            await both.Task;
            Interlocked.Decrement(ref now);
            await context.Response.WriteAsJsonAsync(Echo(request));
        });
        using var engines = Create(service, new FakeTime(), ("Engines:LibreTranslate:Concurrency", "2"), ("Engines:LibreTranslate:MaxTexts", "1"));

        await engines.TranslateAsync("libretranslate", ["a", "b", "c", "d", "e", "f"]);

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task TranslateAsync_Hedging_SendsASecondRequestWhenTheFirstIsLate()
    {
        var time = new FakeTime();
        var arrived = new TaskCompletionSource();
        await using var service = await FakeService.StartAsync((request, context) =>
            arrived.TrySetResult() ? FakeService.NeverAsync(context) : context.Response.WriteAsJsonAsync(Echo(request)));
        using var engines = Create(service, time, ("Engines:LibreTranslate:HedgeAfter", "00:00:09"));

        var translating = engines.TranslateAsync("libretranslate", ["a"]);
        await arrived.Task;
        await time.SomeoneWaitsAsync(TimeSpan.FromSeconds(9));
        time.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal("en:a", (await translating)[0].Text);
    }

    [Fact]
    public async Task TranslateAsync_Cancelled_EndsAtOnce()
    {
        using var cancel = new CancellationTokenSource();
        await using var service = await FakeService.StartAsync((_, context) =>
        {
            cancel.Cancel();
            return FakeService.NeverAsync(context);
        });
        using var engines = Create(service, new FakeTime());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await engines.Catalog.Open("libretranslate", new()).TranslateAsync([new("a", [])], "id", "en", cancel.Token));
    }

    private static void InterlockedMax(ref int most, int count)
    {
        int seen;
        while ((seen = most) < count && Interlocked.CompareExchange(ref most, count, seen) != seen)
        {
        }
    }

    private static Task<FakeService> FailingFirst(int times, int status, string? retryAfter = null)
    {
        var count = 0;
        return FakeService.StartAsync((request, context) =>
        {
            if (count++ >= times)
                return context.Response.WriteAsJsonAsync(Echo(request));
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });
    }

    private static Engines Create(FakeService service, FakeTime time, params (string Key, string Value)[] settings) =>
        new([("Engines:LibreTranslate:Address", service.Address), .. settings], time: time);

    private static object Echo(Received request) =>
        new { translatedText = request.Json.GetProperty("q").EnumerateArray().Select(text => "en:" + text.GetString()) };
}
