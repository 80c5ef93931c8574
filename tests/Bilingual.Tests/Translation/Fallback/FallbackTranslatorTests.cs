using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Fallback;

public class FallbackTranslatorTests
{
    [Fact]
    public async Task TranslateAsync_FirstEngineFails_SecondDoesItAndBothAreNamed()
    {
        var chain = Chain(
            ("deepl", text => text == "b" ? (FailureKind.Exhausted, "deepl is used up.") : null),
            ("embedded", _ => null));

        var results = await chain.TranslateAsync([new("a", []), new("b", [])], "id", "en", default);

        Assert.Equal([("deepl:a", "deepl", false), ("embedded:b", "embedded", true)], results.Select(result => (result.Text, result.Engine, result.IsProvisional)));
        Assert.Equal(["deepl is used up."], results[1].Remarks.AsEnumerable());
        Assert.Equal([false, true], results.Select(result => result.HasFallenBack));
    }

    [Fact]
    public async Task TranslateAsync_NotInTheMemory_IsNoFaultOfTheMemory()
    {
        var chain = Chain(("memory", _ => (FailureKind.NoMatch, "not held.")), ("embedded", _ => null));

        var result = (await chain.TranslateAsync([new("a", [])], "id", "en", default))[0];

        Assert.Equal(("embedded:a", false), (result.Text, result.IsProvisional));
        Assert.Empty(result.Remarks);
    }

    [Fact]
    public async Task TranslateAsync_NoEngineCan_TellsAllReasons()
    {
        var chain = Chain(("a", _ => (FailureKind.Unavailable, "a is away.")), ("b", _ => (FailureKind.Rejected, "b refuses.")));

        var result = (await chain.TranslateAsync([new("x", [])], "id", "en", default))[0];

        Assert.Equal(("a is away. b refuses.", FailureKind.Unavailable), (result.Failure, result.Kind));
    }

    [Fact]
    public async Task TranslateAsync_EngineWithoutTheLanguages_IsPassedOver()
    {
        var chain = new FallbackTranslator([new StubTranslator(_ => throw new NotSupportedException("no such pair.")), new StubTranslator(request => "ok", name: "b")]);

        var result = (await chain.TranslateAsync([new("x", [])], "id", "jv", default))[0];

        Assert.Equal(("ok", "b", false), (result.Text, result.Engine, result.IsProvisional));
    }

    [Fact]
    public void Engine_Chain_NamesAll()
    {
        Assert.Equal("a,b", Chain(("a", _ => null), ("b", _ => null)).Engine);
    }

    private static FallbackTranslator Chain(params (string Name, Func<string, (FailureKind Kind, string Reason)?> Fault)[] engines) =>
        new([.. engines.Select(each => (ITranslator)new Judging(each.Name, each.Fault))]);

    private sealed class Judging(string name, Func<string, (FailureKind Kind, string Reason)?> fault) : ITranslator
    {
        public string Engine => name;

        public string Fingerprint => name;

        public ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
            IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<TranslationResult>>([.. requests.Select(request => fault(request.Text) is var (kind, reason)
                ? TranslationResult.Failed(name, kind, reason)
                : new TranslationResult($"{name}:{request.Text}", name, 0))]);
    }
}
