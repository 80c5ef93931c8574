using System.Text;
using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>Substitution of words in one direction of a lexicon.</summary>
internal sealed class LexiconSubstitution(LexiconSide source, LexiconSide target)
{
    // Words that more often than not have no counterpart, such as articles, are left out.
    private const float MostlyUntranslated = 0.5f;

    private readonly NumberStyle numbers = new(source.Language, target.Language);
    private readonly EndingSplitter splitter = new(source.Language);
    private readonly List<SurfaceToken> tokens = [];
    private readonly StringBuilder output = new();
    private readonly char[] number = new char[64];

    /// <summary>Whether the last word was a name, kept as it is.</summary>
    private bool afterName;
    private bool joinNext;
    private bool capitalizeNext;

    public string Translate(TranslationRequest request)
    {
        var text = request.Text;
        var terms = RequestedTerm.Of(request);
        SurfaceToken.Tokenize(text, tokens);
        splitter.Split(text, tokens, word => source.Find(word) >= 0, stem => source.Find(stem) >= 0);
        output.Clear();
        (afterName, joinNext, capitalizeNext) = (false, false, false);
        var term = 0;
        var sentenceStart = true;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            while (term < terms.Count && terms[term].Span.End <= token.Span.Start)
                term++;
            if (term < terms.Count && terms[term].Span.Overlaps(token.Span))
            {
                var last = i;
                while (last + 1 < tokens.Count && tokens[last + 1].Span.Start < terms[term].Span.End)
                    last++;
                var first = text[token.Span.Start];
                Append(Cased(terms[term].Target, sentenceStart && char.IsUpper(first)), token.JoinsLeft, tokens[last].JoinsRight);
                (i, afterName, sentenceStart) = (last, false, false);
                continue;
            }

            AppendToken(token.Span.Of(text), token, sentenceStart);
            sentenceStart = token.Kind == TokenKind.Symbol && (sentenceStart || text[token.Span.Start] is '.' or '?' or '!' or ':' or '"' or '“');
        }

        return output.ToString();
    }

    private void AppendToken(ReadOnlySpan<char> token, SurfaceToken surface, bool sentenceStart)
    {
        if (surface.Kind == TokenKind.Word)
        {
            AppendWord(token, surface, sentenceStart);
            return;
        }

        afterName = false;
        if (surface.Kind == TokenKind.Number && token.Length <= number.Length)
        {
            token.CopyTo(number);
            numbers.Convert(number.AsSpan(0, token.Length));
            token = number.AsSpan(0, token.Length);
        }

        Append(token, surface.JoinsLeft, surface.JoinsRight);
    }

    private void AppendWord(ReadOnlySpan<char> token, SurfaceToken surface, bool sentenceStart)
    {
        // The word an ending was parted from is translated; the ending has no word of its own.
        if (surface.IsEnding(token))
            return;
        var letters = LetterCases.Of(token);
        var word = Find(token);
        if (word < 0)
        {
            AppendUnknown(token, surface, letters);
            return;
        }

        var usual = LetterCases.Of(source.Form(word));
        var marked = letters != LetterCase.Lower && usual == LetterCase.Lower && !sentenceStart;

        // A common word that follows a name and is capitalised like one is part of it: Sri Mulyani, Bukit Tinggi.
        if (marked && afterName && letters == LetterCase.Capitalized)
        {
            Append(token, surface.JoinsLeft, surface.JoinsRight);
            return;
        }

        if (source.Untranslated(word) > MostlyUntranslated)
        {
            // Its capital, if it began the sentence, goes to the next word.
            capitalizeNext |= sentenceStart && letters != LetterCase.Lower;
            return;
        }

        var translations = source.Translations(word);
        if (translations.IsEmpty)
        {
            AppendUnknown(token, surface, letters);
            return;
        }

        var translation = target.Form(translations[0].Word);
        afterName = usual != LetterCase.Lower && token.Equals(translation, StringComparison.OrdinalIgnoreCase);
        if (letters == LetterCase.Upper && usual != LetterCase.Upper && LetterCases.Of(translation) != LetterCase.Upper)
            translation = translation.ToUpperInvariant();
        else
            translation = Cased(translation, marked || (sentenceStart && letters != LetterCase.Lower));
        Append(translation, surface.JoinsLeft, surface.JoinsRight);
    }

    private void AppendUnknown(ReadOnlySpan<char> token, SurfaceToken surface, LetterCase letters)
    {
        afterName = letters != LetterCase.Lower;
        var hyphen = token.IndexOf('-');
        if (hyphen > 0 && token[..hyphen].Equals(token[(hyphen + 1)..], StringComparison.OrdinalIgnoreCase) && Find(token[..hyphen]) is var half and >= 0
            && source.Translations(half) is { IsEmpty: false } translations)
        {
            // A doubled word that is unknown as such means its single word in the plural or in general.
            afterName = false;
            Append(Cased(target.Form(translations[0].Word), letters != LetterCase.Lower), surface.JoinsLeft, surface.JoinsRight);
            return;
        }

        Append(token, surface.JoinsLeft, surface.JoinsRight);
    }

    private int Find(ReadOnlySpan<char> token)
    {
        if (token.Length > 64)
            return -1;
        Span<char> lowered = stackalloc char[64];
        var length = token.ToLowerInvariant(lowered);
        lowered = lowered[..length];
        lowered.Replace('’', '\'');
        return source.Find(lowered);
    }

    private void Append(ReadOnlySpan<char> piece, bool joinsLeft, bool joinsRight)
    {
        if (piece.IsEmpty)
            return;
        if (output.Length > 0 && !joinsLeft && !joinNext)
            output.Append(' ');
        var start = output.Length;
        output.Append(piece);
        if (capitalizeNext && char.IsLetter(piece[0]))
        {
            output[start] = char.ToUpperInvariant(piece[0]);
            capitalizeNext = false;
        }

        joinNext = joinsRight;
    }

    private static string Cased(string word, bool capitalize) => capitalize ? LetterCases.Capitalize(word) : word;
}
