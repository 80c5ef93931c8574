namespace Bilingual.Translation;

/// <summary>Stands in for an engine in a dry run: gives every text back as it is, with the cost that the engine would count, and sends nothing.</summary>
internal sealed class DryRunTranslator(ITranslator inner) : TranslatorDecorator(inner)
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<TranslationResult>>(
            [.. requests.Select(request => new TranslationResult(request.Text, Engine, Traits.CostOf(request.Text)))]);
}
