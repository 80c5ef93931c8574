using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bilingual.Glossaries.Matching;

/// <summary>Spellings of one word that stand side by side in texts (<c>analisa</c> and <c>analisis</c>): each is found for the other.</summary>
internal sealed class SpellingVariants
{
    private readonly FrozenDictionary<string, ImmutableArray<string>> words;
    private readonly ImmutableArray<(string From, string To)> endings;

    private SpellingVariants(FrozenDictionary<string, ImmutableArray<string>> words, ImmutableArray<(string From, string To)> endings)
    {
        this.words = words;
        this.endings = endings;
    }

    /// <summary>No variants.</summary>
    public static SpellingVariants None { get; } = Create([]);

    /// <summary>Variants of whole words, or of the ends of words where both begin with <c>*</c>.</summary>
    public static SpellingVariants Create(IEnumerable<(string One, string Other)> pairs)
    {
        var all = pairs.SelectMany(pair => new[] { pair, (One: pair.Other, Other: pair.One) }).ToList();
        var whole = all.Where(pair => pair.One[0] != '*')
            .GroupBy(pair => pair.One, pair => pair.Other, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
        return new SpellingVariants(whole, [.. all.Where(pair => pair.One[0] == '*').Select(pair => (pair.One[1..], pair.Other[1..]))]);
    }

    /// <summary>Sets <paramref name="found"/> to the other spellings of <paramref name="word"/>, in lower case; none of them is the word itself.</summary>
    public void Find(string word, List<string> found)
    {
        found.Clear();
        if (words.TryGetValue(word, out var spellings))
        {
            foreach (var spelling in spellings)
                Add(spelling);
        }

        foreach (var (from, to) in endings)
        {
            if (word.EndsWith(from, StringComparison.Ordinal))
                Add(string.Concat(word.AsSpan(0, word.Length - from.Length), to));
        }

        void Add(string spelling)
        {
            if (!string.Equals(spelling, word, StringComparison.Ordinal) && !found.Contains(spelling))
                found.Add(spelling);
        }
    }
}
