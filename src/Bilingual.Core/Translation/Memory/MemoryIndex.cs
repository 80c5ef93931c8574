using System.Text;

namespace Bilingual.Translation.Memory;

/// <summary>Sentences of a translation memory, found by their text or by its words. Filled first, then safe for concurrent reads.</summary>
internal sealed class MemoryIndex
{
    // Words that stand in so many sentences find everything and tell nothing.
    private const int CommonWord = 2000;
    private const int MostCandidates = 200;

    private readonly Dictionary<string, int> byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byWord = new(StringComparer.Ordinal);
    private readonly List<(MemoryPair Pair, string[] Words)> entries = [];

    /// <summary>Adds a pair; of equal sentences the first stays.</summary>
    public void Add(MemoryPair pair)
    {
        var key = Normalize(pair.Source);
        if (key.Length == 0 || string.IsNullOrWhiteSpace(pair.Target) || !byText.TryAdd(key, entries.Count))
            return;
        var words = key.Split(' ');
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            if (!byWord.TryGetValue(word, out var list))
                byWord[word] = list = [];
            list.Add(entries.Count);
        }

        // One line out, whatever a memory holds.
        entries.Add((pair with { Target = string.Join(' ', pair.Target.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) }, words));
    }

    /// <summary>The translation of a sentence, letter case, quotation marks and white space aside, or null.</summary>
    public string? Find(string text) => byText.TryGetValue(Normalize(text), out var index) ? entries[index].Pair.Target : null;

    /// <summary>The most similar sentence: 1 less the word edit distance over the longer length.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="minimum">Least similarity, above 0.</param>
    public (string Source, string Target, double Similarity)? FindSimilar(string text, double minimum)
    {
        var words = Normalize(text).Split(' ');
        var shared = new Dictionary<int, int>();
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            if (!byWord.TryGetValue(word, out var list) || list.Count > CommonWord)
                continue;
            foreach (var index in list)
                shared[index] = shared.GetValueOrDefault(index) + 1;
        }

        (string Source, string Target, double Similarity)? best = null;
        foreach (var (index, _) in shared.OrderByDescending(static each => each.Value).ThenBy(static each => each.Key).Take(MostCandidates))
        {
            var (pair, other) = entries[index];
            var longest = Math.Max(words.Length, other.Length);
            if (1 - ((double)Math.Abs(words.Length - other.Length) / longest) < minimum)
                continue;
            var similarity = 1 - ((double)Distance(words, other) / longest);
            if (similarity >= minimum && similarity > (best?.Similarity ?? 0))
                best = (pair.Source, pair.Target, similarity);
        }

        return best;
    }

    private static string Normalize(string text)
    {
        var built = new StringBuilder(text.Length);
        foreach (var c in text.Normalize().ToLowerInvariant())
        {
            var plain = c switch
            {
                '“' or '”' or '„' or '«' or '»' => '"',
                '‘' or '’' or '`' => '\'',
                _ => c,
            };
            if (!char.IsWhiteSpace(plain))
                built.Append(plain);
            else if (built.Length > 0 && built[^1] != ' ')
                built.Append(' ');
        }

        return built.ToString().TrimEnd();
    }

    // Levenshtein over words, two rows.
    private static int Distance(string[] left, string[] right)
    {
        var (above, row) = (new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
            above[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = string.Equals(left[i - 1], right[j - 1], StringComparison.Ordinal) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + change);
            }

            (above, row) = (row, above);
        }

        return above[right.Length];
    }
}
