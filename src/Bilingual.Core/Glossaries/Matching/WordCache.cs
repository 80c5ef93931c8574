using System.Runtime.InteropServices;

namespace Bilingual.Glossaries.Matching;

/// <summary>
/// What the last words read may be. A text repeats few words (Zipf), while the lexicon of a large glossary is far larger than a
/// processor's caches; this table is not. Allocates nothing after it was made.
/// </summary>
internal sealed class WordCache
{
    private const int Slots = 4096;
    private const int LongestWord = 24;
    private const int MostReadings = 12;

    private readonly char[] words = new char[Slots * LongestWord];
    private readonly byte[] lengths = new byte[Slots];
    private readonly byte[] counts = new byte[Slots];
    private readonly Reading[] readings = new Reading[Slots * MostReadings];

    /// <summary>Appends the readings of a word, if they are at hand.</summary>
    public bool TryGet(ReadOnlySpan<char> word, List<Reading> to)
    {
        if (word.Length > LongestWord)
            return false;
        var slot = SlotOf(word);
        if (lengths[slot] != word.Length || !words.AsSpan(slot * LongestWord, word.Length).SequenceEqual(word))
            return false;
        to.AddRange(readings.AsSpan(slot * MostReadings, counts[slot]));
        return true;
    }

    /// <summary>Keeps the readings of a word, in place of another's.</summary>
    public void Put(ReadOnlySpan<char> word, List<Reading> all, int first)
    {
        var found = CollectionsMarshal.AsSpan(all)[first..];
        if (word.IsEmpty || word.Length > LongestWord || found.Length > MostReadings)
            return;
        var slot = SlotOf(word);
        word.CopyTo(words.AsSpan(slot * LongestWord));
        lengths[slot] = (byte)word.Length;
        counts[slot] = (byte)found.Length;
        found.CopyTo(readings.AsSpan(slot * MostReadings));
    }

    private static int SlotOf(ReadOnlySpan<char> word)
    {
        var hash = WordHash.Of(word);
        return (int)((hash ^ (hash >> 29)) % Slots);
    }
}
