using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Translation;

/// <summary>
/// The file of a <see cref="PhraseModel"/>: the letters <c>BPHR</c>, a version and the parts that the other types of this file describe:
/// both languages (code, vocabulary, language model, the cluster of each word, language model of clusters), the phrases of both, the pairs, the
/// swap models and the weights of both directions. Numbers are 7-bit
/// encoded, strings as <see cref="BinaryWriter"/> writes them, floats of 32 bits, all little-endian.
/// </summary>
internal static class PhraseModelFile
{
    private const int Version = 1;

    private static ReadOnlySpan<byte> Magic => "BPHR"u8;

    public static byte[] Write(PhraseModel model)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write7BitEncodedInt(Version);
        foreach (var side in new[] { model.SourceSide, model.TargetSide })
        {
            writer.Write(side.Vocabulary.Language);
            VocabularyPart.Write(writer, side.Vocabulary);
            LanguageModelPart.Write(writer, side.Model);
            writer.Write(side.Clusters.Of);
            LanguageModelPart.Write(writer, side.Clusters.Model);
        }

        PhrasesPart.Write(writer, model.Table.Source);
        PhrasesPart.Write(writer, model.Table.Target);
        PairsPart.Write(writer, model.Table);
        foreach (var swaps in new[] { model.Forward.Swaps, model.Backward.Swaps })
            writer.Write(MemoryMarshal.AsBytes(swaps.Weights));
        foreach (var weight in model.Forward.Weights.Values)
            writer.Write(weight);
        foreach (var weight in model.Backward.Weights.Values)
            writer.Write(weight);
        writer.Flush();
        return buffer.ToArray();
    }

    public static PhraseModel Read(byte[] bytes, string path)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
                throw new InvalidDataException("it does not begin with BPHR");
            if (reader.Read7BitEncodedInt() is var version && version != Version)
                throw new InvalidDataException($"version {version} is unknown, {Version} was expected");
            var source = ReadLanguage(reader, bytes.Length);
            var target = ReadLanguage(reader, bytes.Length);
            var sourcePhrases = PhrasesPart.Read(reader, source.Vocabulary.Count, bytes.Length);
            var targetPhrases = PhrasesPart.Read(reader, target.Vocabulary.Count, bytes.Length);
            var pairs = PairsPart.Read(reader, sourcePhrases.Count, targetPhrases.Count);
            var table = new PhraseTable(sourcePhrases, targetPhrases, pairs);
            var forwardSwaps = ReadSwaps(reader, WordShapes.Of(source, target, table, reversed: false));
            var backwardSwaps = ReadSwaps(reader, WordShapes.Of(target, source, table, reversed: true));
            var (forward, backward) = (ReadWeights(reader), ReadWeights(reader));
            if (reader.BaseStream.Position != bytes.Length)
                throw new InvalidDataException("something follows its last part");
            var fingerprint = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
            return new(source, target, table, forwardSwaps, backwardSwaps, forward, backward, fingerprint);
        }
        catch (Exception fault) when (fault is EndOfStreamException or InvalidDataException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"'{path}' is no phrase model: {fault.Message}. Make it again with 'bilingual train phrases'.", fault);
        }
    }

    /// <summary>A number that must not be larger than <paramref name="most"/>.</summary>
    public static int ReadCount(BinaryReader reader, int most)
    {
        var count = reader.Read7BitEncodedInt();
        return count >= 0 && count <= most ? count : throw new InvalidDataException($"{count} is out of range");
    }

    private static PhraseLanguage ReadLanguage(BinaryReader reader, int size)
    {
        var code = reader.ReadString();
        var vocabulary = VocabularyPart.Read(reader, code, size);
        var model = LanguageModelPart.Read(reader, vocabulary.Count, size);
        var clusters = new byte[vocabulary.Count];
        reader.BaseStream.ReadExactly(clusters);
        return new(vocabulary, model, new(clusters, LanguageModelPart.Read(reader, WordClusterer.Clusters, size)));
    }

    private static SwapModel ReadSwaps(BinaryReader reader, WordShapes shapes)
    {
        var weights = new sbyte[SwapModel.Size];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(weights, shapes);
    }

    private static FeatureWeights ReadWeights(BinaryReader reader)
    {
        var values = new float[FeatureWeights.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.ReadSingle();
        return new(values);
    }
}

