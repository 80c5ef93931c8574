namespace Bilingual.Translation;

/// <summary>Up to five words packed into one key; equality of keys is equality of the words.</summary>
internal readonly record struct NGram(UInt128 Key)
{
    /// <summary>Most words that a key holds.</summary>
    public const int MaxOrder = 5;

    private const int Bits = 24;

    /// <summary>No words.</summary>
    public static NGram Empty => default;

    /// <summary>Number of words.</summary>
    public int Order => (int)(Key >> (Bits * MaxOrder));

    /// <summary>The last word.</summary>
    public int Last => (int)(uint)(Key & ((UInt128.One << Bits) - 1));

    /// <summary>The words of a range of a sentence.</summary>
    public static NGram Of(ReadOnlySpan<int> words)
    {
        var gram = Empty;
        foreach (var word in words)
            gram = gram.Append(word);
        return gram;
    }

    /// <summary>The words followed by one more.</summary>
    public NGram Append(int word) => Pack(Order + 1, Words(Key, Order) << Bits | (uint)word);

    /// <summary>Without the first word.</summary>
    public NGram Suffix() => Pack(Order - 1, Words(Key, Order - 1));

    /// <summary>Without the last word.</summary>
    public NGram Prefix() => Pack(Order - 1, Words(Key, Order) >> Bits);

    /// <summary>The word at a position.</summary>
    public int this[int position] => (int)(uint)((Key >> (Bits * (Order - 1 - position))) & ((UInt128.One << Bits) - 1));

    /// <summary>The words.</summary>
    public int[] ToArray()
    {
        var words = new int[Order];
        for (var i = 0; i < words.Length; i++)
            words[i] = this[i];
        return words;
    }

    private static NGram Pack(int order, UInt128 words) => new((UInt128)(uint)order << (Bits * MaxOrder) | words);

    private static UInt128 Words(UInt128 key, int count) => key & ((UInt128.One << (Bits * count)) - 1);
}
