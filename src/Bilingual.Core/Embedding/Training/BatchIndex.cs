namespace Bilingual.Embedding.Training;

/// <summary>
/// What a batch consists of, in both directions: the words of each sentence and the sentences of each word, the rows of each word and the
/// words of each row. Forward sums go one way and gradients the other, each computed by whoever owns the receiving side.
/// </summary>
internal sealed class BatchIndex
{
    private readonly TrainingPairs pairs;
    private readonly float wordDropout;
    private readonly int[] placeOfWord;
    private readonly int[] placeOfRow;
    private int[] sentenceStarts = [];
    private int[] sentenceWords = [];
    private int[] words = [];
    private int[] wordStarts = [];
    private int[] wordSentences = [];
    private int[] rows = [];
    private int[] rowStarts = [];
    private int[] rowWords = [];

    public BatchIndex(TrainingPairs pairs, int tableRows, float wordDropout)
    {
        this.pairs = pairs;
        this.wordDropout = wordDropout;
        placeOfWord = new int[pairs.VocabularySize];
        placeOfRow = new int[tableRows];
        Array.Fill(placeOfWord, -1);
        Array.Fill(placeOfRow, -1);
    }

    /// <summary>Number of distinct words of the batch.</summary>
    public int WordCount { get; private set; }

    /// <summary>Number of distinct rows of the batch.</summary>
    public int RowCount { get; private set; }

    /// <summary>The batch's words of a sentence, sources before targets.</summary>
    public ReadOnlySpan<int> WordsOf(int sentence) => sentenceWords.AsSpan(sentenceStarts[sentence]..sentenceStarts[sentence + 1]);

    /// <summary>The sentences of a word of the batch, in rising order, as often as it stands in each.</summary>
    public ReadOnlySpan<int> SentencesOf(int word) => wordSentences.AsSpan(wordStarts[word]..wordStarts[word + 1]);

    /// <summary>The rows of the table that make up a word of the batch.</summary>
    public ReadOnlySpan<int> RowsOf(int word) => pairs.Features(words[word]);

    /// <summary>The row of the table that a row of the batch is.</summary>
    public int TableRow(int row) => rows[row];

    /// <summary>The batch's words that a row is part of, in rising order.</summary>
    public ReadOnlySpan<int> WordsOfRow(int row) => rowWords.AsSpan(rowStarts[row]..rowStarts[row + 1]);

    /// <summary>Indexes a batch, leaving out words at random; a sentence keeps one at least.</summary>
    public void Fill(int[] batch, ref SplitMix random)
    {
        FillSentences(batch, ref random);
        InvertSentences(2 * batch.Length);
        FillRows();
        InvertRows();
    }

    private void FillSentences(int[] batch, ref SplitMix random)
    {
        Grow(ref sentenceStarts, (2 * batch.Length) + 1);
        var filled = 0;
        WordCount = 0;
        for (var sentence = 0; sentence < 2 * batch.Length; sentence++)
        {
            var all = pairs.Words(sentence < batch.Length ? 2 * batch[sentence] : (2 * batch[sentence - batch.Length]) + 1);
            Grow(ref sentenceWords, filled + all.Length);
            Grow(ref words, WordCount + all.Length);
            foreach (var word in all)
            {
                if (all.Length == 1 || random.NextSingle() >= wordDropout)
                    sentenceWords[filled++] = Place(word);
            }

            if (filled == sentenceStarts[sentence])
                sentenceWords[filled++] = Place(all[random.Next(all.Length)]);
            sentenceStarts[sentence + 1] = filled;
        }

        foreach (var word in words.AsSpan(0, WordCount))
            placeOfWord[word] = -1;
    }

    private int Place(int word)
    {
        ref var place = ref placeOfWord[word];
        if (place < 0)
        {
            place = WordCount;
            words[WordCount++] = word;
        }

        return place;
    }

    private void InvertSentences(int sentences)
    {
        var filled = sentenceStarts[sentences];
        var fill = StartCounting(ref wordStarts, WordCount);
        foreach (var word in sentenceWords.AsSpan(0, filled))
            fill[word]++;
        Accumulate(fill);
        Grow(ref wordSentences, filled);
        for (var sentence = 0; sentence < sentences; sentence++)
        {
            foreach (var word in WordsOf(sentence))
                wordSentences[wordStarts[word + 1]++] = sentence;
        }
    }

    private void FillRows()
    {
        RowCount = 0;
        var filled = 0;
        for (var word = 0; word < WordCount; word++)
        {
            var features = RowsOf(word);
            filled += features.Length;
            Grow(ref rows, RowCount + features.Length);
            foreach (var row in features)
            {
                if (placeOfRow[row] >= 0)
                    continue;
                placeOfRow[row] = RowCount;
                rows[RowCount++] = row;
            }
        }

        Grow(ref rowWords, filled);
    }

    private void InvertRows()
    {
        var fill = StartCounting(ref rowStarts, RowCount);
        for (var word = 0; word < WordCount; word++)
        {
            foreach (var row in RowsOf(word))
                fill[placeOfRow[row]]++;
        }

        Accumulate(fill);
        for (var word = 0; word < WordCount; word++)
        {
            foreach (var row in RowsOf(word))
                rowWords[rowStarts[placeOfRow[row] + 1]++] = word;
        }

        foreach (var row in rows.AsSpan(0, RowCount))
            placeOfRow[row] = -1;
    }

    /// <summary>
    /// The counters of a counting sort: they stand two places up, become starts one place up, and once the members are filled in, by
    /// raising each start to its end, starts in their own place.
    /// </summary>
    private static Span<int> StartCounting(ref int[] starts, int count)
    {
        Grow(ref starts, count + 2);
        Array.Clear(starts, 0, count + 2);
        return starts.AsSpan(2, count);
    }

    private static void Accumulate(Span<int> counts)
    {
        for (var i = 1; i < counts.Length; i++)
            counts[i] += counts[i - 1];
    }

    private static void Grow(ref int[] buffer, int length)
    {
        if (buffer.Length < length)
            Array.Resize(ref buffer, Math.Max(length, 2 * buffer.Length));
    }
}
