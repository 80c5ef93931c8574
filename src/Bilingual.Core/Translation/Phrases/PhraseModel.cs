using System.Runtime.ExceptionServices;

namespace Bilingual.Translation;

/// <summary>
/// A phrase-based translation model of two languages, for both directions: vocabularies, language models, a table of phrase pairs and
/// tuned weights. Made by <see cref="PhraseTrainer"/>. It is the bytes of its file; what a direction needs is read from them when that
/// direction is first used. Immutable, safe for concurrent use.
/// </summary>
public sealed class PhraseModel
{
    /// <summary>Name of the file in the folder of models.</summary>
    public const string FileName = "phrases.bin";

    private readonly PhraseModelFile file;
    private readonly Lazy<PhraseTable> table;
    private readonly Lazy<PhraseDirection> forward;
    private readonly Lazy<PhraseDirection> backward;

    internal PhraseModel(PhraseModelFile file)
    {
        this.file = file;
        SourceSide = new(() => file.Words(PhraseModelFile.SourceSide), words => file.LanguageModel(PhraseModelFile.SourceSide, words), () => file.ClusterModel(PhraseModelFile.SourceSide));
        TargetSide = new(() => file.Words(PhraseModelFile.TargetSide), words => file.LanguageModel(PhraseModelFile.TargetSide, words), () => file.ClusterModel(PhraseModelFile.TargetSide));
        table = new(() => file.Table(SourceSide.Words, TargetSide.Words));
        forward = new(() => Direction(SourceSide, TargetSide, reversed: false));
        backward = new(() => Direction(TargetSide, SourceSide, reversed: true));
    }

    /// <summary>BCP 47 code of the first language.</summary>
    public string Source => file.Source;

    /// <summary>BCP 47 code of the second language.</summary>
    public string Target => file.Target;

    /// <summary>The start of the SHA-256 digest of the file, in hexadecimal.</summary>
    public string Fingerprint => file.Fingerprint;

    /// <summary>Number of phrase pairs.</summary>
    public int Pairs => Table.Pairs.Length;

    /// <summary>Opens a model in a file.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says how to make it.</exception>
    /// <exception cref="InvalidDataException">It is no phrase model, or damaged.</exception>
    public static PhraseModel Load(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no phrase model at '{path}'; make it with 'bilingual train phrases'.", path);
        return new(PhraseModelFile.Open(File.ReadAllBytes(path), path));
    }

    /// <summary>Writes the model to a file, which is complete or absent.</summary>
    /// <param name="path">Where to write it.</param>
    public void Save(string path)
    {
        var temporary = path + ".tmp";
        File.WriteAllBytes(temporary, file.Bytes);
        File.Move(temporary, path, overwrite: true);
    }

    internal byte[] ToBytes() => file.Bytes;

    /// <summary>The same with other weights.</summary>
    internal PhraseModel With(FeatureWeights forward, FeatureWeights backward) => new(file.With(forward, backward));

    internal PhraseLanguage SourceSide { get; }

    internal PhraseLanguage TargetSide { get; }

    internal PhraseTable Table => table.Value;

    /// <summary>From the first language into the second.</summary>
    internal PhraseDirection Forward => forward.Value;

    /// <summary>From the second language into the first.</summary>
    internal PhraseDirection Backward => backward.Value;

    private PhraseDirection Direction(PhraseLanguage source, PhraseLanguage target, bool reversed)
    {
        JointModel? joint = null;

        // The large parts do not depend on one another.
        try
        {
            Parallel.Invoke(() => _ = target.Model, () => _ = target.ClusterModel, () => _ = Table, () => joint = file.JointModel(reversed, source.Words, target.Words));
        }
        catch (AggregateException faults) when (faults.InnerExceptions[0] is InvalidDataException fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        var (weights, swaps) = file.Direction(reversed);
        return new(source.Words, target, Table, new(swaps, WordShapes.Of(source.Words, target.Words, Table, reversed)), joint, reversed, weights);
    }
}

/// <summary>One language of a phrase model.</summary>
internal sealed class PhraseLanguage
{
    private readonly Lazy<ClusteredWords> words;
    private readonly Lazy<LanguageModel> model;
    private readonly Lazy<LanguageModel> clusterModel;

    /// <summary>A language, whose parts are made when they are first asked for.</summary>
    public PhraseLanguage(Func<ClusteredWords> words, Func<ClusteredWords, LanguageModel> model, Func<LanguageModel> clusterModel)
    {
        this.words = new(words);
        this.model = new(() => model(Words));
        this.clusterModel = new(clusterModel);
    }

    /// <summary>Its words.</summary>
    public ClusteredWords Words => words.Value;

    /// <summary>Its words.</summary>
    public PhraseVocabulary Vocabulary => Words.Vocabulary;

    /// <summary>Its language model.</summary>
    public LanguageModel Model => model.Value;

    /// <summary>A language model of clusters in place of words.</summary>
    public LanguageModel ClusterModel => clusterModel.Value;
}

/// <summary>The words of a language, and which are alike.</summary>
/// <param name="Vocabulary">The words.</param>
/// <param name="Clusters">The cluster of each word.</param>
/// <param name="AloneCosts">For each word −ln p that it has no counterpart, in the steps of <see cref="PhraseScores"/>.</param>
internal sealed record ClusteredWords(PhraseVocabulary Vocabulary, byte[] Clusters, byte[] AloneCosts);
