using Bilingual.Glossaries;
using Bilingual.Tests.Translation.Caching;
using Bilingual.Translation;
using Microsoft.AspNetCore.Http;

namespace Bilingual.Tests.Translation.Services;

/// <summary>Glossaries that services are to keep: what passes is tried again, a refusal is told, and translations made without are kept apart.</summary>
public class ServiceGlossariesTests
{
    private const string Away = """{"error":{"message":"Away.","status":"UNAVAILABLE"},"message":"Away."}""";

    private static readonly TermEntry Term = new() { Term = "kecerdasan super", Target = "superintelligence" };
    private static readonly string[] GoogleSteps = ["look", "upload", "create"];

    [Theory]
    [InlineData("deepl", "list", 503)]
    [InlineData("deepl", "create", 429)]
    [InlineData("deepl", "create", 529)]
    [InlineData("google", "look", 503)]
    [InlineData("google", "upload", 500)]
    [InlineData("google", "create", 429)]
    public async Task TranslateAsync_GlossaryFailsForTheMoment_IsTriedAgainBeforeAnythingIsTranslated(string engine, string step, int status)
    {
        var cloud = new GlossaryCloud { Refuses = (each, count) => each == step && count <= 2 ? (status, Away) : null };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service);

        var result = await TranslateAsync(engines, engine);

        Assert.Equal(("superintelligence", false, false), (result.Text, result.IsWithoutGlossary, result.IsProvisional));
        Assert.Equal(3, cloud.Count(step));
        Assert.Equal(1, cloud.Count("translate"));
        Assert.DoesNotContain("could not be made", engines.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deepl", "Engines:DeepL:CreateGlossary=false")]
    [InlineData("google", "An empty Engines:Google:Bucket")]
    public async Task TranslateAsync_GlossaryKeepsFailing_FailsTheTextsUntilThePauseIsOver(string engine, string alternative)
    {
        var isUp = false;
        var time = new FakeTime(TimeSpan.FromSeconds(30));
        var cloud = new GlossaryCloud { Refuses = (step, _) => step != "translate" && !isUp ? (503, Away) : null };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service, time, ("Engines:DeepL:Retries", "1"), ("Engines:Google:Retries", "1"));
        var translator = engines.Catalog.Open(engine, new());

        var failed = await translator.TranslateAsync([WithTerm()], "id", "en", default);
        var asked = service.Requests.Count;
        isUp = true;
        time.Advance(TimeSpan.FromSeconds(59));
        var alone = await translator.TranslateAsync([WithTerm()], "id", "en", default);
        var askedMeanwhile = service.Requests.Count - asked;
        var withoutTerms = await translator.TranslateAsync([new("Biasa.", [])], "id", "en", default);
        time.Advance(TimeSpan.FromSeconds(2));
        var done = await translator.TranslateAsync([WithTerm()], "id", "en", default);

        Assert.Equal(FailureKind.Unavailable, failed[0].Kind);
        Assert.StartsWith($"{engine}: the glossary cannot be made there for the moment: {engine} answered 503 Service Unavailable: Away", failed[0].Failure, StringComparison.Ordinal);
        Assert.EndsWith($" ({alternative} does without it.)", failed[0].Failure, StringComparison.Ordinal);
        Assert.Equal((2, 0), (asked, askedMeanwhile));
        Assert.Equal((failed[0].Kind, failed[0].Failure), (alone[0].Kind, alone[0].Failure));
        Assert.Equal("en:Biasa.", withoutTerms[0].Text);
        Assert.Equal("superintelligence", done[0].Text);
        Assert.Equal(2, cloud.Count("translate"));
    }

    [Theory]
    [InlineData("deepl", 456, "Quota Exceeded; delete glossaries at DeepL that are no longer used, such as older ones named 'Bilingual …'.")]
    [InlineData("deepl", 400, "Quota Exceeded.")]
    [InlineData("deepl", 403, "Quota Exceeded.")]
    [InlineData("google", 403, "Quota Exceeded (NO).")]
    [InlineData("google", 400, "Quota Exceeded (NO).")]
    public async Task TranslateAsync_GlossaryRefused_PutsTermsIntoTextsAndWarnsOnce(string engine, int status, string said)
    {
        var cloud = new GlossaryCloud { Refuses = (step, _) => step == "create" ? (status, """{"error":{"message":"Quota Exceeded","status":"NO"},"message":"Quota Exceeded"}""") : null };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service);
        var translator = engines.Catalog.Open(engine, new());

