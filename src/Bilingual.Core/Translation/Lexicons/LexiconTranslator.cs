namespace Bilingual.Translation;

/// <summary>
/// Translates word by word: glossary terms and the most probable word of a <see cref="Lexicon"/> in the order of the source, numbers in the
/// style of the target language, names and unknown words as they are. What comes out is a draft to see what a sentence is about, and
/// results say so. Deterministic and safe for concurrent use.
/// </summary>
public sealed class LexiconTranslator : ITranslator
{
    private readonly Lexicon lexicon;

    /// <summary>A translator between the two languages of <paramref name="lexicon"/>.</summary>
    public LexiconTranslator(Lexicon lexicon)
    {
        this.lexicon = lexicon;
        Fingerprint = $"lexicon-1/{lexicon.Fingerprint}";
    }

    /// <inheritdoc/>
    public string Engine => "lexicon";

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <summary>Name recorded with each result.</summary>
    public const string DraftLabel = "lexicon (draft)";

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The lexicon does not hold this pair of languages.</exception>
    public ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var direction = Direction(source, target);
        var results = new TranslationResult[requests.Count];
        for (var i = 0; i < results.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results[i] = new(direction.Translate(requests[i]), DraftLabel, Characters: 0);
        }

        return ValueTask.FromResult<IReadOnlyList<TranslationResult>>(results);
    }

    private LexiconSubstitution Direction(string source, string target)
    {
        if (Matches(source, lexicon.Source) && Matches(target, lexicon.Target))
            return new(lexicon.Source, lexicon.Target);
        if (Matches(source, lexicon.Target) && Matches(target, lexicon.Source))
            return new(lexicon.Target, lexicon.Source);
        throw new NotSupportedException(
            $"The lexicon translates between '{lexicon.Source.Language}' and '{lexicon.Target.Language}', not from '{source}' to '{target}'.");
    }

    private static bool Matches(string language, LexiconSide side) => string.Equals(language, side.Language, StringComparison.OrdinalIgnoreCase);
}
