namespace Bilingual.Languages;

/// <summary>
/// The features of a text for language identification: hashed letter n-grams (1 to 4, word boundaries included) and whole words, as in
/// Cavnar and Trenkle (1994) with the hashing trick of Weinberger et al. (2009). Case is ignored; digits and punctuation only end words.
/// </summary>
internal static class LanguageFeatures
{
    private const int MaxOrder = 4;
    private const int MaxWord = 30;
    private const char Boundary = '_';

    /// <summary>Receives the bucket of every feature of the text.</summary>
    public interface IReceiver
    {
        /// <summary>Takes one bucket.</summary>
        void Add(int bucket);
    }

    /// <summary>Finds the bucket of every feature of the text. No feature spans two words, so those of parts are those of the whole.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="bits">Buckets are below 2^bits.</param>
    /// <param name="buckets">Receives the buckets.</param>
    public static void Extract<T>(ReadOnlySpan<char> text, int bits, ref T buckets)
        where T : struct, IReceiver
    {
        Span<char> word = stackalloc char[MaxWord + 2];
        word[0] = Boundary;
        var length = 0;
        foreach (var c in text)
        {
            if (IsWordCharacter(c))
            {
                if (length < MaxWord)
                    word[++length] = char.ToLowerInvariant(c);
            }
            else if (length > 0)
            {
                AddWord(word, length, bits, ref buckets);
                length = 0;
            }
        }

        if (length > 0)
            AddWord(word, length, bits, ref buckets);
    }

    public static bool IsWordCharacter(char c) => char.IsLetter(c) || c is '\'' or '\u2019';

    /// <summary>A well-mixed hash of a word, the same on every machine.</summary>
    public static uint HashWord(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = (hash ^ char.ToLowerInvariant(c)) * 16777619u;
        return Mix(hash);
    }

    private static void AddWord<T>(Span<char> word, int length, int bits, ref T buckets)
        where T : struct, IReceiver
    {
        word[length + 1] = Boundary;
        var padded = word[..(length + 2)];
        var shift = 32 - bits;
        for (var start = 0; start < padded.Length; start++)
        {
            var hash = 2166136261u;
            for (var order = 1; order <= MaxOrder && start + order <= padded.Length; order++)
            {
                hash = (hash ^ padded[start + order - 1]) * 16777619u;
                if (order > 1 || padded[start] != Boundary)
                    buckets.Add((int)(Mix(hash + (uint)order) >> shift));
            }
        }

        buckets.Add((int)(Mix(HashWord(padded[1..^1]) ^ 0x9E3779B9u) >> shift));
    }

    /// <summary>The finaliser of MurmurHash3, which spreads every input bit over the upper bits that choose the bucket.</summary>
    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6Bu;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }
}
