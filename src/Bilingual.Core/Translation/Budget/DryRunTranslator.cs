namespace Bilingual.Translation;

/// <summary>Stands in for an engine in a dry run: gives every text back as it is, with the cost that the engine would count, and sends nothing.</summary>
internal sealed class DryRunTranslator(ITranslator inner) : TranslatorDecorator(inner)
{
    /// <summary>Supposes that the service keeps the glossary: nothing is made there in a dry run.</summary>
    public override ValueTask<bool> HasGlossaryAsync(string source, string target, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<TranslationResult>>(
            [.. requests.Select(request => new TranslationResult(request.Text, Engine, Traits.CostOf(request.Text)))]);
}