        var first = await translator.TranslateAsync([WithTerm("Ini kecerdasan super."), new("Biasa.", [])], "id", "en", default);
        var second = await translator.TranslateAsync([WithTerm("Itu kecerdasan super.")], "id", "en", default);

        Assert.Equal(["en:Ini superintelligence.", "en:Biasa.", "en:Itu superintelligence."], first.Concat(second).Select(result => result.Text));
        Assert.Equal([(true, false), (false, false), (true, false)], first.Concat(second).Select(result => (result.IsWithoutGlossary, result.IsProvisional)));
        Assert.Equal([$"{engine} does not keep the glossary, so terms were put into the text"], first[0].Remarks.AsEnumerable());
        Assert.Equal((1, 2), (cloud.Count("create"), cloud.Count("translate")));
        var warning = Assert.Single(engines.Log.Split('\n'), line => line.Contains("could not be made", StringComparison.Ordinal));
        Assert.StartsWith($"{engine}: the glossary could not be made there, so terms are put into the texts: {engine} answered {status}", warning, StringComparison.Ordinal);
        Assert.EndsWith($": {said}", warning.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deepl", "list")]
    [InlineData("google", "look")]
    public async Task TranslateAsync_AnotherFormInsteadOfAGlossary_PutsTermsIntoTextsForNow(string engine, string step)
    {
        var cloud = new GlossaryCloud { Refuses = (each, _) => each == step ? (200, "<html>Welcome</html>") : null };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service);

        var result = await TranslateAsync(engines, engine);

        Assert.Equal(("en:superintelligence", true, true), (result.Text, result.IsWithoutGlossary, result.IsProvisional));
    }

    [Theory]
    [InlineData("deepl")]
    [InlineData("google")]
    public async Task TranslateAsync_RefusedThenKept_NeverTakesOneForTheOtherAndPaysNothingTwice(string engine)
    {
        var cache = new CachingTranslatorTests.MemoryCache();
        var (isRefused, isAway) = (true, false);
        var cloud = new GlossaryCloud { Refuses = (step, _) => isAway ? (503, Away) : isRefused && step == "create" ? (400, Away) : null };
        await using var service = await cloud.StartAsync();

        async Task<TranslationResult> RunAsync()
        {
            using var engines = Create(service, ("Engines:DeepL:Retries", "0"), ("Engines:Google:Retries", "0"));
            return await TranslateAsync(engines, engine, new() { Cache = cache });
        }

        var refused = await RunAsync();
        var refusedAgain = await RunAsync();
        isAway = true;
        var away = await RunAsync();
        (isAway, isRefused) = (false, false);
        var kept = await RunAsync();
        var sent = service.Requests.Count;
        (isAway, isRefused) = (true, true);
        var known = await RunAsync();

        Assert.Equal(("en:superintelligence", true, false), (refused.Text, refused.IsWithoutGlossary, refused.IsProvisional));
        Assert.Equal(("en:superintelligence", true, false, 0), (refusedAgain.Text, refusedAgain.IsWithoutGlossary, refusedAgain.IsProvisional, refusedAgain.Characters));
        Assert.Equal(("en:superintelligence", true, true, 0), (away.Text, away.IsWithoutGlossary, away.IsProvisional, away.Characters));
        Assert.StartsWith($"{engine}: the glossary cannot be made there for the moment: ", Assert.Single(away.Remarks), StringComparison.Ordinal);
        Assert.Equal(("superintelligence", false), (kept.Text, kept.IsWithoutGlossary));
        Assert.Equal(("superintelligence", false), (known.Text, known.IsProvisional));
        Assert.Equal(2, cloud.Count("translate"));
        Assert.Equal(sent, service.Requests.Count);
    }

