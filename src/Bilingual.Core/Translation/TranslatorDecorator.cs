namespace Bilingual.Translation;

/// <summary>A translator that adds something to another and otherwise is as that one.</summary>
internal abstract class TranslatorDecorator(ITranslator inner) : ITranslator
{
    /// <inheritdoc/>
    public string Engine => Inner.Engine;

    /// <inheritdoc/>
    public string Fingerprint => Inner.Fingerprint;

    /// <inheritdoc/>
    public TranslatorTraits Traits => Inner.Traits;

    /// <summary>The translator that is added to.</summary>
    protected ITranslator Inner { get; } = inner;

    /// <inheritdoc/>
    public virtual ValueTask<bool> HasGlossaryAsync(string source, string target, CancellationToken cancellationToken) =>
        Inner.HasGlossaryAsync(source, target, cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken);
}
