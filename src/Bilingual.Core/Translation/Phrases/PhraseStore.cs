namespace Bilingual.Translation;

/// <summary>Phrases of one language: word numbers, numbered from 0 in the order of their words, a phrase before those that it begins.</summary>
internal sealed class PhraseStore
{
    private readonly int[] words;
    private readonly int[] starts;
    private readonly int[] firstOf;

    /// <summary>A store.</summary>
    /// <param name="words">The words of all phrases, one phrase after the other.</param>
    /// <param name="starts">Where in <paramref name="words"/> each phrase begins, and where the last one ends.</param>
    public PhraseStore(int[] words, int[] starts)
    {
        this.words = words;
        this.starts = starts;
        // The number of the first phrase that begins with each word.
        firstOf = new int[Count == 0 ? 1 : this[Count - 1][0] + 2];
        for (var phrase = 0; phrase < Count; phrase++)
            firstOf[this[phrase][0] + 1] = phrase + 1;
        for (var word = 1; word < firstOf.Length; word++)
            firstOf[word] = Math.Max(firstOf[word], firstOf[word - 1]);
    }

    /// <summary>Number of phrases.</summary>
    public int Count => starts.Length - 1;

    /// <summary>Number of words of all phrases.</summary>
    public int Words => words.Length;

    /// <summary>The words of a phrase.</summary>
    public ReadOnlySpan<int> this[int phrase] => words.AsSpan(starts[phrase]..starts[phrase + 1]);

    /// <summary>A store of phrases in any order.</summary>
    public static PhraseStore Of(IEnumerable<NGram> phrases)
    {
        var sorted = phrases.Distinct().ToArray();
        Array.Sort(sorted, static (a, b) => Compare(a, b));
        var starts = new int[sorted.Length + 1];
        for (var i = 0; i < sorted.Length; i++)
            starts[i + 1] = starts[i] + sorted[i].Order;
        return new([.. sorted.SelectMany(static phrase => Enumerable.Range(0, phrase.Order).Select(place => phrase[place]))], starts);
    }

    /// <summary>The number of a phrase, −1 when it is unknown.</summary>
    public int Find(ReadOnlySpan<int> phrase)
    {
        if (phrase.IsEmpty || phrase[0] + 1 >= firstOf.Length)
            return -1;
        var (low, high) = (firstOf[phrase[0]], firstOf[phrase[0] + 1] - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            switch (this[middle].SequenceCompareTo(phrase))
            {
                case 0: return middle;
                case < 0: low = middle + 1; break;
                default: high = middle - 1; break;
            }
        }

        return -1;
    }

    private static int Compare(NGram a, NGram b)
    {
        for (var i = 0; i < Math.Min(a.Order, b.Order); i++)
        {
            if (a[i] != b[i])
                return a[i].CompareTo(b[i]);
        }

        return a.Order.CompareTo(b.Order);
    }
}
