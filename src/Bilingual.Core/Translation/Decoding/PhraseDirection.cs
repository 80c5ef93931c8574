using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Bilingual.Translation;

/// <summary>A phrase model seen from one of its languages, with weights. Immutable but for what it remembers; safe for concurrent use.</summary>
internal sealed class PhraseDirection
{
    /// <summary>Most translations of a phrase that the search considers.</summary>
    public const int MostTranslations = 20;

    private readonly ImmutableArray<PhraseTranslation>[] translations;
    private readonly ClusteredWords source;
    private readonly PhraseLanguage target;

    /// <summary>A direction.</summary>
    /// <param name="source">Words of the language to translate from.</param>
    /// <param name="target">The language to translate into.</param>
    /// <param name="table">The phrase pairs.</param>
    /// <param name="swaps">Which neighbours change places.</param>
    /// <param name="jointModel">Predicts target words, where the model has it.</param>
    /// <param name="reversed">Whether the language to translate from is the target of the table.</param>
    /// <param name="weights">Weights of the features.</param>
    public PhraseDirection(
        ClusteredWords source,
        PhraseLanguage target,
        PhraseTable table,
        SwapModel swaps,
        JointModel? jointModel,
        bool reversed,
        FeatureWeights weights)
    {
        this.source = source;
        this.target = target;
        Table = table;
        Swaps = swaps;
        JointModel = jointModel;
        Reversed = reversed;
        Weights = weights;
        translations = new ImmutableArray<PhraseTranslation>[(reversed ? table.Target : table.Source).Count];
    }

    /// <summary>Words of the language to translate from.</summary>
    public PhraseVocabulary Source => source.Vocabulary;

    /// <summary>Words of the language to translate into.</summary>
    public PhraseVocabulary Target => target.Vocabulary;

    /// <summary>Model of the language to translate into.</summary>
    public LanguageModel LanguageModel => target.Model;

    /// <summary>Model of the clusters of the language to translate into.</summary>
    public LanguageModel ClusterModel => target.ClusterModel;

    /// <summary>The phrase pairs.</summary>
    public PhraseTable Table { get; }

    /// <summary>Which neighbours change places.</summary>
    public SwapModel Swaps { get; }

    /// <summary>Predicts target words, where the model has it.</summary>
    public JointModel? JointModel { get; }

    /// <summary>Whether the language to translate from is the target of the table.</summary>
    public bool Reversed { get; }

    /// <summary>Weights of the features.</summary>
    public FeatureWeights Weights { get; }

    /// <summary>The same with other weights.</summary>
    public PhraseDirection With(FeatureWeights weights) => new(source, target, Table, Swaps, JointModel, Reversed, weights);

    /// <summary>The translations of a source phrase, the most promising first; none when it is unknown.</summary>
    public ImmutableArray<PhraseTranslation> Translations(ReadOnlySpan<int> phrase)
    {
        var number = (Reversed ? Table.Target : Table.Source).Find(phrase);
        if (number < 0)
            return [];
        // Two threads may both find it missing and make the same list.
        if (translations[number].IsDefault)
            ImmutableInterlocked.InterlockedInitialize(ref translations[number], Best(number));
        return translations[number];
    }

    /// <summary>Whether a source word has translations of its own.</summary>
    public bool IsTranslated(int word) => (Reversed ? Table.Target : Table.Source).Find([word]) >= 0;

    /// <summary>The cost of a pair of single words, both directions together; null when there is no such pair.</summary>
    public int? WordCost(int from, int to) => Reversed ? Table.WordCost(to, from) : Table.WordCost(from, to);

    /// <summary>The cost of leaving a source word without a counterpart.</summary>
    public int DroppedCost(int word) => source.AloneCosts[word];

    /// <summary>The cost of a target word without a counterpart.</summary>
    public int AddedCost(int word) => target.Words.AloneCosts[word];

