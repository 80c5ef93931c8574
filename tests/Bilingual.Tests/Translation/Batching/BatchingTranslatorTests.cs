using Bilingual.Documents;
using Bilingual.Translation;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Translation.Batching;

public class BatchingTranslatorTests
{
    [Fact]
    public async Task TranslateAsync_OneTextAtFault_FailsThatOneAlone()
    {
        var stub = new StubTranslator(request => request.Text == "buruk" ? throw new TranslatorException(FailureKind.Rejected, "no 'buruk'") : "en:" + request.Text);

        var results = await Translate(stub, "a", "b", "buruk", "c", "d", "e");

        Assert.Equal(["en:a", "en:b", "", "en:c", "en:d", "en:e"], results.Select(result => result.Text));
        Assert.Equal((FailureKind.Rejected, "no 'buruk'"), (results[2].Kind, results[2].Failure));
    }

    [Fact]
    public async Task TranslateAsync_EveryTextRefused_GivesUpAfterThreeSingleOnes()
    {
        var stub = new StubTranslator(_ => throw new TranslatorException(FailureKind.Rejected, "language not supported"));

        var results = await Translate(stub, [.. Enumerable.Range(0, 64).Select(i => $"{i}")]);

        Assert.All(results, result => Assert.Equal("language not supported", result.Failure));
        Assert.Equal(3, stub.Batches.Count(batch => batch.Length == 1));
        Assert.Equal(10, stub.Batches.Count);
    }

    [Theory]
    [InlineData(FailureKind.Unavailable)]
    [InlineData(FailureKind.Denied)]
    [InlineData(FailureKind.Exhausted)]
    [InlineData(FailureKind.Throttled)]
    public async Task TranslateAsync_FaultOfTheService_FailsTheBatchWithoutHalvingIt(FailureKind kind)
    {
        var stub = new StubTranslator(_ => throw new TranslatorException(kind, "closed"));

        var results = await Translate(stub, "a", "b");

        Assert.All(results, result => Assert.Equal((kind, "closed"), (result.Kind, result.Failure)));
        Assert.Single(stub.Batches);
    }

    [Fact]
    public async Task TranslateAsync_NothingAsked_SendsNothing()
    {
        var stub = new StubTranslator(request => request.Text);

        Assert.Empty(await Translate(stub));
        Assert.Empty(stub.Batches);
    }

    [Theory]
    [InlineData("Satu dua. Tiga, empat lima.", 12, new[] { "Satu dua.", "Tiga,", "empat lima." })]
    [InlineData("satu dua tiga", 9, new[] { "satu dua", "tiga" })]
    [InlineData("sangatpanjangsekali", 8, new[] { "sangatpa", "njangsek", "ali" })]
    [InlineData("pendek", 100, new[] { "pendek" })]
    [InlineData("ab😀😀😀😀", 3, new[] { "ab", "😀", "😀", "😀", "😀" })]
    public void Split_LongText_CutsAtTheBestPlace(string text, int longest, string[] expected)
    {
        Assert.Equal(expected, TextPieces.Split(new(text, []), longest).Select(piece => piece.Text));
    }

    [Fact]
    public void Split_ProtectedPlace_IsNotCutAndMovesAlong()
    {
        var request = new TranslationRequest("lihat di www.a b.id sekarang juga", []) { Kept = [new TextSpan(9, 19)] };

        var pieces = TextPieces.Split(request, 14).ToArray();

        Assert.Equal(["lihat di", "www.a b.id", "sekarang juga"], pieces.Select(piece => piece.Text));
        Assert.Equal([new TextSpan(0, 10)], pieces[1].Kept.AsEnumerable());
    }

    [Fact]
    public void Split_AnyText_LosesNothingButWhiteSpace() => Prop.ForAll<NonNull<string>>(text =>
    {
        var pieces = TextPieces.Split(new(text.Get, []), 7).Select(piece => piece.Text).ToArray();
        return Bare(string.Concat(pieces)) == Bare(text.Get) && pieces.All(piece => CodePoints.Count(piece) <= 7);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task TranslateAsync_InterruptedWhileATextIsCut_KeepsWhatIsPaidFor()
    {
        var stub = new CutOffTranslator(_ => throw new OperationCanceledException());

        var results = await Translate(stub, "pendek", Long);

        Assert.Equal(("en:pendek", null), (results[0].Text, results[0].Failure));
        Assert.Equal((FailureKind.Unavailable, "stub was interrupted."), (results[1].Kind, results[1].Failure));
    }

    [Fact]
    public async Task TranslateAsync_OnePartOfACutTextFails_CountsTheOthers()
    {
        var stub = new CutOffTranslator(text => text.StartsWith("Kedua", StringComparison.Ordinal)
            ? TranslationResult.Failed("stub", FailureKind.Unavailable, "closed")
            : new TranslationResult("en:" + text, "stub", text.Length));

        var results = await Translate(stub, "pendek", Long);

        Assert.Equal((FailureKind.Unavailable, "closed", 70), (results[1].Kind, results[1].Failure, results[1].Characters));
    }

    private static readonly string Long = $"Pertama {new string('a', 61)}. Kedua {new string('b', 62)}.";

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static async Task<IReadOnlyList<TranslationResult>> Translate(ITranslator stub, params string[] texts) =>
        await new BatchingTranslator(stub).TranslateAsync([.. texts.Select(text => new TranslationRequest(text, []))], "id", "en", default);

    /// <summary>Finds the second text of a batch too large and treats its parts as a test says.</summary>
    private sealed class CutOffTranslator(Func<string, TranslationResult> part) : ITranslator
    {
        public string Engine => "stub";

        public string Fingerprint => "stub-1";

        public TranslatorTraits Traits => TranslatorTraits.Embedded;

        public ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
            IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<TranslationResult>>(requests.Count > 1
                ? [new("en:" + requests[0].Text, Engine, 6), TranslationResult.Failed(Engine, FailureKind.TooLarge, "cut off")]
                : [part(requests[0].Text)]);
    }
}
