using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Translation;

/// <summary>What a model knows of one language, to be written.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Model">N-grams of words by order.</param>
/// <param name="ClusterModel">N-grams of clusters by order.</param>
internal sealed record LanguageParts(ClusteredWords Words, IReadOnlyList<LanguageModelLevel> Model, IReadOnlyList<LanguageModelLevel> ClusterModel);

/// <summary>What a model knows of one direction, to be written.</summary>
/// <param name="Swaps">Weights of its swap model.</param>
/// <param name="Joint">Its joint model.</param>
/// <param name="Weights">Weights of the features.</param>
internal sealed record DirectionParts(sbyte[] Swaps, JointParts Joint, FeatureWeights Weights);

/// <summary>
/// The file of a <see cref="PhraseModel"/>: the letters <c>BPHR</c>, a version, the SHA-256 digest of what follows, then sections, each
/// after its length as an integer: the codes of the languages; for both languages the vocabulary with the cluster and the alone cost of each word, the language
/// model and the language model of clusters; the phrases of both and the pairs; for both directions the weights of the swap model and of the
/// features, then for both the joint model. The types of <c>PhraseModelParts.cs</c> and <see cref="LanguageModelPart"/> and <see cref="JointModelPart"/> describe the sections. Other numbers are 7-bit encoded, strings as <see cref="BinaryWriter"/>
/// writes them, floats of 32 bits, all little-endian. Files of version 1 have neither alone costs nor joint models, and no weights for them.
/// </summary>
internal sealed class PhraseModelFile
{
    /// <summary>The first language.</summary>
    public const int SourceSide = 0;

    /// <summary>The second language.</summary>
    public const int TargetSide = 1;

    private const byte Version = 2;
    private const byte VersionWithoutJointModels = 1;
    private const int Codes = 0;
    private const int Languages = 1;
    private const int SectionsOfLanguage = 3;
    private const int Pairs = Languages + 2 * SectionsOfLanguage;
    private const int Directions = Pairs + 1;
    private const int JointModels = Directions + 2;
    private const int Sections = JointModels + 2;

    private readonly string path;
    private readonly (int Start, int Length)[] sections;

    private PhraseModelFile(byte[] bytes, (int Start, int Length)[] sections, string path)
    {
        Bytes = bytes;
        this.sections = sections;
        this.path = path;
        var codes = Section(Codes);
        (Source, Target) = (codes.ReadString(), codes.ReadString());
        Fingerprint = Convert.ToHexStringLower(bytes.AsSpan(Magic.Length + 1, 8));
    }

    /// <summary>The whole file.</summary>
    public byte[] Bytes { get; }

    /// <summary>BCP 47 code of the first language.</summary>
    public string Source { get; }

    /// <summary>BCP 47 code of the second language.</summary>
    public string Target { get; }

    /// <summary>The start of the digest, in hexadecimal.</summary>
    public string Fingerprint { get; }

    private bool HasJointModels => sections.Length == Sections;

    private static ReadOnlySpan<byte> Magic => "BPHR"u8;

    private static int HeadLength => Magic.Length + 1 + SHA256.HashSizeInBytes;

    /// <summary>The bytes of a model.</summary>
    public static byte[] Write(LanguageParts source, LanguageParts target, PhraseTable table, DirectionParts forward, DirectionParts backward)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(new byte[SHA256.HashSizeInBytes]);
        WriteSection(writer, () =>
        {
            writer.Write(source.Words.Vocabulary.Language);
            writer.Write(target.Words.Vocabulary.Language);
        });
        foreach (var language in new[] { source, target })
        {
            WriteSection(writer, () =>
            {
                VocabularyPart.Write(writer, language.Words.Vocabulary);
                writer.Write(language.Words.Clusters);
                writer.Write(language.Words.AloneCosts);
            });
            WriteSection(writer, () => LanguageModelPart.Write(writer, language.Model));
            WriteSection(writer, () => LanguageModelPart.Write(writer, language.ClusterModel));
        }

        WriteSection(writer, () =>
        {
            PhrasesPart.Write(writer, table.Source);
            PhrasesPart.Write(writer, table.Target);
            PairsPart.Write(writer, table);
        });
        foreach (var direction in new[] { forward, backward })
        {
            WriteSection(writer, () =>
            {
                writer.Write(MemoryMarshal.AsBytes<sbyte>(direction.Swaps));
                foreach (var weight in direction.Weights.Values)
                    writer.Write(weight);
            });
        }