    [Theory]
    [InlineData("deepl", "list", "create", "translate")]
    [InlineData("google", "look", "upload", "create", "translate")]
    public async Task TranslateAsync_ManyRequestsAtOnce_MakeOneGlossary(string engine, params string[] steps)
    {
        var cloud = new GlossaryCloud();
        await using var service = await cloud.StartAsync();
        using var engines = Create(service, ("Engines:DeepL:MaxTexts", "1"), ("Engines:Google:MaxTexts", "1"));

        var results = await engines.Catalog.Open(engine, new()).TranslateAsync([WithTerm("A kecerdasan super"), WithTerm("B kecerdasan super")], "id", "en", default);

        Assert.All(results, result => Assert.False(result.IsWithoutGlossary));
        Assert.Equal([.. steps, "translate"], cloud.Steps);
    }

    [Theory]
    [InlineData("deepl")]
    [InlineData("google")]
    public async Task TranslateAsync_GlossaryDeletedMeanwhile_IsMadeAnew(string engine)
    {
        var cloud = new GlossaryCloud { Refuses = (step, count) => step == "translate" && count == 2 ? (404, """{"error":{"message":"Glossary not found.","status":"NOT_FOUND"},"message":"Glossary not found."}""") : null };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service);
        var translator = engines.Catalog.Open(engine, new());

        await translator.TranslateAsync([WithTerm()], "id", "en", default);
        cloud.Forget();
        var results = await translator.TranslateAsync([WithTerm()], "id", "en", default);

