using System.Runtime.InteropServices;

namespace Bilingual.Glossaries.Extraction;

/// <summary>
/// The phrases of one side of a corpus that stand in enough of its texts, each with the texts it stands in. Phrases grow word by word
/// from frequent ones (Agrawal and Srikant 1994), so that rare ones cost nothing.
/// </summary>
internal sealed class PhraseIndex
{
    private const int Break = -1;

    private readonly List<int[]> texts = [];
    private readonly List<string> words = [];
    private readonly Dictionary<long, int> children = [];
    private readonly List<(int Parent, int Word)> phrases = [];
    private readonly List<int> counts = [];
    private readonly List<int> lengths = [];

    /// <summary>Number of phrases.</summary>
    public int Count => phrases.Count;

    /// <summary>Texts in which a phrase stands.</summary>
    public int CountOf(int phrase) => counts[phrase];

    /// <summary>Number of words of a phrase.</summary>
    public int LengthOf(int phrase) => lengths[phrase];

    /// <summary>The words of a phrase, folded.</summary>
    public string[] WordsOf(int phrase)
    {
        var found = new Stack<string>();
        for (; phrase >= 0; phrase = phrases[phrase].Parent)
            found.Push(words[phrases[phrase].Word]);
        return [.. found];
    }

    /// <summary>An index of texts that are given as folded words; null parts phrases.</summary>
    /// <param name="corpus">The texts.</param>
    /// <param name="minCount">Texts in which a phrase must stand.</param>
    /// <param name="maxWords">Most words of a phrase.</param>
    public static PhraseIndex Build(IEnumerable<IReadOnlyList<string?>> corpus, int minCount, int maxWords)
    {
        var index = new PhraseIndex();
        index.Read(corpus);
        for (var length = 1; length <= maxWords; length++)
        {
            if (!index.Grow(length, minCount))
                break;
        }

        return index;
    }

    /// <summary>Appends the phrases of a text, each once, with the position of its first occurrence.</summary>
    public void PhrasesOf(int text, Dictionary<int, int> found)
    {
        found.Clear();
        var tokens = texts[text];
        for (var start = 0; start < tokens.Length; start++)
        {
            var phrase = -1;
            for (var i = start; i < tokens.Length && tokens[i] != Break && children.TryGetValue(Key(phrase, tokens[i]), out phrase); i++)
                found.TryAdd(phrase, start);
        }
    }

    private void Read(IEnumerable<IReadOnlyList<string?>> corpus)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in corpus)
        {
            var tokens = new int[text.Count];
            for (var i = 0; i < tokens.Length; i++)
            {
                if (text[i] is not { } word)
                {
                    tokens[i] = Break;
                    continue;
                }

                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, word, out var known);
                if (!known)
                {
                    number = words.Count;
                    words.Add(word);
                }

                tokens[i] = number;
            }

            texts.Add(tokens);
        }
    }

    /// <summary>Adds the phrases of a length, each a known phrase and one more word whose own last words are a known phrase too.</summary>
    private bool Grow(int length, int minCount)
    {
        var tallies = new Dictionary<long, (int Count, int LastText)>();
        for (var text = 0; text < texts.Count; text++)
        {
            var tokens = texts[text];
            for (var start = 0; start + length <= tokens.Length; start++)
            {
                var prefix = Find(tokens, start, length - 1);
                var last = tokens[start + length - 1];
                if (last == Break || (length > 1 && (prefix < 0 || Find(tokens, start + 1, length - 1) < 0)))
                    continue;
                ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(tallies, Key(length == 1 ? -1 : prefix, last), out var known);
                if (!known || tally.LastText != text)
                    tally = (tally.Count + 1, text);
            }
        }

        var before = phrases.Count;
        foreach (var (key, (count, _)) in tallies)
        {
            if (count < minCount)
                continue;
            children.Add(key, phrases.Count);
            phrases.Add(((int)(key >> 32), (int)key));
            counts.Add(count);
            lengths.Add(length);
        }

        return phrases.Count > before;
    }

    private int Find(int[] tokens, int start, int length)
    {
        var phrase = -1;
        for (var i = start; i < start + length; i++)
        {
            if (tokens[i] == Break || !children.TryGetValue(Key(phrase, tokens[i]), out phrase))
                return -1;
        }

        return phrase;
    }

    private static long Key(int phrase, int word) => ((long)phrase << 32) | (uint)word;
}
