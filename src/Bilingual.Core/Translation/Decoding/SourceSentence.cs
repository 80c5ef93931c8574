namespace Bilingual.Translation;

/// <summary>A sentence to translate, as words of a phrase vocabulary.</summary>
internal sealed class SourceSentence
{
    private SourceSentence(string text, SurfaceToken[] tokens, int[] words, bool[] isCaseTelling)
    {
        Text = text;
        Tokens = tokens;
        Words = words;
        IsCaseTelling = isCaseTelling;
    }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <summary>Its tokens.</summary>
    public SurfaceToken[] Tokens { get; }

    /// <summary>The word of each token.</summary>
    public int[] Words { get; }

    /// <summary>Whether the capitals of each token are due to itself, not to its place.</summary>
    public bool[] IsCaseTelling { get; }

    /// <summary>The text of a token.</summary>
    public ReadOnlySpan<char> Surface(int token) => Tokens[token].Span.Of(Text);

    /// <summary>Reads a sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="vocabulary">Words of its language.</param>
    public static SourceSentence Read(string text, PhraseVocabulary vocabulary)
    {
        var tokens = new List<SurfaceToken>();
        SurfaceToken.Tokenize(text, tokens);
        vocabulary.Endings.Split(text, tokens, word => vocabulary.Find(word) != PhraseVocabulary.Unknown, stem => vocabulary.Find(stem) != PhraseVocabulary.Unknown);
        var words = new int[tokens.Count];
        var telling = new bool[tokens.Count];
        var reader = new SentenceCase(text);
        for (var i = 0; i < words.Length; i++)
        {
            telling[i] = reader.Read(tokens[i], text);
            words[i] = PhraseKeys.Placeholder(tokens[i].Span.Of(text), tokens[i].Kind);
            if (words[i] == PhraseVocabulary.Unknown)
                words[i] = Find(text, tokens[i], telling[i], vocabulary);
        }

        return new(text, [.. tokens], words, telling);
    }

    /// <summary>A part of the sentence.</summary>
    public SourceSentence Slice(int start, int end) => new(Text, Tokens[start..end], Words[start..end], IsCaseTelling[start..end]);

    /// <summary>The word of a vocabulary that a token is, be it the vocabulary of the other language.</summary>
    public int Find(int token, PhraseVocabulary vocabulary) => Find(Text, Tokens[token], IsCaseTelling[token], vocabulary);

    private static int Find(ReadOnlySpan<char> text, SurfaceToken token, bool telling, PhraseVocabulary vocabulary)
    {
        Span<char> key = stackalloc char[PhraseKeys.LongestKey];
        var word = telling ? vocabulary.Find(key[..PhraseKeys.Write(text, token, lower: false, key)]) : PhraseVocabulary.Unknown;
        return word != PhraseVocabulary.Unknown ? word : vocabulary.Find(key[..PhraseKeys.Write(text, token, lower: true, key)]);
    }
}
