namespace Bilingual.Glossaries.Extraction;

/// <summary>The phrases of a side that may be terms, numbered, with the texts each stands in.</summary>
internal sealed class CandidatePhrases
{
    private const int Samples = 60;
    private const double CommonShare = .12;

    /// <summary>Texts that stand for a document, since aligned text seldom says where one ends.</summary>
    private const int Stretch = 50;

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

    /// <summary>
    /// How a candidate is most often written inside some of its texts; their starts, where capitals say nothing, decide only where there is
    /// nothing else. Small letters win where they are common at all, since titles and headings make capitals.
    /// </summary>
    public string WrittenForm(int candidate, IEnumerable<int> where)
    {
        var inside = new Dictionary<string, int>(StringComparer.Ordinal);
        var atStart = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = new Dictionary<int, int>();
        var total = 0;
        foreach (var text in where)
        {
            index.PhrasesOf(text, found);
            var word = found[phrases[candidate]];
            var way = Side.Written(text, word, LengthOf(candidate));
            var ways = word == 0 ? atStart : inside;
            ways[way] = ways.GetValueOrDefault(way) + 1;
            total += word == 0 ? 0 : 1;
            if (total == Samples)
                break;
        }

        var plain = string.Join(' ', index.WordsOf(phrases[candidate]));
        if (inside.GetValueOrDefault(plain) >= CommonShare * total && inside.ContainsKey(plain))
            return plain;
        var usual = (inside.Count > 0 ? inside : atStart).OrderByDescending(way => way.Value)
            .ThenBy(way => way.Key.Length).ThenByDescending(way => way.Key, StringComparer.Ordinal).First().Key;
        // A glossary cites the base: farmers as farmer.
        return usual.Any(char.IsUpper) ? usual : plain;
    }

    /// <summary>
    /// How much more the candidate keeps to some stretches of the corpus than a word of the same frequency that is strewn by chance:
    /// the residual inverse document frequency (Church and Gale 1995) over stretches of <see cref="Stretch"/> texts, 0 and more.
    /// </summary>
    public double ResidualIdf(int candidate)
    {
        var stretches = (Side.Count + Stretch - 1) / Stretch;
        var with = texts[candidate].Select(text => text / Stretch).Distinct().Count();
        var expected = 1 - Math.Exp(-(double)texts[candidate].Count / stretches);
        return Math.Max(0, Math.Log2((double)stretches / with) + Math.Log2(expected));
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