        Assert.Equal("superintelligence", results[0].Text);
        Assert.Equal((2, 3), (cloud.Count("create"), cloud.Count("translate")));
    }

    [Theory]
    [InlineData("deepl")]
    [InlineData("google")]
    public async Task TranslateAsync_DryRun_AsksTheServiceNothing(string engine)
    {
        var cache = new CachingTranslatorTests.MemoryCache();
        await using var service = await new GlossaryCloud { Refuses = (step, _) => step == "create" ? (400, Away) : null }.StartAsync();
        using (var engines = Create(service))
            await TranslateAsync(engines, engine, new() { Cache = cache });
        var sent = service.Requests.Count;

        using var dry = Create(service);
        var result = await TranslateAsync(dry, engine, new() { Cache = cache, IsDryRun = true });

        Assert.Equal(16, result.Characters);
        Assert.Equal(sent, service.Requests.Count);
    }

    [Fact]
    public async Task TranslateAsync_DeepLNotReadyYet_WaitsForIt()
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        var cloud = new GlossaryCloud { LooksBeforeReady = 2 };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service, time);

        Assert.Equal("superintelligence", (await TranslateAsync(engines, "deepl")).Text);
        Assert.Equal(["list", "create", "look", "look", "translate"], cloud.Steps);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], time.Skipped);
    }

    [Theory]
    [InlineData(409, """{"error":{"code":409,"message":"Glossary exists.","status":"ALREADY_EXISTS"}}""")]
    [InlineData(200, """{"name":"operations/7","done":true,"error":{"code":6,"message":"Glossary exists."}}""")]
    public async Task TranslateAsync_GoogleGlossaryMadeByAnotherRunMeanwhile_WaitsUntilItCanBeUsed(int status, string body)
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        var cloud = new GlossaryCloud { LooksBeforeReady = 2, Refuses = (step, count) => step == "create" ? (status, body) : step == "look" && count <= 2 ? (404, Away) : null };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service, time);

        Assert.Equal("superintelligence", (await TranslateAsync(engines, "google")).Text);
        Assert.Equal([.. GoogleSteps, "look", "look", "look", "translate"], cloud.Steps);
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(2), 3), time.Skipped);
        Assert.DoesNotContain("could not be made", engines.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_GoogleGlossaryFileStandsInTheBucket_IsAsGood()
    {
        var cloud = new GlossaryCloud { Refuses = (step, _) => step == "upload" ? (412, """{"error":{"code":412,"message":"At least one of the pre-conditions did not hold."}}""") : null };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service);

        Assert.Equal("superintelligence", (await TranslateAsync(engines, "google")).Text);
        Assert.Equal([.. GoogleSteps, "translate"], cloud.Steps);
    }

    [Fact]
    public async Task TranslateAsync_GoogleCannotReadTheFile_TellsWhy()
    {
        var cloud = new GlossaryCloud { Refuses = (step, _) => step == "create" ? (200, """{"name":"operations/7","done":true,"error":{"code":7,"message":"No access to gs://ember."}}""") : null };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service);

        Assert.True((await TranslateAsync(engines, "google")).IsWithoutGlossary);
        Assert.Contains("so terms are put into the texts: google: No access to gs://ember.", engines.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_GoogleNeverReady_EndsAtTheTimeLimitAndIsNotRemembered()
    {
        var time = new FakeTime(TimeSpan.FromMinutes(10));
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (int, string) Missing(int count)
        {
            if (count == 5)
                looked.SetResult();
            return (404, Away);
        }

        var cloud = new GlossaryCloud { Refuses = (step, count) => step == "create" ? (409, """{"error":{"code":409,"message":"exists","status":"ALREADY_EXISTS"}}""") : step == "look" ? Missing(count) : null };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service, time, ("Engines:Google:Retries", "0"));

        var translating = TranslateAsync(engines, "google");
        await looked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromHours(1));
        var result = await translating;

        Assert.Equal(FailureKind.Unavailable, result.Kind);
        Assert.Equal("google: the glossary cannot be made there for the moment: it was not ready within 01:00:00. (An empty Engines:Google:Bucket does without it.)", result.Failure);
    }

    [Fact]
    public async Task TranslateAsync_GoogleGlossaryTakesLongerThanATranslationMay_IsWaitedFor()
    {
        var time = new FakeTime();
        var cloud = new GlossaryCloud { LooksBeforeReady = 1, Refuses = (step, count) => step == "create" ? (409, Away) : step == "look" && count == 1 ? (404, Away) : null };
        await using var service = await cloud.StartAsync();
        using var engines = Create(service, time, ("Engines:Google:TotalTimeout", "00:30:00"));

        var translating = TranslateAsync(engines, "google");
        await time.SomeoneWaitsAsync(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal("superintelligence", (await translating).Text);
    }

    [Theory]
    [InlineData("deepl")]
    [InlineData("google")]
    public async Task TranslateAsync_ServiceNeverAnswersAboutTheGlossary_WaitsOnceAndThenFailsAtOnce(string engine)
    {
        var time = new FakeTime();
        await using var service = await FakeService.StartAsync((_, context) => FakeService.NeverAsync(context));
        using var engines = Create(service, time, ("Engines:DeepL:TotalTimeout", "01:00:00"), ("Engines:Google:TotalTimeout", "01:00:00"));
        var translator = engines.Catalog.Open(engine, new());

        var first = translator.TranslateAsync([WithTerm()], "id", "en", default).AsTask();
        await time.SomeoneWaitsAsync(TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromHours(1));
        var failed = (await first.WaitAsync(TimeSpan.FromMinutes(1)))[0];
        var asked = service.Requests.Count;
        var second = (await translator.TranslateAsync([WithTerm()], "id", "en", default).AsTask().WaitAsync(TimeSpan.FromMinutes(1)))[0];

        Assert.Equal(FailureKind.Unavailable, failed.Kind);
        Assert.Equal((failed.Kind, failed.Failure), (second.Kind, second.Failure));
        Assert.Equal(asked, service.Requests.Count);
    }

    private static async Task<TranslationResult> TranslateAsync(Engines engines, string engine, TranslationJob? job = null) =>
        (await engines.Catalog.Open(engine, job ?? new()).TranslateAsync([WithTerm()], "id", "en", default))[0];

    private static TranslationRequest WithTerm(string text = "kecerdasan super") => Engines.WithTerm(text, "kecerdasan super", Term);

    private static Engines Create(FakeService service, params (string Key, string Value)[] settings) => Create(service, new FakeTime(TimeSpan.FromMinutes(10)), settings);

    private static Engines Create(FakeService service, FakeTime time, params (string Key, string Value)[] settings) => new(
        [
            ("Engines:DeepL:Address", service.Address), ("Engines:Google:Address", service.Address), ("Engines:Google:StorageAddress", service.Address),
            ("Engines:Google:Project", "proyek"), ("Engines:Google:Location", "us-central1"), ("Engines:Google:Bucket", "ember"),
            ("Engines:Google:GlossaryTimeout", "01:00:00"), .. settings,
        ],
        [("DEEPL_API_KEY", "0123abcd-rahasia:fx"), ("GOOGLE_ACCESS_TOKEN", "ya29.rahasia-sekali")],
        time,
        new Glossary([Term]));
}
