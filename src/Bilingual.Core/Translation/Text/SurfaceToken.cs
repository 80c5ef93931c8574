using Bilingual.Documents;
using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>A token and whether it touches its neighbours, so that a sentence can be put together again as it was written.</summary>
/// <param name="Span">Where it stands in the sentence.</param>
/// <param name="Kind">What it is.</param>
/// <param name="JoinsLeft">Whether no space parts it from the token before it, and it is the one of the two that does the touching.</param>
/// <param name="JoinsRight">The same for the token after it.</param>
internal readonly record struct SurfaceToken(TextSpan Span, TokenKind Kind, bool JoinsLeft, bool JoinsRight)
{
    /// <summary>Whether it is an ending that <see cref="EndingSplitter"/> parted from its word.</summary>
    /// <param name="token">Its letters.</param>
    public bool IsEnding(ReadOnlySpan<char> token) => Kind == TokenKind.Word && JoinsLeft && char.IsLetter(token[0]);

    /// <summary>Cuts a sentence into tokens.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="tokens">Receives the tokens; cleared first.</param>
    public static void Tokenize(ReadOnlySpan<char> text, List<SurfaceToken> tokens)
    {
        tokens.Clear();
        foreach (var token in WordTokenizer.Tokenize(text))
        {
            if (tokens.Count == 0 || tokens[^1].Span.End < token.Span.Start)
            {
                tokens.Add(new(token.Span, token.Kind, false, false));
                continue;
            }

            // Of two tokens that touch, a bracket or quote that opens holds on to what follows it, another symbol to the word
            // beside it, and an ending such as ’s to the word before it.
            var before = tokens[^1];
            var leans = before.Kind == TokenKind.Symbol
                && (Opens(text, before) || (token.Kind != TokenKind.Symbol && text[token.Span.Start] is not ('\'' or '’')));
            if (leans)
                tokens[^1] = before with { JoinsRight = true };
            tokens.Add(new(token.Span, token.Kind, !leans, false));
        }
    }

    private static bool Opens(ReadOnlySpan<char> text, SurfaceToken symbol) => text[symbol.Span.Start] switch
    {
        '(' or '[' or '{' or '“' or '‘' or '«' or '<' => true,
        '"' or '\'' => !symbol.JoinsLeft,
        _ => false,
    };
}
