using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>Turns tokens into the keys of a <see cref="PhraseVocabulary"/>, alike for training and for translating.</summary>
internal static class PhraseKeys
{
    /// <summary>Longest key; longer words are unknown to every vocabulary.</summary>
    public const int LongestKey = 64;

    /// <summary>The placeholder of a token, or <see cref="PhraseVocabulary.Unknown"/> when it has a key of its own.</summary>
    public static int Placeholder(ReadOnlySpan<char> token, TokenKind kind) => kind switch
    {
        TokenKind.Address => PhraseVocabulary.Address,
        TokenKind.Number => token.Length == 4 && token[0] is '1' or '2' && !token.ContainsAnyExceptInRange('0', '9')
            ? PhraseVocabulary.Year : PhraseVocabulary.Number,
        _ => PhraseVocabulary.Unknown,
    };

    /// <summary>Writes the key of a word or symbol.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="token">The token.</param>
    /// <param name="lower">Whether to write it in lower case.</param>
    /// <param name="key">Receives the key; at least <see cref="LongestKey"/> long.</param>
    /// <returns>The length of the key, 0 when it is too long.</returns>
    public static int Write(ReadOnlySpan<char> text, SurfaceToken token, bool lower, Span<char> key)
    {
        var word = token.Span.Of(text);
        if (word.Length + 2 > LongestKey)
            return 0;
        var length = 0;
        if (token.JoinsLeft)
            key[length++] = PhraseVocabulary.Joiner;
        if (lower)
            word.ToLowerInvariant(key[length..]);
        else
            word.CopyTo(key[length..]);
        var written = key.Slice(length, word.Length);
        foreach (ref var c in written)
            c = Plain(c);
        length += word.Length;
        if (token.JoinsRight && token.Kind == TokenKind.Symbol)
            key[length++] = PhraseVocabulary.Joiner;
        return length;
    }

    /// <summary>Whether the case of a word says something: not at the start of a sentence, unless it is more than a first capital.</summary>
    public static bool IsCaseTelling(LetterCase letters, bool initial, bool shouted) =>
        !shouted && letters is not LetterCase.Lower && !(initial && letters == LetterCase.Capitalized);

    /// <summary>Whether a sentence is written in capitals throughout.</summary>
    public static bool IsShouted(ReadOnlySpan<char> text)
    {
        int upper = 0, lower = 0;
        foreach (var c in text)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        return upper > 3 && lower * 4 < upper;
    }

    /// <summary>Whether the word after this symbol begins a sentence or a title.</summary>
    public static bool StartsSentence(char symbol) => symbol is '.' or '?' or '!' or ':' or '"' or '“' or '•' or '*';

    private static char Plain(char c) => c switch
    {
        '’' or '‘' or 'ʼ' or '`' => '\'',
        '“' or '”' or '„' or '«' or '»' => '"',
        '–' => '-',
        _ => c,
    };
}
