using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Translation;

/// <summary>
/// The file of a <see cref="Lexicon"/>: the letters <c>BLEX</c>, a version, both language codes; for each side the number of words, then
/// each word in its usual casing with the probability that it has no translation; for each source word the number of its translations,
/// each as the distance from the translation before it, p(target | source) and p(source | target). Words stand in ordinal order of
/// their lower case; strings are as <see cref="BinaryWriter"/> writes them, numbers 7-bit encoded, probabilities bytes (255 is 1).
/// </summary>
internal static class LexiconFile
{
    private const int Version = 1;

    private static ReadOnlySpan<byte> Magic => "BLEX"u8;

    public static byte[] Write(Lexicon lexicon)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write7BitEncodedInt(Version);
        WriteWords(writer, lexicon.Source);
        WriteWords(writer, lexicon.Target);
        WriteLinks(writer, lexicon);
        writer.Flush();
        return buffer.ToArray();
    }

    public static Lexicon Read(byte[] bytes, string path)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
                throw new InvalidDataException("it does not begin with BLEX");
            if (reader.Read7BitEncodedInt() is var version && version != Version)
                throw new InvalidDataException($"version {version} is unknown, {Version} was expected");
            var source = ReadWords(reader, bytes.Length);
            var target = ReadWords(reader, bytes.Length);
            var links = ReadLinks(reader, source.Forms.Length, target.Forms.Length);
            if (reader.BaseStream.Position != bytes.Length)
                throw new InvalidDataException("something follows the last word");
            return Create(source, target, links, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8)));
        }
        catch (Exception fault) when (fault is EndOfStreamException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"'{path}' is no lexicon: {fault.Message}. Make it again with 'bilingual train lexicon'.", fault);
        }
    }

    /// <summary>Puts a lexicon together.</summary>
    /// <param name="source">Source words.</param>
    /// <param name="target">Target words.</param>
    /// <param name="links">The pairs, by source then target word.</param>
    /// <param name="fingerprint">Digest of the file.</param>
    public static Lexicon Create(SideWords source, SideWords target, IReadOnlyList<LexiconLink> links, string fingerprint) => new(
        Side(source, links.Select(static link => (link.Source, new LexiconEntry(link.Target, link.Forward / 255f)))),
        Side(target, links.Select(static link => (link.Target, new LexiconEntry(link.Source, link.Backward / 255f)))),
        fingerprint);

    /// <summary>A probability as a byte; what is not impossible is at least 1.</summary>
    public static byte ToByte(double probability) => (byte)Math.Clamp((int)Math.Round(probability * 255), probability > 0 ? 1 : 0, 255);

    private static LexiconSide Side(SideWords words, IEnumerable<(int Word, LexiconEntry Entry)> entries)
    {
        // Probabilities of 0 stand in one direction alone: the pair was pruned in the other.
        var sorted = entries.Where(static entry => entry.Entry.Probability > 0)
            .OrderBy(static entry => entry.Word).ThenByDescending(static entry => entry.Entry.Probability).ThenBy(static entry => entry.Entry.Word)
            .ToArray();
        var starts = new int[words.Forms.Length + 1];
        foreach (var (word, _) in sorted)
            starts[word + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        return new(words.Language, words.Forms, words.Untranslated, starts, Array.ConvertAll(sorted, static entry => entry.Entry));
    }

    private static void WriteLinks(BinaryWriter writer, Lexicon lexicon)
    {
        // A pair may have been pruned in one direction and kept in the other.
        var rows = new SortedDictionary<int, (byte Forward, byte Backward)>[lexicon.Source.Count];
        for (var source = 0; source < rows.Length; source++)
        {
            rows[source] = [];
            foreach (var entry in lexicon.Source.Translations(source))
                rows[source][entry.Word] = (ToByte(entry.Probability), 0);
        }

        for (var target = 0; target < lexicon.Target.Count; target++)
        {
            foreach (var entry in lexicon.Target.Translations(target))
                rows[entry.Word][target] = (rows[entry.Word].GetValueOrDefault(target).Forward, ToByte(entry.Probability));
        }

        foreach (var row in rows)
        {
            writer.Write7BitEncodedInt(row.Count);
            var previous = 0;
            foreach (var (target, probabilities) in row)
            {
                writer.Write7BitEncodedInt(target - previous);
                previous = target;
                writer.Write(probabilities.Forward);
                writer.Write(probabilities.Backward);
            }
        }
    }

    private static void WriteWords(BinaryWriter writer, LexiconSide side)
    {
        writer.Write(side.Language);
        writer.Write7BitEncodedInt(side.Count);
        for (var word = 0; word < side.Count; word++)
        {
            writer.Write(side.Form(word));
            writer.Write(side.UntranslatedByte(word));
        }
    }

    private static SideWords ReadWords(BinaryReader reader, int most)
    {
        var language = reader.ReadString();
        var forms = new string[Bounded(reader.Read7BitEncodedInt(), most)];
        var untranslated = new byte[forms.Length];
        for (var word = 0; word < forms.Length; word++)
        {
            forms[word] = reader.ReadString();
            untranslated[word] = reader.ReadByte();
        }

        return new(language, forms, untranslated);
    }

    private static List<LexiconLink> ReadLinks(BinaryReader reader, int sourceWords, int targetWords)
    {
        var links = new List<LexiconLink>();
        for (var word = 0; word < sourceWords; word++)
        {
            var target = 0;
            for (var left = Bounded(reader.Read7BitEncodedInt(), targetWords); left > 0; left--)
            {
                target += Bounded(reader.Read7BitEncodedInt(), targetWords);
                if (target >= targetWords)
                    throw new InvalidDataException("a translation is beyond the last word");
                links.Add(new(word, target, reader.ReadByte(), reader.ReadByte()));
            }
        }

        return links;
    }

    private static int Bounded(int count, int most) =>
        count >= 0 && count <= most ? count : throw new InvalidDataException($"{count} is out of range");

    /// <summary>The words of a side.</summary>
    internal sealed record SideWords(string Language, string[] Forms, byte[] Untranslated);

    /// <summary>A pair with its probabilities in both directions.</summary>
    internal readonly record struct LexiconLink(int Source, int Target, byte Forward, byte Backward);
}
