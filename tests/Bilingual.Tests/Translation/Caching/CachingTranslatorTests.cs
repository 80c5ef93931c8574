using System.Collections.Concurrent;
using Bilingual.Glossaries;
using Bilingual.Tests.Translation.Services;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Caching;

public class CachingTranslatorTests
{
    private static readonly TranslatorTraits Paid = new() { CountsCharacters = true, IsCached = true };

    [Fact]
    public async Task TranslateAsync_AskedBefore_AnswersWithoutSendingAndCosts0()
    {
        var cache = new MemoryCache();
        var stub = new StubTranslator(request => "en:" + request.Text, Paid);

        var first = await Translate(stub, cache, "satu", "dua", "satu");
        var second = await Translate(stub, cache, "dua", "tiga");

        Assert.Equal([("en:satu", 4), ("en:dua", 3), ("en:satu", 0)], first.Select(result => (result.Text, result.Characters)));
        Assert.Equal([("en:dua", 0), ("en:tiga", 4)], second.Select(result => (result.Text, result.Characters)));
        Assert.Equal([["satu", "dua"], ["tiga"]], stub.Batches);
    }

    [Fact]
    public async Task TranslateAsync_Failure_IsNotKept()
    {
        var cache = new MemoryCache();

        await new CachingTranslator(new Failing(), cache).TranslateAsync([new("a", [])], "id", "en", default);

        Assert.Empty(cache.Kept);
    }

    [Fact]
    public async Task TranslateAsync_ManyTexts_KeepsThemInPortionsOfARequest()
    {
        var cache = new MemoryCache();
        var stub = new StubTranslator(request => request.Text == "9" ? throw new InvalidOperationException("crash") : request.Text, Paid with { MaxTexts = 4 });

        await Assert.ThrowsAsync<InvalidOperationException>(() => Translate(stub, cache, [.. Enumerable.Range(0, 10).Select(i => $"{i}")]));

        Assert.Equal(8, cache.Kept.Count);
    }

    [Fact]
    public async Task TranslateAsync_InterruptedAfterOneOfTwoRequests_KeepsWhatIsPaidFor()
    {
        var cache = new MemoryCache();
        var stub = new StubTranslator(request => request.Text == "ketiga" ? throw new OperationCanceledException() : request.Text, Paid with { MaxCharacters = 13 });

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
            await new CachingTranslator(new BatchingTranslator(stub), cache).TranslateAsync([new("pertama", []), new("kedua", []), new("ketiga", [])], "id", "en", default));

        Assert.Equal(["kedua", "pertama"], cache.Kept.Values.Select(kept => kept.Text).Order());
    }

    [Fact]
    public async Task TranslateAsync_SameTextAtTheSameMoment_IsSentOnce()
    {
        var gate = new TaskCompletionSource();
        var slow = new Slow(gate.Task);
        var translator = new CachingTranslator(slow, new MemoryCache());

        var first = translator.TranslateAsync([new("a", [])], "id", "en", default).AsTask();
        var second = translator.TranslateAsync([new("a", [])], "id", "en", default).AsTask();
        gate.SetResult();

        Assert.Equal(["a", "a"], [(await first)[0].Text, (await second)[0].Text]);
        Assert.Equal(1, slow.Calls);
    }

    [Fact]
    public void Key_AnythingThatDecidesTheAnswer_ChangesIt()
    {
        var term = Engines.WithTerm("satu dua", "dua", new TermEntry { Term = "dua", Target = "two" });
        string[] keys =
        [
            TranslationKey.Of("deepl-1", new("satu dua", []), "id", "en"),
            TranslationKey.Of("deepl-2", new("satu dua", []), "id", "en"),
            TranslationKey.Of("deepl-1", new("satu dua!", []), "id", "en"),
            TranslationKey.Of("deepl-1", new("satu dua", []), "id", "en-GB"),
            TranslationKey.Of("deepl-1", new("satu dua", []), "ms", "en"),
            TranslationKey.Of("deepl-1", new("satu dua", []) { Formality = Formality.Formal }, "id", "en"),
            TranslationKey.Of("deepl-1", term, "id", "en"),
            TranslationKey.Of("deepl-1", Engines.WithTerm("satu dua", "dua", new TermEntry { Term = "dua", Target = "pair" }), "id", "en"),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[6], TranslationKey.Of("deepl-1", Engines.WithTerm("satu dua", "dua", new TermEntry { Term = "dua", Target = "two", Note = "elsewhere" }), "id", "en"));
    }

    private static async Task<IReadOnlyList<TranslationResult>> Translate(ITranslator inner, ITranslationCache cache, params string[] texts) =>
        await new CachingTranslator(inner, cache).TranslateAsync([.. texts.Select(text => new TranslationRequest(text, []))], "id", "en", default);

    internal sealed class MemoryCache : ITranslationCache
    {
        public ConcurrentDictionary<string, CachedTranslation> Kept { get; } = [];

        public ValueTask<IReadOnlyDictionary<string, CachedTranslation>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyDictionary<string, CachedTranslation>>(
                keys.Where(Kept.ContainsKey).ToDictionary(key => key, key => Kept[key], StringComparer.Ordinal));

        public ValueTask SaveAsync(IReadOnlyCollection<KeyValuePair<string, CachedTranslation>> translations, CancellationToken cancellationToken)
        {
            foreach (var (key, translation) in translations)
                Kept.TryAdd(key, translation);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Failing : ITranslator
    {
        public string Engine => "failing";

        public string Fingerprint => "failing-1";

        public ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
            IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<TranslationResult>>([TranslationResult.Failed("failing", FailureKind.Unavailable, "away")]);
    }

    private sealed class Slow(Task gate) : ITranslator
    {
        public int Calls { get; private set; }

        public string Engine => "slow";

        public string Fingerprint => "slow-1";

        public async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
            IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
        {
            Calls++;
            await gate;
            return [.. requests.Select(request => new TranslationResult(request.Text, "slow", 0))];
        }
    }
}
