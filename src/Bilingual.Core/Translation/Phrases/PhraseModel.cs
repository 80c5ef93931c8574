namespace Bilingual.Translation;

/// <summary>
/// A phrase-based translation model of two languages, for both directions: vocabularies, language models, a table of phrase pairs and
/// tuned weights. Made by <see cref="PhraseTrainer"/>. Immutable, safe for concurrent use.
/// </summary>
public sealed class PhraseModel
{
    /// <summary>Name of the file in the folder of models.</summary>
    public const string FileName = "phrases.bin";

    internal PhraseModel(
        PhraseLanguage source,
        PhraseLanguage target,
        PhraseTable table,
        SwapModel forwardSwaps,
        SwapModel backwardSwaps,
        FeatureWeights forward,
        FeatureWeights backward,
        string fingerprint)
    {
        SourceSide = source;
        TargetSide = target;
        Table = table;
        Forward = new(source.Vocabulary, target, table, forwardSwaps, reversed: false, forward);
        Backward = new(target.Vocabulary, source, table, backwardSwaps, reversed: true, backward);
        Fingerprint = fingerprint;
    }

    /// <summary>BCP 47 code of the first language.</summary>
    public string Source => SourceSide.Vocabulary.Language;

    /// <summary>BCP 47 code of the second language.</summary>
    public string Target => TargetSide.Vocabulary.Language;

    /// <summary>The start of the SHA-256 digest of the file, in hexadecimal.</summary>
    public string Fingerprint { get; }

    /// <summary>Number of phrase pairs.</summary>
    public int Pairs => Table.Pairs.Length;

    /// <summary>Reads a model from a file.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says how to make it.</exception>
    /// <exception cref="InvalidDataException">It is no phrase model, or damaged.</exception>
    public static PhraseModel Load(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no phrase model at '{path}'; make it with 'bilingual train phrases'.", path);
        return PhraseModelFile.Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Writes the model to a file, which is complete or absent.</summary>
    /// <param name="path">Where to write it.</param>
    public void Save(string path)
    {
        var temporary = path + ".tmp";
        File.WriteAllBytes(temporary, PhraseModelFile.Write(this));
        File.Move(temporary, path, overwrite: true);
    }

    internal PhraseLanguage SourceSide { get; }

    internal PhraseLanguage TargetSide { get; }

    internal PhraseTable Table { get; }

    /// <summary>From the first language into the second.</summary>
    internal PhraseDirection Forward { get; }

    /// <summary>From the second language into the first.</summary>
    internal PhraseDirection Backward { get; }
}

/// <summary>One language of a phrase model.</summary>
/// <param name="Vocabulary">Its words.</param>
/// <param name="Model">Its language model.</param>
/// <param name="Clusters">Which words are alike.</param>
internal sealed record PhraseLanguage(PhraseVocabulary Vocabulary, LanguageModel Model, ClusterModel Clusters);

/// <summary>What is known of words by words like them.</summary>
/// <param name="Of">The cluster of each word.</param>
/// <param name="Model">A language model of clusters in place of words.</param>
internal sealed record ClusterModel(byte[] Of, LanguageModel Model);
