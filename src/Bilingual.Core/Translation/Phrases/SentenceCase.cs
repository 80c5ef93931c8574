using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>Goes through the tokens of a sentence and says of which words the case is telling.</summary>
internal struct SentenceCase(ReadOnlySpan<char> sentence)
{
    private readonly bool shouted = PhraseKeys.IsShouted(sentence);
    private bool starts = true;

    /// <summary>Reads the next token.</summary>
    /// <returns>Whether its capitals are due to the word itself, not to its place or a style of writing.</returns>
    public bool Read(SurfaceToken token, ReadOnlySpan<char> text)
    {
        var initial = starts;
        if (token.Kind == TokenKind.Symbol)
            starts |= PhraseKeys.StartsSentence(text[token.Span.Start]);
        else
            starts = false;
        return token.Kind == TokenKind.Word && PhraseKeys.IsCaseTelling(LetterCases.Of(token.Span.Of(text)), initial, shouted);
    }
}
