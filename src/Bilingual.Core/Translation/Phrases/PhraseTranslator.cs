namespace Bilingual.Translation;

/// <summary>
/// Translates with a <see cref="PhraseModel"/>: whole phrases, reordered, glossary terms fixed in place, numbers in the style of the target
/// language, names kept. A word that the model does not know takes the translation of a word of its family, with a remark, or is kept. Results are drafts and say so. Deterministic and safe for concurrent use.
/// </summary>
public sealed class PhraseTranslator : ITranslator
{
    private readonly PhraseModel model;
    private readonly PhraseDecoder forward;
    private readonly PhraseDecoder backward;

    /// <summary>Name recorded with each result.</summary>
    public const string DraftLabel = "phrases (draft)";

    /// <summary>A translator between the two languages of <paramref name="model"/>.</summary>
    public PhraseTranslator(PhraseModel model)
        : this(model, new())
    {
    }

    internal PhraseTranslator(PhraseModel model, BeamSearchOptions limits)
    {
        this.model = model;
        forward = new(model.Forward, model.Source, model.Target, limits);
        backward = new(model.Backward, model.Target, model.Source, limits);
        Fingerprint = $"phrases-3/{model.Fingerprint}";
    }

    /// <inheritdoc/>
    public string Engine => "phrases";

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The model does not hold this pair of languages.</exception>
    public ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var decoder = Decoder(source, target);
        var results = new TranslationResult[requests.Count];
        for (var i = 0; i < results.Length; i++)
        {
            var (text, remarks) = decoder.Translate(requests[i], cancellationToken);
            results[i] = new(text, DraftLabel, Characters: 0) { Remarks = remarks };
        }

        return ValueTask.FromResult<IReadOnlyList<TranslationResult>>(results);
    }

    private PhraseDecoder Decoder(string source, string target)
    {
        if (Is(source, model.Source) && Is(target, model.Target))
            return forward;
        if (Is(source, model.Target) && Is(target, model.Source))
            return backward;
        throw new NotSupportedException(
            $"The phrase model translates between '{model.Source}' and '{model.Target}', not from '{source}' to '{target}'.");
    }

    private static bool Is(string language, string other) => string.Equals(language, other, StringComparison.OrdinalIgnoreCase);
}
