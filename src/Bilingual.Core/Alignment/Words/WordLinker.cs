using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bilingual.Documents;
using Bilingual.Embedding;
using Bilingual.Segmentation;

namespace Bilingual.Alignment;

/// <summary>Two words that answer each other.</summary>
/// <param name="Source">Where the word stands in the source text.</param>
/// <param name="Target">Where its answer stands in the target text.</param>
/// <param name="Strength">How strongly they answer each other, 0 to 1; no probability.</param>
public readonly record struct WordLink(TextSpan Source, TextSpan Target, double Strength);

/// <summary>
/// Links the words of two texts that translate each other, for display: by the lexicon, by the encoder's vectors, and by numbers and names
/// that are the same on both sides. The strongest links are made first, each word once (competitive linking, Melamed 2000); a word left
/// over then joins a link beside it, so that one word may answer two. Safe for concurrent use.
/// </summary>
/// <param name="encoder">Gives vectors of words of both languages in one space.</param>
/// <param name="confidence">How common words are.</param>
/// <param name="lexicon">Translations of words; null for none.</param>
public sealed class WordLinker(ISentenceEncoder encoder, ConfidenceModel confidence, IBilingualLexicon? lexicon = null)
{
    // A link must be stronger the less a word says: function words resemble each other everywhere.
    private const double LeastStrength = 0.3;
    private const double LeastBeside = 0.45;
    private const double Straightness = 0.25;
    private const int LongestText = 600;
    private readonly WordKnowledge knowledge = new(encoder, lexicon, confidence.Words);