        foreach (var direction in new[] { forward, backward })
            WriteSection(writer, () => JointModelPart.Write(writer, direction.Joint));
        writer.Flush();
        var bytes = buffer.ToArray();
        SHA256.HashData(bytes.AsSpan(HeadLength), bytes.AsSpan(Magic.Length + 1));
        return bytes;
    }

    /// <summary>Opens a file that was read.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">It is no phrase model, or damaged.</exception>
    public static PhraseModelFile Open(byte[] bytes, string path) => Checked(path, () =>
    {
        if (bytes.Length < HeadLength || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new InvalidDataException("it does not begin with BPHR");
        if (bytes[Magic.Length] is var version && version is not (Version or VersionWithoutJointModels))
            throw new InvalidDataException($"version {version} is unknown, {Version} was expected");
        if (!SHA256.HashData(bytes.AsSpan(HeadLength)).AsSpan().SequenceEqual(bytes.AsSpan(Magic.Length + 1, SHA256.HashSizeInBytes)))
            throw new InvalidDataException("it is not as it was written, or not complete");
        var sections = new (int, int)[version == Version ? Sections : JointModels];
        var next = HeadLength;
        for (var i = 0; i < sections.Length; i++)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(next));
            next += sizeof(int);
            if (length < 0 || length > bytes.Length - next)
                throw new InvalidDataException("a section is longer than the file");
            sections[i] = (next, length);
            next += length;
        }

        return next == bytes.Length ? new PhraseModelFile(bytes, sections, path) : throw new InvalidDataException("something follows its last section");
    });

    /// <summary>The same with other weights.</summary>
    public PhraseModelFile With(FeatureWeights forward, FeatureWeights backward)
    {
        var bytes = (byte[])Bytes.Clone();
        foreach (var (direction, weights) in new[] { (0, forward), (1, backward) })
            MemoryMarshal.AsBytes(weights.Values).CopyTo(bytes.AsSpan(sections[Directions + direction].Start + SwapModel.Size));
        SHA256.HashData(bytes.AsSpan(HeadLength), bytes.AsSpan(Magic.Length + 1));
        return new(bytes, sections, path);
    }

    /// <summary>The words of a language.</summary>
    public ClusteredWords Words(int side) => Checked(path, () =>
    {
        var reader = Section(Languages + side * SectionsOfLanguage);
        var vocabulary = VocabularyPart.Read(ref reader, side == SourceSide ? Source : Target);
        var clusters = reader.ReadBytes(vocabulary.Count).ToArray();
        var words = new ClusteredWords(vocabulary, clusters, HasJointModels ? reader.ReadBytes(vocabulary.Count).ToArray() : new byte[vocabulary.Count]);
        return AtEnd(reader, words);
    });

    /// <summary>The language model of a language.</summary>
    public LanguageModel LanguageModel(int side, ClusteredWords words) => Checked(path, () =>
    {
        var reader = Section(Languages + side * SectionsOfLanguage + 1);
        var model = LanguageModelPart.Read(ref reader, words.Vocabulary.Count);
        return AtEnd(reader, model);
    });

    /// <summary>The language model of clusters of a language.</summary>
    public LanguageModel ClusterModel(int side) => Checked(path, () =>
    {
        var reader = Section(Languages + side * SectionsOfLanguage + 2);
        var model = LanguageModelPart.Read(ref reader, WordClusterer.Clusters);
        return AtEnd(reader, model);
    });

    /// <summary>The phrase pairs.</summary>
    public PhraseTable Table(ClusteredWords source, ClusteredWords target) => Checked(path, () =>
    {
        var reader = Section(Pairs);
        var sources = PhrasesPart.Read(ref reader, source.Vocabulary.Count);
        var targets = PhrasesPart.Read(ref reader, target.Vocabulary.Count);
        var pairs = PairsPart.Read(ref reader, sources.Count, targets.Count);
        return AtEnd(reader, new PhraseTable(sources, targets, pairs));
    });

    /// <summary>The weights of a direction and of its swap model.</summary>
    public (FeatureWeights Weights, sbyte[] Swaps) Direction(bool reversed) => Checked(path, () =>
    {
        var reader = Section(Directions + (reversed ? 1 : 0));
        var swaps = MemoryMarshal.Cast<byte, sbyte>(reader.ReadBytes(SwapModel.Size)).ToArray();
        var weights = new float[FeatureWeights.Count];
        foreach (ref var weight in weights.AsSpan(0, HasJointModels ? weights.Length : (int)Feature.JointModel))
            weight = reader.ReadSingle();
        return AtEnd(reader, (new FeatureWeights(weights), swaps));
    });

    /// <summary>The joint model of a direction; null in a file without.</summary>
    /// <param name="reversed">Whether it translates from the second language.</param>
    /// <param name="source">Words of the language to translate from.</param>
    /// <param name="target">Words of the language to translate into.</param>
    public JointModel? JointModel(bool reversed, ClusteredWords source, ClusteredWords target) => !HasJointModels ? null : Checked(path, () =>
    {
        var reader = Section(JointModels + (reversed ? 1 : 0));
        var model = JointModelPart.Read(ref reader, source, target);
        return AtEnd(reader, model);
    });

    private static void WriteSection(BinaryWriter writer, Action write)
    {
        var start = writer.BaseStream.Position;
        writer.Write(0);
        write();
        var end = writer.BaseStream.Position;
        writer.BaseStream.Position = start;
        writer.Write((int)(end - start - sizeof(int)));
        writer.BaseStream.Position = end;
    }

    private ModelReader Section(int section) => new(Bytes.AsSpan(sections[section].Start, sections[section].Length));

    private static T AtEnd<T>(ModelReader reader, T read) =>
        reader.IsAtEnd ? read : throw new InvalidDataException("a section has more than it should");

    private static T Checked<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is EndOfStreamException or InvalidDataException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"'{path}' is no phrase model: {fault.Message}. Make it again with 'bilingual train phrases'.", fault);
        }
    }
}
