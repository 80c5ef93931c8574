using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>How common the commonest words of each language are; every other word is rare. Part of the confidence model.</summary>
/// <param name="PerMillion">For each language (BCP 47) occurrences among a million words.</param>
public sealed record WordFrequencies(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, double>> PerMillion)
{
    // What one in some sixty words says nothing; rarer than 17 in a million is as rare as can be told.
    private const double Nothing = 4;
    private const double Most = 7;

    /// <summary>Nothing is known: every word is rare.</summary>
    public static WordFrequencies None { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, double>>(StringComparer.Ordinal));

    /// <summary>How much a word says by itself: its information in natural units beyond that of function words, 0.1 to 7.</summary>
    public float Weight(string language, string word)
    {
        if (!PerMillion.TryGetValue(language, out var words) || !words.TryGetValue(word, out var perMillion))
            return (float)Most;
        return (float)Math.Clamp(Math.Log(1_000_000 / perMillion) - Nothing, 0.1, Most);
    }

    /// <summary>Counts words.</summary>
    /// <param name="texts">Texts with their languages.</param>
    /// <param name="kept">Words kept for each language.</param>
    internal static WordFrequencies Count(IEnumerable<TextSignals> texts, int kept)
    {
        var counts = new SortedDictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (!counts.TryGetValue(text.Language, out var words))
                counts.Add(text.Language, words = new(StringComparer.Ordinal));
            for (var unit = 0; unit < text.Count; unit++)
            {
                foreach (var word in text.WordsOf(unit))
                    words[text.Words[word]] = words.GetValueOrDefault(text.Words[word]) + 1;
            }
        }

        return new WordFrequencies(counts.ToImmutableSortedDictionary(
            language => language.Key,
            language =>
            {
                var total = language.Value.Values.Sum(count => (long)count);
                return language.Value.Where(word => word.Value > 2).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(kept)
                    .ToImmutableSortedDictionary(word => word.Key, word => Math.Round(1e6 * word.Value / total, 1), StringComparer.Ordinal);
            },
            StringComparer.Ordinal));
    }
}
