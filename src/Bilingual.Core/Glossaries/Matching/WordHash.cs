namespace Bilingual.Glossaries.Matching;

/// <summary>The hash of Fowler, Noll and Vo (FNV-1a) over UTF-16 code units: that of a beginning is met on the way to that of a word.</summary>
internal static class WordHash
{
    /// <summary>The hash of no letters.</summary>
    public const ulong Empty = 14695981039346656037UL;

    /// <summary>The hash with a letter more.</summary>
    public static ulong Add(ulong hash, char letter) => (hash ^ letter) * 1099511628211UL;

    /// <summary>The hash of a word.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Empty;
        foreach (var letter in word)
            hash = Add(hash, letter);
        return hash;
    }
}
