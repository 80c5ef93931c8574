namespace Bilingual.Translation;

/// <summary>
/// The pairs of words that stand together in some sentence pair, numbered, with the number of each cell of each sentence pair looked up
/// beforehand: expectation maximisation then reads flat arrays and hashes nothing. Both directions share it.
/// </summary>
/// <remarks>Memory is 4 bytes for each cell (source words times target words of a sentence pair) and each distinct pair.</remarks>
internal sealed class WordPairIndex
{
    private readonly int[][] sentences;

    private WordPairIndex(int[] rowStarts, int[] targets, int[][] cells)
    {
        RowStarts = rowStarts;
        Targets = targets;
        sentences = cells;
    }

    /// <summary>Pairs of source word s have the numbers <c>RowStarts[s]</c> up to <c>RowStarts[s + 1]</c>.</summary>
    public int[] RowStarts { get; }

    /// <summary>The target word of each pair; ascending within a row.</summary>
    public int[] Targets { get; }

    /// <summary>Number of distinct pairs.</summary>
    public int Count => Targets.Length;

    /// <summary>Pair numbers of a sentence pair, row by row of its source words.</summary>
    public ReadOnlySpan<int> Cells(int sentence) => sentences[sentence];

    public static WordPairIndex Build(IndexedBitext bitext)
    {
        var occurrences = Occurrences(bitext);
        var cells = new int[bitext.Count][];
        for (var n = 0; n < cells.Length; n++)
            cells[n] = new int[bitext.Source[n].Length * bitext.Target[n].Length];

        var rowStarts = new int[bitext.SourceWords + 1];
        var targets = new List<int>();
        var row = new List<int>();
        var rowOf = new int[bitext.TargetWords];
        var position = new int[bitext.TargetWords];
        for (var word = 0; word < bitext.SourceWords; word++)
        {
            row.Clear();
            foreach (var (sentence, _) in occurrences[word])
            {
                foreach (var target in bitext.Target[sentence])
                {
                    if (rowOf[target] == word + 1)
                        continue;
                    rowOf[target] = word + 1;
                    row.Add(target);
                }
            }

            row.Sort();
            for (var i = 0; i < row.Count; i++)
                position[row[i]] = targets.Count + i;
            foreach (var (sentence, at) in occurrences[word])
            {
                var sentenceTarget = bitext.Target[sentence];
                var cellRow = cells[sentence].AsSpan(at * sentenceTarget.Length, sentenceTarget.Length);
                for (var j = 0; j < cellRow.Length; j++)
                    cellRow[j] = position[sentenceTarget[j]];
            }

            targets.AddRange(row);
            rowStarts[word + 1] = targets.Count;
        }

        return new(rowStarts, [.. targets], cells);
    }

    private static List<(int Sentence, int Position)>[] Occurrences(IndexedBitext bitext)
    {
        var occurrences = new List<(int, int)>[bitext.SourceWords];
        for (var word = 0; word < occurrences.Length; word++)
            occurrences[word] = [];
        for (var n = 0; n < bitext.Count; n++)
        {
            for (var i = 0; i < bitext.Source[n].Length; i++)
                occurrences[bitext.Source[n][i]].Add((n, i));
        }

        return occurrences;
    }
}