    /// <summary>The links of two texts, by place in the source, then in the target. Words beyond the first 600 of a text are not linked.</summary>
    /// <param name="source">Source text, such as the source side of a bead.</param>
    /// <param name="target">Target text.</param>
    /// <param name="sourceLanguage">BCP 47 code.</param>
    /// <param name="targetLanguage">BCP 47 code.</param>
    public ImmutableArray<WordLink> Link(string source, string target, string sourceLanguage = "id", string targetLanguage = "en")
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var (first, second) = (new Side(source, sourceLanguage, encoder, knowledge), new Side(target, targetLanguage, encoder, knowledge));
        if (first.Words.Length == 0 || second.Words.Length == 0)
            return [];
        var strengths = Strengths(first, second);
        var links = Compete(first, second, strengths);
        JoinBeside(first, second, strengths, links);
        return [.. links.OrderBy(link => link.Source).ThenBy(link => link.Target)
            .Select(link => new WordLink(first.Words[link.Source].Span, second.Words[link.Target].Span, strengths[link.Source, link.Target]))];
    }

    private double[,] Strengths(Side first, Side second)
    {
        var strengths = new double[first.Words.Length, second.Words.Length];
        var translations = new List<WordTranslation>();
        for (var s = 0; s < first.Words.Length; s++)
        {
            for (var t = 0; t < second.Words.Length; t++)
                strengths[s, t] = Alike(first.Words[s], second.Words[t]);
            translations.Clear();
            knowledge.Translate(first.Language, first.Words[s].Lower, translations);
            foreach (var translation in translations)
            {
                for (var t = 0; t < second.Words.Length; t++)
                {
                    if (second.Words[t].Lower == translation.Word)
                        strengths[s, t] = Math.Max(strengths[s, t], WordKnowledge.Strength(translation.Probability));
                }
            }
        }

        for (var t = 0; t < second.Words.Length; t++)
        {
            translations.Clear();
            knowledge.Translate(second.Language, second.Words[t].Lower, translations);
            foreach (var translation in translations)
            {
                for (var s = 0; s < first.Words.Length; s++)
                {
                    if (first.Words[s].Lower == translation.Word)
                        strengths[s, t] = Math.Max(strengths[s, t], WordKnowledge.Strength(translation.Probability));
                }
            }
        }

        return strengths;
    }

    private static double Alike(in Word first, in Word second)
    {
        if (first.Number is not null || second.Number is not null)
            return first.Number is not null && first.Number == second.Number ? 1 : 0;
        return first.Lower == second.Lower ? 1 : WordKnowledge.Nearness(first.Vector, second.Vector);
    }

    private static List<(int Source, int Target)> Compete(Side first, Side second, double[,] strengths)
    {
        var candidates = new List<(double Worth, int Source, int Target)>();
        for (var s = 0; s < first.Words.Length; s++)
        {
            for (var t = 0; t < second.Words.Length; t++)
            {
                if (strengths[s, t] < LeastStrength)
                    continue;
                var aside = Math.Abs(((s + 0.5) / first.Words.Length) - ((t + 0.5) / second.Words.Length));
                var weight = 0.5 + (Math.Min(first.Words[s].Weight, second.Words[t].Weight) / 14);
                candidates.Add(((strengths[s, t] * weight) - (Straightness * aside), s, t));
            }
        }

        var (takenSource, takenTarget) = (new bool[first.Words.Length], new bool[second.Words.Length]);
        var links = new List<(int Source, int Target)>();
        foreach (var (worth, s, t) in candidates.OrderByDescending(c => c.Worth).ThenBy(c => c.Source).ThenBy(c => c.Target))
        {
            if (worth <= 0 || takenSource[s] || takenTarget[t])
                continue;
            takenSource[s] = takenTarget[t] = true;
            links.Add((s, t));
        }

        return links;
    }

    private static void JoinBeside(Side first, Side second, double[,] strengths, List<(int Source, int Target)> links)
    {
        var bySource = links.ToDictionary(link => link.Source, link => link.Target);
        var byTarget = links.ToDictionary(link => link.Target, link => link.Source);
        for (var s = 0; s < first.Words.Length; s++)
        {
            if (bySource.ContainsKey(s))
                continue;
            var best = Beside(s, bySource).Where(t => strengths[s, t] >= LeastBeside).OrderByDescending(t => strengths[s, t]).Select(t => (int?)t).FirstOrDefault();
            if (best is { } t)
                links.Add((s, t));
        }

        for (var t = 0; t < second.Words.Length; t++)
        {
            if (byTarget.ContainsKey(t))
                continue;
            var best = Beside(t, byTarget).Where(s => strengths[s, t] >= LeastBeside).OrderByDescending(s => strengths[s, t]).Select(s => (int?)s).FirstOrDefault();
            if (best is { } s)
                links.Add((s, t));
        }

        // What the words before and after answer.
        static IEnumerable<int> Beside(int word, Dictionary<int, int> answers)
        {
            if (answers.TryGetValue(word - 1, out var before))
                yield return before;
            if (answers.TryGetValue(word + 1, out var after))
                yield return after;
        }
    }

    /// <summary>A word or number of a text.</summary>
    private readonly record struct Word(TextSpan Span, string Lower, string? Number, float Weight, float[] Vector);

    /// <summary>The words of a text.</summary>
    private sealed class Side
    {
        public Side(string text, string language, ISentenceEncoder encoder, WordKnowledge knowledge)
        {
            Language = language;
            var tokens = new List<Token>();
            foreach (var token in WordTokenizer.Tokenize(text))
                tokens.Add(token);
            var quantities = new List<Quantity>();
            QuantityReader.Read(text, CollectionsMarshal.AsSpan(tokens), QuantityForms.For(language), quantities);
            var words = new List<Word>();
            foreach (var token in tokens)
            {
                if (token.Kind == TokenKind.Symbol)
                    continue;
                var lower = token.Span.Of(text).ToString().ToLowerInvariant();
                var vector = new float[encoder.Dimension];
                encoder.Encode(lower, vector);
                var number = quantities.Where(quantity => quantity.Span.Overlaps(token.Span)).Select(quantity => quantity.Key).FirstOrDefault();
                words.Add(new Word(token.Span, lower, token.Kind == TokenKind.Number ? number ?? lower : null, knowledge.Weight(language, lower), vector));
                if (words.Count == LongestText)
                    break;
            }

            Words = [.. words];
        }

        public string Language { get; }

        public Word[] Words { get; }
    }
}
