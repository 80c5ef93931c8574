namespace Bilingual.Translation;

/// <summary>
/// Extracts the phrase pairs that are consistent with a word alignment (Koehn, Och and Marcu 2003): at least one link inside, none across
/// the border. A pair is one number: source phrase, target phrase, and how it stands to its neighbours.
/// </summary>
internal sealed class PhraseExtractor(Func<ReadOnlyMemory<int>, int> sourcePhrase, Func<ReadOnlyMemory<int>, int> targetPhrase)
{
    /// <summary>Most words of a phrase.</summary>
    public const int LongestPhrase = NGram.MaxOrder;

    private const int Monotone = 0;
    private const int Swap = 1;
    private const int Apart = 2;

    private readonly List<ulong> extracted = [];
    private readonly HashSet<ulong> pairs = [];
    private bool[] linked = [];
    private SentenceMarks marks;
    private int rows;
    private int columns;

    /// <summary>The extracted occurrences.</summary>
    public List<ulong> Extracted => extracted;

    /// <summary>
    /// The parts of an extracted occurrence: numbers of the phrases, marks of the sentence pair, and the orientations, 0 monotone, 1 swap, 2
    /// apart.
    /// </summary>
    public static (int Source, int Target, SentenceMarks Marks, int Before, int After) Parts(ulong occurrence) => (
        (int)(occurrence >> 36),
        (int)(occurrence >> 8) & 0xFFFFFFF,
        (SentenceMarks)((int)occurrence & 0x70),
        (int)(occurrence >> 2) & 3,
        (int)occurrence & 3);

    /// <summary>
    /// Extracts the phrase pairs of a sentence pair that are consistent with any of its alignments; those that several have are taken from the
    /// first.
    /// </summary>
    /// <param name="source">Source words.</param>
    /// <param name="target">Target words.</param>
    /// <param name="sourceCarried">What the placeholders of the source stand for; 0 for words.</param>
    /// <param name="targetCarried">The same of the target.</param>
    /// <param name="alignments">Word links of each alignment.</param>
    /// <param name="marks">What is known of the pair.</param>
    public void Extract(
        int[] source, int[] target, long[] sourceCarried, long[] targetCarried, IReadOnlyList<WordLink[]> alignments, SentenceMarks marks)
    {
        this.marks = marks;
        pairs.Clear();
        foreach (var links in alignments)
        {
            var start = extracted.Count;
            AddConsistent(source, target, sourceCarried, targetCarried, links);
            var kept = start;
            for (var i = start; i < extracted.Count; i++)
            {
                if (!pairs.Contains(PairOf(extracted[i])))
                    extracted[kept++] = extracted[i];
            }

            extracted.RemoveRange(kept, extracted.Count - kept);
            for (var i = start; i < kept; i++)
                pairs.Add(PairOf(extracted[i]));
        }
    }

    private static ulong PairOf(ulong occurrence) => occurrence >> 8;

    private void AddConsistent(int[] source, int[] target, long[] sourceCarried, long[] targetCarried, ReadOnlySpan<WordLink> links)
    {
        (rows, columns) = (source.Length, target.Length);
        linked = new bool[(rows + 2) * (columns + 2)];
        var (first, last) = (new int[columns], new int[columns]);
        Array.Fill(first, int.MaxValue);
        Array.Fill(last, -1);
        // The borders of the sentences answer each other.
        SetLinked(-1, -1);
        SetLinked(rows, columns);
        foreach (var link in links)
        {
            SetLinked(link.Source, link.Target);
            first[link.Target] = Math.Min(first[link.Target], link.Source);
            last[link.Target] = Math.Max(last[link.Target], link.Source);
        }

        for (var start = 0; start < columns; start++)
        {
            var (low, high) = (int.MaxValue, -1);
            for (var end = start + 1; end <= Math.Min(columns, start + LongestPhrase); end++)
            {
                low = Math.Min(low, first[end - 1]);
                high = Math.Max(high, last[end - 1]);
                if (high < 0 || high - low >= LongestPhrase || LeadsOutside(low, high, start, end))
                    continue;
                var phrase = targetPhrase(target.AsMemory(start..end));
                if (phrase >= 0)
                    AddSources(source, sourceCarried, targetCarried.AsSpan(start..end), low, high, start, end, phrase);
            }
        }
    }

    private void AddSources(
        int[] source, long[] sourceCarried, ReadOnlySpan<long> targetCarried, int low, int high, int targetStart, int targetEnd, int targetNumber)
    {
        // Words beside the linked ones that have no link of their own may belong to the phrase or not.
        for (var start = low; start >= 0 && (start == low || !HasLink(start)) && high - start < LongestPhrase; start--)
        {
            for (var end = high; end < rows && (end == high || !HasLink(end)) && end - start < LongestPhrase; end++)
            {
                if (!CarriesAlike(sourceCarried.AsSpan(start..(end + 1)), targetCarried))
                    continue;
                var number = sourcePhrase(source.AsMemory(start..(end + 1)));
                if (number < 0)
                    continue;
                var before = IsLinked(start - 1, targetStart - 1) ? Monotone : IsLinked(end + 1, targetStart - 1) ? Swap : Apart;
                var after = IsLinked(end + 1, targetEnd) ? Monotone : IsLinked(start - 1, targetEnd) ? Swap : Apart;
                extracted.Add((ulong)number << 36 | (ulong)targetNumber << 8 | (uint)marks | (uint)before << 2 | (uint)after);
            }
        }
    }

    private bool LeadsOutside(int low, int high, int start, int end)
    {
        for (var i = low; i <= high; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if ((j < start || j >= end) && IsLinked(i, j))
                    return true;
            }
        }

        return false;
    }

    private bool HasLink(int row)
    {
        for (var j = 0; j < columns; j++)
        {
            if (IsLinked(row, j))
                return true;
        }

        return false;
    }

    /// <summary>Whether the same numbers and addresses stand on both sides in the same order.</summary>
    private static bool CarriesAlike(ReadOnlySpan<long> source, ReadOnlySpan<long> target)
    {
        var j = 0;
        foreach (var carried in source)
        {
            if (carried == 0)
                continue;
            while (j < target.Length && target[j] == 0)
                j++;
            if (j == target.Length || target[j++] != carried)
                return false;
        }

        return target[j..].IndexOfAnyExcept(0) < 0;
    }

    private void SetLinked(int row, int column) => linked[(row + 1) * (columns + 2) + column + 1] = true;

    private bool IsLinked(int row, int column) => linked[(row + 1) * (columns + 2) + column + 1];
}