    /// <summary>Scores words as the translation of a phrase by themselves.</summary>
    public PhraseTranslation Scored(
        int[] words, PhraseScores scores, PhraseOrientation orientation, PhraseCorrespondence correspondence, int kept = 0, int akin = 0)
    {
        var score = -(Weights[Feature.TargetGivenSource] * scores.TargetGivenSource
            + Weights[Feature.SourceGivenTarget] * scores.SourceGivenTarget
            + Weights[Feature.TargetWordsGivenSource] * scores.TargetWordsGivenSource
            + Weights[Feature.SourceWordsGivenTarget] * scores.SourceWordsGivenTarget) / PhraseScores.Steps
            - Weights[Feature.Phrases]
            - Weights[Feature.Words] * words.Length
            - Weights[Feature.Kept] * kept
            - Weights[Feature.Akin] * akin
            - Weights[Feature.Dropped] * correspondence.Dropped
            - Weights[Feature.Added] * correspondence.Added;
        var state = FluencyState.None;
        return new(words, scores, orientation, correspondence, kept, akin, score, score + Fluency(ref state, words));
    }

    /// <summary>The weighted score of the language models for words that follow a state.</summary>
    public float Fluency(ref FluencyState state, ReadOnlySpan<int> words)
    {
        var (ofWords, ofClusters) = FluencyFeatures(ref state, words);
        return Weights[Feature.LanguageModel] * ofWords + Weights[Feature.ClusterModel] * ofClusters;
    }

    /// <summary>The scores of the language models for words that follow a state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (float Words, float Clusters) FluencyFeatures(ref FluencyState state, ReadOnlySpan<int> words)
    {
        var (wordState, clusterState) = (state.Words, state.Clusters);
        var (model, clusterModel, clusters) = (target.Model, target.ClusterModel, target.Words.Clusters);
        float ofWords = 0, ofClusters = 0;
        foreach (var word in words)
        {
            ofWords += model.Score(ref wordState, word);
            ofClusters += clusterModel.Score(ref clusterState, clusters[word]);
        }

        state = new(wordState, clusterState);
        return (ofWords, ofClusters);
    }

    /// <summary>The state of the language models at the start of a sentence.</summary>
    public FluencyState SentenceStart => new(LanguageModel.Start, ClusterModel.Start);

    private ImmutableArray<PhraseTranslation> Best(int phrase)
    {
        var count = Reversed ? Table.OfTarget(phrase).Length : Table.OfSource(phrase).Length;
        var found = new List<PhraseTranslation>(count);
        var words = (Reversed ? Table.Target : Table.Source)[phrase];
        for (var i = 0; i < count; i++)
        {
            var pair = Reversed ? Table.Pairs[Table.OfTarget(phrase)[i]] : Table.OfSource(phrase)[i];
            var translation = Reversed ? Table.Source[pair.Source] : Table.Target[pair.Target];
            var correspondence = PhraseCorrespondence.Of(this, words, translation);
            found.Add(Reversed
                ? Scored(translation.ToArray(), pair.Scores.Reversed, pair.Orientation.Reversed, correspondence)
                : Scored(translation.ToArray(), pair.Scores, pair.Orientation, correspondence));
        }

        // A stable sort: the order of equals is that of the table.
        return [.. found.OrderByDescending(static translation => translation.Estimate).Take(MostTranslations)];
    }
}

/// <summary>Contexts of the language models for the next word.</summary>
/// <param name="Words">State of the model of words.</param>
/// <param name="Clusters">State of the model of clusters.</param>
internal readonly record struct FluencyState(int Words, int Clusters)
{
    /// <summary>No context.</summary>
    public static FluencyState None => new(LanguageModel.NoContext, LanguageModel.NoContext);
}

/// <summary>A way to translate a phrase, wherever it stands.</summary>
/// <param name="Words">Target words.</param>
/// <param name="Scores">Costs of the phrase pair; none when it is no pair of the model.</param>
/// <param name="Orientation">Costs of standing to the neighbours.</param>
/// <param name="Correspondence">How the words answer those of the phrase.</param>
/// <param name="Kept">Source words kept for want of a translation.</param>
/// <param name="Akin">Source words translated as another word of their family.</param>
/// <param name="Score">Weighted features of the translation alone.</param>
/// <param name="Estimate"><paramref name="Score"/> with an estimate of the language model's.</param>
internal sealed record PhraseTranslation(
    int[] Words, PhraseScores Scores, PhraseOrientation Orientation, PhraseCorrespondence Correspondence, int Kept, int Akin, float Score, float Estimate);
