using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Segmentation;

namespace Bilingual.Review.Views;

/// <summary>Two words that answer each other.</summary>
/// <param name="Source">Where the word stands in the source text.</param>
/// <param name="Target">Where its answer stands in the target text.</param>
/// <param name="Weight">How surely, 0 to 1.</param>
public readonly record struct AnsweringWords(TextSpan Source, TextSpan Target, double Weight);

/// <summary>
/// Links words that answer each other by the lexicon, or are written alike, the surest first and each word once (competitive linking,
/// Melamed 2000).
/// </summary>
public sealed class WordLinks(IBilingualLexicon lexicon, string sourceLanguage, string targetLanguage)
{
    private const double Least = 0.02;
    private const int MostWords = 400;

    /// <summary>The links between two texts, by place in the source.</summary>
    public IReadOnlyList<AnsweringWords> Link(string source, string target)
    {
        var (from, to) = (Words(source), Words(target));
        var candidates = new List<(double Weight, int Source, int Target)>();
        for (var s = 0; s < from.Count; s++)
            candidates.AddRange(Answers(from, to, s, sourceLanguage).Select(answer => (answer.Weight, s, answer.Place)));
        for (var t = 0; t < to.Count; t++)
            candidates.AddRange(Answers(to, from, t, targetLanguage).Select(answer => (answer.Weight, answer.Place, t)));
        var (takenSource, takenTarget) = (new HashSet<int>(), new HashSet<int>());
        var links = new List<AnsweringWords>();
        foreach (var (weight, s, t) in candidates.OrderByDescending(each => each.Weight).ThenBy(each => Math.Abs(each.Source - each.Target)).ThenBy(each => each.Source))
        {
            if (takenSource.Contains(s) || takenTarget.Contains(t))
                continue;
            takenSource.Add(s);
            takenTarget.Add(t);
            links.Add(new AnsweringWords(from[s].Span, to[t].Span, weight));
        }

        return [.. links.OrderBy(link => link.Source.Start)];
    }

    private IEnumerable<(int Place, double Weight)> Answers(List<(string Word, TextSpan Span)> words, List<(string Word, TextSpan Span)> others, int place, string language)
    {
        var translations = new List<WordTranslation>();
        lexicon.Translate(language, words[place].Word, translations);
        var weights = translations.GroupBy(each => each.Word, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (double)group.Max(each => each.Probability), StringComparer.Ordinal);
        for (var i = 0; i < others.Count; i++)
        {
            if (others[i].Word == words[place].Word)
                yield return (i, 1);
            else if (weights.TryGetValue(others[i].Word, out var weight) && weight >= Least)
                yield return (i, weight);
        }
    }

    private static List<(string Word, TextSpan Span)> Words(string text)
    {
        var words = new List<(string, TextSpan)>();
        foreach (var token in WordTokenizer.Tokenize(text))
        {
            if (token.Kind is TokenKind.Word or TokenKind.Number && words.Count < MostWords)
                words.Add((token.Span.Of(text).ToString().ToLowerInvariant(), token.Span));
        }

        return words;
    }
}
