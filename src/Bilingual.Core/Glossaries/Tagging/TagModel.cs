using System.IO.Compression;
using System.Reflection;
using System.Text;
using Bilingual.Glossaries.Matching;

namespace Bilingual.Glossaries.Tagging;

/// <summary>
/// Tells nouns, verbs and adjectives apart by the words around: a log-linear model over hashed features (Ratnaparkhi 1996; Weinberger et
/// al. 2009). It holds statistics of treebanks, no text.
/// </summary>
internal sealed class TagModel
{
    /// <summary>Number of tags.</summary>
    public const int Tags = 4;

    /// <summary>Name of the file in a language's folder.</summary>
    public const string FileName = "tags.bin";

    private const int Bits = 17;
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("BITAGS01");

    private readonly sbyte[] weights;
    private readonly float scale;

    /// <summary>A model of given weights, <see cref="Tags"/> for each bucket.</summary>
    /// <param name="weights">Weights, in units of <paramref name="scale"/>.</param>
    /// <param name="scale">Unit of the weights.</param>
    /// <param name="lexicon">The ambiguity classes.</param>
    public TagModel(sbyte[] weights, float scale, TagLexicon lexicon)
    {
        this.weights = weights;
        this.scale = scale;
        Lexicon = lexicon;
    }

    /// <summary>Number of buckets that features are hashed into.</summary>
    public static int Buckets => 1 << Bits;

    /// <summary>The ambiguity classes of forms.</summary>
    public TagLexicon Lexicon { get; }

    /// <summary>The bucket of a feature.</summary>
    public static int BucketOf(ulong feature) => (int)((feature * 0x9E3779B97F4A7C15UL) >> (64 - Bits));

    /// <summary>The model of a language, or null where there is none.</summary>
    /// <param name="assembly">Where the data is embedded.</param>
    /// <param name="resource">Name of the resource.</param>
    public static TagModel? Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource);
        return stream is null ? null : Load(stream);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a model.</exception>
    public static TagModel Load(Stream stream)
    {
        using var reader = new BinaryReader(new BrotliStream(stream, CompressionMode.Decompress));
        if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
            throw new InvalidDataException("not a model of tags; make it anew with `bilingual train tags`.");
        var scale = reader.ReadSingle();
        var weights = new sbyte[Buckets * Tags];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        var forms = new KeyValuePair<uint, byte>[reader.ReadInt32()];
        for (var i = 0; i < forms.Length; i++)
            forms[i] = KeyValuePair.Create(reader.ReadUInt32(), reader.ReadByte());
        return new TagModel(weights, scale, new TagLexicon(forms));
    }

    /// <summary>Writes the model.</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true));
        writer.Write(Magic);
        writer.Write(scale);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        var forms = Lexicon.Forms.ToList();
        writer.Write(forms.Count);
        foreach (var (key, value) in forms)
        {
            writer.Write(key);
            writer.Write(value);
        }
    }

    /// <summary>By how much a word is more probably something else than <paramref name="tag"/>: a difference of log-odds, ≤ 0 where it is that.</summary>
    /// <param name="small">The text in lower case.</param>
    /// <param name="atoms">Its atoms.</param>
    /// <param name="at">The atom.</param>
    /// <param name="tag">What it is taken for.</param>
    public float Against(WordTag tag, ReadOnlySpan<char> small, ReadOnlySpan<Atom> atoms, int at)
    {
        Span<ulong> features = stackalloc ulong[TagFeatures.Count];
        TagFeatures.Extract(small, atoms, at, Lexicon, features);
        Span<int> scores = stackalloc int[Tags];
        scores.Clear();
        foreach (var feature in features)
        {
            var bucket = weights.AsSpan(BucketOf(feature) * Tags, Tags);
            for (var i = 0; i < Tags; i++)
                scores[i] += bucket[i];
        }

        var best = int.MinValue;
        for (var i = 0; i < Tags; i++)
            best = i == (int)tag ? best : Math.Max(best, scores[i]);
        return (best - scores[(int)tag]) * scale;
    }
}
