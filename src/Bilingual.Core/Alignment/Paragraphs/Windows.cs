namespace Bilingual.Alignment;

/// <summary>
/// The short overlapping stretches of an article's sentences: a fact takes a clause, and a long paragraph that tells it beside others
/// resembles as a whole nothing that tells it alone. Words that only name a speaker stand in none.
/// </summary>
internal sealed class Windows
{
    // Beyond so many answers (words of one side by windows of the other) sentences are compared whole.
    private const long MostAnswers = 40_000_000;
    private const int Length = 12;
    private const int Step = 5;

    private Windows(int[][] words, int[][] quantities, int[] paragraphs)
    {
        Words = words;
        Quantities = quantities;
        Paragraphs = paragraphs;
    }

    /// <summary>The distinct words of each window.</summary>
    public int[][] Words { get; }

    /// <summary>The distinct quantities of each window, as indices of the text's keys.</summary>
    public int[][] Quantities { get; }

    /// <summary>The paragraph of each window, ascending.</summary>
    public int[] Paragraphs { get; }

    /// <summary>Number of windows.</summary>
    public int Count => Paragraphs.Length;

    /// <summary>The windows of two articles' content.</summary>
    public static (Windows Source, Windows Target) Of(DocumentSignals source, DocumentSignals target)
    {
        var (ofSource, ofTarget) = (Of(source, Length), Of(target, Length));
        var answers = Math.Max((long)source.Sentences.Words.Length * ofTarget.Count, (long)target.Sentences.Words.Length * ofSource.Count);
        return answers <= MostAnswers ? (ofSource, ofTarget) : (Of(source, int.MaxValue), Of(target, int.MaxValue));
    }

    private static Windows Of(DocumentSignals document, int length)
    {
        var (words, quantities, paragraphs) = (new List<int[]>(), new List<int[]>(), new List<int>());
        var text = document.Sentences;
        var kept = new List<int>();
        for (var p = 0; p < document.ParagraphCount; p++)
        {
            if (!document.IsContent[p])
                continue;
            for (var s = document.Starts[p]; s < document.Starts[p + 1]; s++)
            {
                kept.Clear();
                var ofSpeaker = text.OfSpeaker(s);
                for (var w = 0; w < ofSpeaker.Length; w++)
                {
                    if (!ofSpeaker[w])
                        kept.Add(w);
                }

                for (var start = 0; start < kept.Count; start += Step)
                {
                    var end = (int)Math.Min((long)start + length, kept.Count);
                    Add(text, s, kept, start, end);
                    paragraphs.Add(p);
                    if (end == kept.Count)
                        break;
                }
            }
        }

        return new Windows([.. words], [.. quantities], [.. paragraphs]);

        void Add(TextSignals text, int sentence, List<int> kept, int start, int end)
        {
            var all = text.WordsOf(sentence);
            var distinct = new SortedSet<int>();
            for (var w = start; w < end; w++)
                distinct.Add(all[kept[w]]);
            words.Add([.. distinct]);
            var keys = text.Keys.Of(sentence);
            var places = text.Keys.PlacesOf(sentence);
            var within = new List<int>();
            // A quantity stands before the word at its place; at the ends of the sentence nothing bounds it.
            var (first, last) = (start == 0 ? 0 : kept[start], end == kept.Count ? int.MaxValue : kept[end - 1] + 1);
            for (var k = 0; k < keys.Length; k++)
            {
                if (text.Keys.Keys[keys[k]].Kind == KeyKind.Quantity && places[k] >= first && places[k] <= last)
                    within.Add(keys[k]);
            }

            quantities.Add([.. within]);
        }
    }
}