/// <summary>
/// A vocabulary: the number of words; for each the number of characters that its key shares with the key before it, the rest of the key,
/// and how it is written: 0 like the key, 1 with a first capital, 2 in capitals, 3 as the string that follows.
/// </summary>
internal static class VocabularyPart
{
    public static void Write(BinaryWriter writer, PhraseVocabulary vocabulary)
    {
        writer.Write7BitEncodedInt(vocabulary.Count - PhraseVocabulary.FirstWord);
        var previous = "";
        for (var word = PhraseVocabulary.FirstWord; word < vocabulary.Count; word++)
        {
            var (key, form) = (vocabulary.Key(word), vocabulary.Form(word));
            var shared = previous.AsSpan().CommonPrefixLength(key);
            writer.Write7BitEncodedInt(shared);
            writer.Write(key[shared..]);
            var capitals = key.ToUpperInvariant();
            var style = form == key ? 0 : form == LetterCases.Capitalize(key) ? 1 : form == capitals ? 2 : 3;
            writer.Write((byte)style);
            if (style == 3)
                writer.Write(form);
            previous = key;
        }
    }

    public static PhraseVocabulary Read(BinaryReader reader, string language, int size)
    {
        var keys = new string[PhraseModelFile.ReadCount(reader, size)];
        var forms = new string[keys.Length];
        var previous = "";
        for (var i = 0; i < keys.Length; i++)
        {
            var shared = PhraseModelFile.ReadCount(reader, previous.Length);
            previous = keys[i] = string.Concat(previous.AsSpan(0, shared), reader.ReadString());
            forms[i] = reader.ReadByte() switch
            {
                0 => keys[i],
                1 => LetterCases.Capitalize(keys[i]),
                2 => keys[i].ToUpperInvariant(),
                3 => reader.ReadString(),
                var style => throw new InvalidDataException($"{style} is no way to write a word"),
            };
        }

        return new(language, keys, forms);
    }
}

/// <summary>Phrases in the order of their words: their number; for each its length, how many words it shares with the one before it, and the others.</summary>
internal static class PhrasesPart
{
    public static void Write(BinaryWriter writer, PhraseStore phrases)
    {
        writer.Write7BitEncodedInt(phrases.Count);
        ReadOnlySpan<int> previous = [];
        for (var i = 0; i < phrases.Count; i++)
        {
            var phrase = phrases[i];
            var shared = previous.CommonPrefixLength(phrase);
            writer.Write((byte)(phrase.Length << 4 | shared));
            foreach (var word in phrase[shared..])
                writer.Write7BitEncodedInt(word);
            previous = phrase;
        }
    }

    public static PhraseStore Read(BinaryReader reader, int words, int size)
    {
        var phrases = new NGram[PhraseModelFile.ReadCount(reader, size)];
        var buffer = new int[NGram.MaxOrder];
        var previousLength = 0;
        for (var i = 0; i < phrases.Length; i++)
        {
            var head = reader.ReadByte();
            var (length, shared) = (head >> 4, head & 0xF);
            if (length is 0 or > NGram.MaxOrder || shared > previousLength || shared > length)
                throw new InvalidDataException("a phrase has no possible length");
            for (var k = shared; k < length; k++)
                buffer[k] = PhraseModelFile.ReadCount(reader, words - 1);
            phrases[i] = NGram.Of(buffer.AsSpan(0, length));
            previousLength = length;
        }

        return new(phrases);
    }
}

/// <summary>
/// Phrase pairs: for each source phrase their number; for each the distance of its target phrase from the one before it, four costs of
/// <see cref="PhraseScores"/> and four of <see cref="PhraseOrientation"/>.
/// </summary>
internal static class PairsPart
{
    public static void Write(BinaryWriter writer, PhraseTable table)
    {
        for (var source = 0; source < table.Source.Count; source++)
        {
            var pairs = table.OfSource(source);
            writer.Write7BitEncodedInt(pairs.Length);
            var previous = 0;
            foreach (var (_, target, scores, orientation) in pairs)
            {
                writer.Write7BitEncodedInt(target - previous);
                previous = target;
                writer.Write(scores.TargetGivenSource);
                writer.Write(scores.SourceGivenTarget);
                writer.Write(scores.TargetWordsGivenSource);
                writer.Write(scores.SourceWordsGivenTarget);
                writer.Write(orientation.MonotoneBefore);
                writer.Write(orientation.SwapBefore);
                writer.Write(orientation.MonotoneAfter);
                writer.Write(orientation.SwapAfter);
            }
        }
    }

    public static PhrasePair[] Read(BinaryReader reader, int sources, int targets)
    {
        var pairs = new List<PhrasePair>(sources * 2);
        for (var source = 0; source < sources; source++)
        {
            var target = 0;
            for (var left = PhraseModelFile.ReadCount(reader, targets); left > 0; left--)
            {
                target += PhraseModelFile.ReadCount(reader, targets);
                if (target >= targets)
                    throw new InvalidDataException("a target phrase is beyond the last one");
                var scores = new PhraseScores(reader.ReadByte(), reader.ReadByte(), reader.ReadByte(), reader.ReadByte());
                pairs.Add(new(source, target, scores, new(reader.ReadByte(), reader.ReadByte(), reader.ReadByte(), reader.ReadByte())));
            }
        }

        return [.. pairs];
    }
}
