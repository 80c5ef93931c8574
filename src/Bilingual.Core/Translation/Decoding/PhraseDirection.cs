namespace Bilingual.Translation;

/// <summary>A phrase model seen from one of its languages.</summary>
/// <param name="Source">Words of the language to translate from.</param>
/// <param name="Target">Words of the language to translate into.</param>
/// <param name="LanguageModel">Model of the language to translate into.</param>
/// <param name="Table">The phrase pairs.</param>
/// <param name="Reversed">Whether the language to translate from is the target of the table.</param>
/// <param name="Weights">Weights of the features.</param>
internal sealed record PhraseDirection(
    PhraseVocabulary Source,
    PhraseVocabulary Target,
    LanguageModel LanguageModel,
    PhraseTable Table,
    bool Reversed,
    FeatureWeights Weights)
{
    /// <summary>The number of a source phrase, −1 when it is unknown.</summary>
    public int Find(NGram phrase) => (Reversed ? Table.Target : Table.Source).Find(phrase);

    /// <summary>Number of translations of a source phrase.</summary>
    public int CountOf(int phrase) => Reversed ? Table.OfTarget(phrase).Length : Table.OfSource(phrase).Length;

    /// <summary>A translation of a source phrase: its words and costs.</summary>
    public (int Target, PhraseScores Scores, PhraseOrientation Orientation) Translation(int phrase, int i)
    {
        if (!Reversed)
        {
            var pair = Table.OfSource(phrase)[i];
            return (pair.Target, pair.Scores, pair.Orientation);
        }

        var reversed = Table.Pairs[Table.OfTarget(phrase)[i]];
        return (reversed.Source, reversed.Scores.Reversed, reversed.Orientation.Reversed);
    }

    /// <summary>The words of a target phrase.</summary>
    public ReadOnlySpan<int> TargetWords(int phrase) => (Reversed ? Table.Source : Table.Target)[phrase];
}
