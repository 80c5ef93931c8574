namespace Bilingual.Translation;

/// <summary>Asks an engine that knows languages but no regions: <c>en-GB</c> is <c>en</c> to it.</summary>
internal sealed class RegionlessTranslator(ITranslator inner) : TranslatorDecorator(inner)
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken) =>
        Inner.TranslateAsync(requests, LanguageTag.Primary(source), LanguageTag.Primary(target), cancellationToken);
}
