using System.Text;

namespace Bilingual.Translation;

/// <summary>
/// Writes a translation as text: words in their usual casing, capitals carried over from the source where they are due to its place or its
/// writer, numbers in the style of the target language, names as they stand, spaces where the joiners leave them.
/// </summary>
internal sealed class OutputWriter(PhraseDirection direction, NumberStyle numbers)
{
    private static readonly char[] CurlyQuotes = ['“', '”'];
    private static readonly char[] CurlyApostrophes = ['’', '‘'];

    /// <summary>Writes the translation of a text.</summary>
    /// <param name="text">The source.</param>
    /// <param name="parts">Its parts, each with what it was translated by, in target order.</param>
    public string Write(string text, IEnumerable<(SourceSentence Sentence, IReadOnlyList<TranslationOption> Path)> parts)
    {
        var output = new Surface(
            new StringBuilder(text.Length * 2), text.IndexOfAny(CurlyQuotes) >= 0, text.IndexOfAny(CurlyApostrophes) >= 0);
        var capitals = new SourceCapitals(text);
        var starts = capitals.AtStart;
        foreach (var (sentence, path) in parts)
        {
            foreach (var option in path)
                Write(sentence, option, output, capitals, ref starts);
        }

        return output.ToString();
    }

    private void Write(SourceSentence sentence, TranslationOption option, Surface output, SourceCapitals capitals, ref bool starts)
    {
        if (option.Text is not null)
        {
            var first = sentence.Tokens[option.Start];
            var text = starts || capitals.Everywhere ? LetterCases.Capitalize(option.Text) : option.Text;
            output.Append(text, first.JoinsLeft, sentence.Tokens[option.End - 1].JoinsRight);
            starts = false;
            return;
        }

        for (var i = 0; i < option.Words.Length; i++)
        {
            var (word, joinsLeft, joinsRight) = Surfaced(sentence, option, i);
            if (word.Length > 0 && char.IsLetter(word[0]))
            {
                word = AsInSource(sentence, option, word);
                if (starts || IsMarked(sentence, option, i))
                    word = LetterCases.Capitalize(word);
                if (capitals.Everywhere)
                    word = word.ToUpperInvariant();
            }

            starts &= word.Length == 0 || !char.IsLetterOrDigit(word[0]);
            starts |= (capitals.AtStart && word is "." or "?" or "!") || (capitals.InsideQuotes && joinsRight && word == "\"");
            output.Append(word, joinsLeft, joinsRight);
        }
    }

    /// <summary>A word that the source has too is cased as there: US$, West Ham.</summary>
    private static string AsInSource(SourceSentence sentence, TranslationOption option, string word)
    {
        for (var position = option.Start; position < option.End; position++)
        {
            var keepsCase = sentence.IsCaseTelling[position] || sentence.Tokens[position].Kind == Segmentation.TokenKind.Symbol;
            if (keepsCase && sentence.Surface(position).Equals(word, StringComparison.OrdinalIgnoreCase))
                return sentence.Surface(position).ToString();
        }

        return word;
    }

    private (string Word, bool JoinsLeft, bool JoinsRight) Surfaced(SourceSentence sentence, TranslationOption option, int i)
    {
        if (option.Carried is { } carried && carried[i] >= 0)
        {
            var token = sentence.Tokens[carried[i]];
            var text = sentence.Surface(carried[i]).ToString();
            if (option.Words[i] is PhraseVocabulary.Number or PhraseVocabulary.Year)
                return (numbers.Convert(text), false, false);
            return (text, token.JoinsLeft, token.JoinsRight);
        }

        var form = direction.Target.Form(option.Words[i]).AsSpan();
        var joinsLeft = form.Length > 1 && form[0] == PhraseVocabulary.Joiner;
        var joinsRight = form.Length > 1 && form[^1] == PhraseVocabulary.Joiner;
        return (form[(joinsLeft ? 1 : 0)..(form.Length - (joinsRight ? 1 : 0))].ToString(), joinsLeft, joinsRight);
    }

    /// <summary>Whether the source word that a target word most likely comes from is capitalised beyond its usual form.</summary>
    private bool IsMarked(SourceSentence sentence, TranslationOption option, int i)
    {
        if (option.Carried is { } carried && carried[i] >= 0)
            return false;
        for (var position = option.Start; position < option.End; position++)
        {
            if (sentence.IsCaseTelling[position] && sentence.Words[position] >= PhraseVocabulary.FirstWord
                && LetterCases.Of(direction.Source.Form(sentence.Words[position])) == LetterCase.Lower
                && WordLinks.Best(direction, sentence.Words.AsSpan(option.Start..option.End), option.Words[i]) == position - option.Start)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the source is capitalised because of the place, not the word.</summary>
    private sealed class SourceCapitals
    {
        public SourceCapitals(string text)
        {
            Everywhere = PhraseKeys.IsShouted(text);
            AtStart = char.IsUpper(text.FirstOrDefault(char.IsLetterOrDigit));
            for (var i = 0; i + 1 < text.Length; i++)
                InsideQuotes |= text[i] is '"' or '“' && char.IsUpper(text[i + 1]) && (i == 0 || text[i - 1] is ' ' or '(');
        }

        public bool Everywhere { get; }

        public bool AtStart { get; }

        public bool InsideQuotes { get; }
    }

    /// <summary>Text that is put together from pieces.</summary>
    private sealed class Surface(StringBuilder text, bool curlyQuotes, bool curlyApostrophes)
    {
        private bool joinNext = true;

        public void Append(string piece, bool joinsLeft, bool joinsRight)
        {
            if (!joinsLeft && !joinNext)
                text.Append(' ');
            foreach (var c in piece)
            {
                text.Append(c switch
                {
                    '"' when curlyQuotes => joinsRight && !joinsLeft ? '“' : '”',
                    '\'' when curlyApostrophes => joinsRight && !joinsLeft ? '‘' : '’',
                    _ => c,
                });
            }

            joinNext = joinsRight;
        }

        public override string ToString() => text.ToString();
    }
}

/// <summary>Which word of a source phrase a target word comes from, by the single-word pairs of the model.</summary>
internal static class WordLinks
{
    /// <summary>The position of the likeliest source word, −1 when no pair tells.</summary>
    public static int Best(PhraseDirection direction, ReadOnlySpan<int> source, int target)
    {
        var (best, cost) = (-1, int.MaxValue);
        for (var i = 0; i < source.Length; i++)
        {
            foreach (var translation in direction.Translations(source.Slice(i, 1)))
            {
                if (translation.Words.Length == 1 && translation.Words[0] == target && translation.Scores.TargetGivenSource < cost)
                    (best, cost) = (i, translation.Scores.TargetGivenSource);
            }
        }

        return best;
    }
}
