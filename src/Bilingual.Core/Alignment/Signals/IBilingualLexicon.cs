namespace Bilingual.Alignment;

/// <summary>A translation of a word.</summary>
/// <param name="Word">The translation, in lower case.</param>
/// <param name="Probability">Probability of the translation given the word, 0 to 1.</param>
public readonly record struct WordTranslation(string Word, float Probability);

/// <summary>Which words translate which: evidence beside the encoder's vectors. Implementations are safe for concurrent use.</summary>
public interface IBilingualLexicon
{
    /// <summary>Appends the translations of a word; none where it is unknown.</summary>
    /// <param name="language">BCP 47 code of the word.</param>
    /// <param name="word">The word, in lower case.</param>
    /// <param name="translations">Receives them.</param>
    void Translate(string language, string word, ICollection<WordTranslation> translations);
}
