using Bilingual.Documents;
using Bilingual.Glossaries.Matching;
using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>
/// Parts the endings that may be written onto any word of a language (<c>partainya</c>: <c>partai</c> + <c>nya</c>) from words that are
/// rare as they stand, so that what is known of the word serves.
/// </summary>
/// <param name="language">BCP 47 code; a language without such endings leaves words whole.</param>
internal sealed class EndingSplitter(string language)
{
    private const int ShortestStem = 3;

    // Longest first: -nyalah is tried before -lah.
    private readonly string[] endings = [.. MorphologyReader.Read(language).Endings
        .Where(static ending => ending.Classes.HasFlag(WordClasses.Name) && ending.Text.All(char.IsAsciiLetterLower))
        .Select(static ending => ending.Text).Distinct(StringComparer.Ordinal)
        .OrderByDescending(static ending => ending.Length).ThenBy(static ending => ending, StringComparer.Ordinal)];

    /// <summary>Splits rare words in two tokens: the word and its ending, which touches it.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="tokens">Its tokens; changed in place.</param>
    /// <param name="isWord">Whether a word in lower case is known well enough to be left alone.</param>
    /// <param name="isStem">Whether a word in lower case is known well enough to be what is left.</param>
    public void Split(string text, List<SurfaceToken> tokens, Func<ReadOnlySpan<char>, bool> isWord, Func<ReadOnlySpan<char>, bool> isStem)
    {
        if (endings.Length == 0)
            return;
        Span<char> lowered = stackalloc char[PhraseKeys.LongestKey];
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Word || token.Span.Length is <= ShortestStem or > PhraseKeys.LongestKey)
                continue;
            var word = lowered[..token.Span.Of(text).ToLowerInvariant(lowered)];
            if (isWord(word))
                continue;
            foreach (var ending in endings)
            {
                var stem = word.Length - ending.Length;
                if (stem < ShortestStem || !word.EndsWith(ending, StringComparison.Ordinal) || !isStem(word[..stem]))
                    continue;
                var border = token.Span.Start + stem;
                tokens[i] = token with { Span = new TextSpan(token.Span.Start, border), JoinsRight = false };
                tokens.Insert(i + 1, new(new TextSpan(border, token.Span.End), TokenKind.Word, JoinsLeft: true, token.JoinsRight));
                break;
            }
        }
    }
}
