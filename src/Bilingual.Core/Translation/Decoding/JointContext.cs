namespace Bilingual.Translation;

/// <summary>The joint model of a direction, in the context of a sentence; without a model every score is 0.</summary>
internal sealed class JointContext
{
    private readonly JointModel? model;
    private readonly float[] contexts;
    private readonly int length;

    /// <summary>A context.</summary>
    /// <param name="model">The model, if there is one.</param>
    /// <param name="words">The words of the sentence.</param>
    public JointContext(JointModel? model, ReadOnlySpan<int> words)
    {
        this.model = model;
        length = words.Length;
        contexts = model?.Contexts(words) ?? [];
    }

    /// <summary>What precedes the translation.</summary>
    public JointHistory Start => model?.Start ?? default;

    /// <summary>ln p of the words of an option.</summary>
    /// <param name="option">The option.</param>
    /// <param name="history">The words before it; becomes those before the next one.</param>
    public float Score(TranslationOption option, ref JointHistory history)
    {
        if (model is null)
            return 0;
        float score = 0;
        for (var j = 0; j < option.Words.Length; j++)
            score += model.Score(At(option.Affiliation(j)), ref history, option.Words[j]);
        return score;
    }

    /// <summary>ln p of the words of an option, whatever stands before it.</summary>
    public float Estimate(TranslationOption option)
    {
        var history = model?.NoHistory ?? default;
        return Score(option, ref history);
    }

    /// <summary>ln p that the translation ends.</summary>
    /// <param name="history">The words before its end.</param>
    public float ScoreEnd(JointHistory history) => model?.Score(At(length), ref history, PhraseVocabulary.SentenceEnd) ?? 0;

    private ReadOnlySpan<float> At(int position) => contexts.AsSpan(position * JointModel.Hidden, JointModel.Hidden);
}
