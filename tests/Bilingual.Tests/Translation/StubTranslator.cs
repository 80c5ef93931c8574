using System.Collections.Concurrent;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation;

/// <summary>An engine that answers as a test says and notes what it was asked.</summary>
internal sealed class StubTranslator(Func<TranslationRequest, string> translate, TranslatorTraits? traits = null, string name = "stub") : ITranslator
{
    /// <summary>The batches so far.</summary>
    public ConcurrentQueue<string[]> Batches { get; } = [];

    public string Engine => name;

    public string Fingerprint => name + "-1";

    public TranslatorTraits Traits => traits ?? TranslatorTraits.Embedded;

    public ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        Batches.Enqueue([.. requests.Select(request => request.Text)]);
        return ValueTask.FromResult<IReadOnlyList<TranslationResult>>(
            [.. requests.Select(request => new TranslationResult(translate(request), name, Traits.CostOf(request.Text)))]);
    }
}
