using Bilingual.Alignment;

namespace Bilingual.Translation;

/// <summary>Lets alignment ask a <see cref="Lexicon"/> which words translate which.</summary>
/// <param name="lexicon">The lexicon.</param>
public sealed class LexiconAnswers(Lexicon lexicon) : IBilingualLexicon
{
    /// <inheritdoc/>
    public void Translate(string language, string word, ICollection<WordTranslation> translations)
    {
        ArgumentNullException.ThrowIfNull(translations);
        var (side, other) = language == lexicon.Target.Language ? (lexicon.Target, lexicon.Source) : (lexicon.Source, lexicon.Target);
        if (side.Language != language || side.Find(word) is not (>= 0 and var number))
            return;
        foreach (var entry in side.Translations(number))
            translations.Add(new WordTranslation(other.Form(entry.Word).ToLowerInvariant(), entry.Probability));
    }
}
