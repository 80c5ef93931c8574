using Bilingual.Glossaries.Matching;

namespace Bilingual.Translation;

/// <summary>
/// Mends word links where one language negates by a word and the other within one (<c>tidak terdeteksi</c>, <c>undetected</c>). Such words
/// are rare, so that alignment tends to link <c>terdeteksi</c> alone and to leave <c>tidak</c> over, or to link it to an <c>is</c> or
/// <c>are</c> nearby; by such links <c>undetected</c> would be translated by its contrary.
/// </summary>
internal static class NegationLinks
{
    /// <summary>Mends the links of all sentence pairs.</summary>
    /// <param name="text">The text.</param>
    /// <param name="links">Links of each pair; replaced where mended.</param>
    public static void Mend(TrainingText text, WordLink[][] links)
    {
        var (source, target) = NegatedWords.Of(
            new(text.SourceTokenizer.Language, text.Source.Words, text.Bitext.Source),
            new(text.TargetTokenizer.Language, text.Target.Words, text.Bitext.Target),
            [links]);
        var (sourceFunction, targetFunction) = (FunctionWords(text.SourceTokenizer.Language, text.Source), FunctionWords(text.TargetTokenizer.Language, text.Target));
        for (var n = 0; n < links.Length; n++)
        {
            var (first, second) = (text.Bitext.Source[n], text.Bitext.Target[n]);
            if (target.HasContrary(second))
                links[n] = Mend(first, source, second, target, targetFunction, links[n]);
            if (source.HasContrary(first))
                links[n] = Turned(Mend(second, target, first, source, sourceFunction, Turned(links[n])));
        }
    }

    /// <summary>Links source words that negate to the target words that hold the negation.</summary>
    private static WordLink[] Mend(
        int[] source, NegatedWords sourceWords, int[] target, NegatedWords targetWords, bool[] isFunctionWord, WordLink[] links)
    {
        for (var i = 0; i + 1 < source.Length; i++)
        {
            // A link to "declined" or "lack" is right; "is" and "has" do not negate.
            if (!sourceWords.IsNegation(source[i])
                || Array.Exists(links, link => link.Source == i && (targetWords.IsNegative(target[link.Target]) || !isFunctionWord[target[link.Target]])))
            {
                continue;
            }

            // A word may stand between that has no link: tidak dapat diterima, unacceptable.
            var negated = i + 2 < source.Length && !Array.Exists(links, link => link.Source == i + 1) ? i + 2 : i + 1;
            var contrary = Array.Find(links, link => link.Source == negated && targetWords.Affirmative(target[link.Target]) >= 0);
            if (contrary.Source == negated && !sourceWords.IsNegative(source[negated]))
                links = [.. links.Where(link => link.Source != i).Append(contrary with { Source = (ushort)i }).OrderBy(static link => (link.Source, link.Target))];
        }

        return links;
    }

    private static bool[] FunctionWords(string language, WordNumbering words)
    {
        var functionWords = MorphologyReader.Read(language).FunctionWords;
        return [.. words.Words.Select(functionWords.Contains)];
    }

    private static WordLink[] Turned(WordLink[] links) =>
        [.. links.Select(static link => new WordLink(link.Target, link.Source)).OrderBy(static link => (link.Source, link.Target))];
}
