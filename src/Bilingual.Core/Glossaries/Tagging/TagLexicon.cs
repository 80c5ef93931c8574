using System.Numerics;

namespace Bilingual.Glossaries.Tagging;

/// <summary>
/// The ambiguity class of each word form of the training text (Cutting et al. 1992): its most frequent part of speech, and which of
/// <see cref="WordTag"/> it takes. Forms are kept as hashes only.
/// </summary>
internal sealed class TagLexicon
{
    private readonly uint[] keys;
    private readonly byte[] classes;
    private readonly int mask;

    /// <summary>A lexicon of forms by their hash, each with its class.</summary>
    public TagLexicon(IReadOnlyCollection<KeyValuePair<uint, byte>> forms)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, forms.Count * 2));
        mask = size - 1;
        keys = new uint[size];
        classes = new byte[size];
        foreach (var (key, value) in forms)
        {
            var at = SlotOf(key);
            (keys[at], classes[at]) = (key, value);
        }
    }

    /// <summary>The forms with their classes, by hash.</summary>
    public IEnumerable<KeyValuePair<uint, byte>> Forms =>
        keys.Zip(classes, KeyValuePair.Create).Where(form => form.Key != 0).OrderBy(form => form.Key);

    /// <summary>The class of a form: its main part of speech times 8, plus 1 if it may be a noun, 2 a verb, 4 an adjective.</summary>
    public static byte ClassOf(int main, bool isNoun, bool isVerb, bool isAdjective) =>
        (byte)((main << 3) | (isNoun ? 1 : 0) | (isVerb ? 2 : 0) | (isAdjective ? 4 : 0));

    /// <summary>Whether a form of a class may be what a tag says.</summary>
    public static bool Allows(byte @class, WordTag tag) => tag != WordTag.Other && (@class & (1 << (int)tag)) != 0;

    /// <summary>Whether a form of a class may be something else than a tag says.</summary>
    public static bool IsAmbiguous(byte @class, WordTag tag) => (@class & 7 & ~(1 << (int)tag)) != 0 || !Allows(@class, tag);

    /// <summary>The key of a form in lower case; never 0.</summary>
    public static uint KeyOf(ReadOnlySpan<char> form)
    {
        var hash = Matching.WordHash.Of(form);
        return (uint)(hash ^ (hash >> 32)) | 1;
    }

    /// <summary>The class of a form in lower case, if the training text had it.</summary>
    public bool TryGet(ReadOnlySpan<char> form, out byte @class)
    {
        var key = KeyOf(form);
        var at = SlotOf(key);
        @class = classes[at];
        return keys[at] == key;
    }

    private int SlotOf(uint key)
    {
        var at = (int)(key >> 1) & mask;
        while (keys[at] != 0 && keys[at] != key)
            at = (at + 1) & mask;
        return at;
    }
}
