using System.Runtime.InteropServices;

namespace Bilingual.Translation;

/// <summary>Numbers words in the order in which they are met, and counts them.</summary>
internal sealed class WordNumbering
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly List<int> counts = [];

    /// <summary>Number of distinct words.</summary>
    public int Count => words.Count;

    /// <summary>The word with a number.</summary>
    public string this[int number] => words[number];

    /// <summary>The words by their numbers.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>How often a word was added.</summary>
    public int Occurrences(int number) => counts[number];

    /// <summary>Adds an occurrence of a word.</summary>
    /// <returns>Its number.</returns>
    public int Add(ReadOnlySpan<char> word)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(
            numbers.GetAlternateLookup<ReadOnlySpan<char>>(), word, out var known);
        if (!known)
        {
            number = words.Count;
            words.Add(word.ToString());
            counts.Add(0);
        }

        counts[number]++;
        return number;
    }
}
