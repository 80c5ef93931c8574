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

    /// <summary>The other spellings of <paramref name="word"/>, in lower case; none of them is the word itself.</summary>
    public IEnumerable<string> Of(string word)
    {
        var found = words.GetValueOrDefault(word, []).AsEnumerable();
        foreach (var (from, to) in endings)
        {
            if (word.EndsWith(from, StringComparison.Ordinal))
                found = found.Append(string.Concat(word.AsSpan(0, word.Length - from.Length), to));
        }

        return found.Where(spelling => !string.Equals(spelling, word, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
    }
}
