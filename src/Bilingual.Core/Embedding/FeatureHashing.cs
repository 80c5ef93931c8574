namespace Bilingual.Embedding;

/// <summary>
/// Maps a scanned word to rows of the embedding table: rows for the word as a whole and, for words of letters, one for each of its
/// character n-grams with the word's boundaries marked (Bojanowski et al. 2017, "Enriching word vectors with subword information"),
/// found by hashing (Weinberger et al. 2009) so that no vocabulary is stored.
/// </summary>
/// <param name="Rows">Number of rows of the table.</param>
/// <param name="MinGram">Shortest n-gram in UTF-16 units, boundaries counted.</param>
/// <param name="MaxGram">Longest n-gram.</param>
internal readonly record struct FeatureHashing(int Rows, int MinGram, int MaxGram)
{
    /// <summary>
    /// Rows of a number as a whole. A number has no n-grams (2007 is not nearly 2008), and most numbers never occurred in training:
    /// with several rows their vectors, random but the same on both sides, weigh as much as those of words.
    /// </summary>
    public const int NumberRows = 4;

    /// <summary>Rows of a word as a whole: with two, a row shared with another word or n-gram by chance weighs less.</summary>
    public const int WordRows = 2;

    private const ulong Offset = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;

    /// <summary>No word has more features: the word itself and every n-gram of the longest word.</summary>
    public int MaxFeatures => NumberRows + ((WordScanner.MaxWordLength + 2) * (MaxGram - MinGram + 1));

    /// <summary>The hash that identifies a word; equal words of different kinds differ.</summary>
    public static ulong Identify(ReadOnlySpan<char> word, ScannedKind kind)
    {
        var hash = Offset ^ (((ulong)kind + 1) << 32);
        foreach (var c in word)
            hash = (hash ^ c) * Prime;
        return Mix(hash);
    }

    /// <summary>Writes the rows of a word, the whole word's first, and returns their number.</summary>
    /// <param name="word">The folded word.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="identity">Its <see cref="Identify"/>.</param>
    /// <param name="rows">Receives at most <see cref="MaxFeatures"/> rows.</param>
    public int Hash(ReadOnlySpan<char> word, ScannedKind kind, ulong identity, Span<int> rows)
    {
        rows[0] = Row(identity);
        var count = 1;
        for (; count < (kind == ScannedKind.Word ? WordRows : NumberRows); count++)
            rows[count] = Row(Mix(identity + (ulong)count));
        if (kind != ScannedKind.Word)
            return count;

        // Position -1 stands for the opening boundary and position Length for the closing one.
        for (var start = -1; start <= word.Length - MinGram + 1; start++)
        {
            var hash = Offset;
            for (var length = 1; length <= MaxGram; length++)
            {
                var position = start + length - 1;
                if (position > word.Length)
                    break;
                var c = position < 0 ? '<' : position == word.Length ? '>' : word[position];
                hash = (hash ^ c) * Prime;
                if (length >= MinGram)
                    rows[count++] = Row(Mix(hash));
            }
        }

        return count;
    }

    private int Row(ulong hash) => (int)Math.BigMul(hash, (ulong)Rows, out _);

    /// <summary>The finalizer of MurmurHash3: the bits of FNV-1a alone mix short keys poorly.</summary>
    private static ulong Mix(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCDUL;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
