namespace Bilingual.Glossaries.Extraction;

/// <summary>The phrases of a side that may be terms, numbered, with the texts each stands in.</summary>
internal sealed class CandidatePhrases
{
    private const int Samples = 50;

    private readonly PhraseIndex index;
    private readonly List<int> phrases = [];
    private readonly List<List<int>> texts = [];
    private readonly List<int[]> byText = [];

    /// <summary>The candidates of a side.</summary>
    /// <param name="side">The texts.</param>
    /// <param name="options">Least count and most words.</param>
    /// <param name="independence">Least share of its texts in which a phrase stands outside longer candidates.</param>
    public CandidatePhrases(CorpusSide side, TermExtractionOptions options, double independence)
    {
        Side = side;
        index = PhraseIndex.Build(side.Texts, options.MinCount, options.MaxWords);
        var isTerm = new bool[index.Count];
        for (var phrase = 0; phrase < isTerm.Length; phrase++)
            isTerm[phrase] = side.MayBeTerm(index.WordsOf(phrase));

        var alone = CountAlone(isTerm);
        var numbers = new int[index.Count];
        for (var phrase = 0; phrase < isTerm.Length; phrase++)
        {
            numbers[phrase] = isTerm[phrase] && alone[phrase] >= independence * index.CountOf(phrase) ? phrases.Count : -1;
            if (numbers[phrase] >= 0)
            {
                phrases.Add(phrase);
                texts.Add([]);
            }
        }

        var found = new Dictionary<int, int>();
        for (var text = 0; text < side.Count; text++)
        {
            index.PhrasesOf(text, found);
            byText.Add([.. found.Keys.Where(phrase => numbers[phrase] >= 0).Select(phrase => numbers[phrase]).Order()]);
            foreach (var candidate in byText[text])
                texts[candidate].Add(text);
        }
    }

    /// <summary>The texts.</summary>
    public CorpusSide Side { get; }

    /// <summary>Number of candidates.</summary>
    public int Count => phrases.Count;

    /// <summary>The texts in which a candidate stands, ascending.</summary>
    public List<int> TextsOf(int candidate) => texts[candidate];

    /// <summary>The candidates of a text.</summary>
    public int[] In(int text) => byText[text];

    /// <summary>Number of words of a candidate.</summary>
    public int LengthOf(int candidate) => index.LengthOf(phrases[candidate]);

    /// <summary>The shortest of the most frequent ways in which a candidate is written.</summary>
    public string WrittenForm(int candidate)
    {
        var ways = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = new Dictionary<int, int>();
        foreach (var text in texts[candidate].Take(Samples))
        {
            index.PhrasesOf(text, found);
            var way = Side.Written(text, found[phrases[candidate]], LengthOf(candidate));
            ways[way] = ways.GetValueOrDefault(way) + 1;
        }

        // The start of a sentence makes capitals: a small spelling that stands at all tells how the word is written.
        var plain = string.Join(' ', index.WordsOf(phrases[candidate]));
        return ways.ContainsKey(plain) ? plain : ways.OrderByDescending(way => way.Value).ThenBy(way => way.Key.Length).ThenBy(way => way.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>Texts in which a phrase stands outside every longer candidate.</summary>
    private int[] CountAlone(bool[] isTerm)
    {
        var alone = new int[index.Count];
        var found = new Dictionary<int, int>();
        var longest = new List<int>();
        for (var text = 0; text < Side.Count; text++)
        {
            index.PhrasesOf(text, found);
            FindLongest(found, isTerm, longest);
            foreach (var (phrase, start) in found)
            {
                var end = start + index.LengthOf(phrase);
                if (isTerm[phrase] && longest[start] <= end && (start == 0 || longest[start - 1] < end))
                    alone[phrase]++;
            }
        }

        return alone;
    }

    /// <summary>For each word of a text, the furthest end of a candidate that begins there or before.</summary>
    private void FindLongest(Dictionary<int, int> found, bool[] isTerm, List<int> longest)
    {
        longest.Clear();
        foreach (var (phrase, start) in found)
        {
            while (longest.Count <= start)
                longest.Add(0);
            if (isTerm[phrase])
                longest[start] = Math.Max(longest[start], start + index.LengthOf(phrase));
        }

        for (var start = 1; start < longest.Count; start++)
            longest[start] = Math.Max(longest[start], longest[start - 1]);
    }
}
