using System.Collections.Frozen;
using System.Globalization;
using Bilingual.Glossaries.Matching;
using Bilingual.Segmentation;

namespace Bilingual.Glossaries.Extraction;

/// <summary>One side of a corpus, its words folded so that inflected ones count with their base (<c>companies</c>, <c>perusahaannya</c>).</summary>
internal sealed class CorpusSide
{
    private readonly FrozenSet<string> functionWords;
    private readonly FrozenSet<string> innerWords;
    private readonly FrozenSet<string> generalWords;
    private readonly List<List<string?>> texts = [];
    private readonly List<string> originals = [];
    private readonly Dictionary<string, string> folded;

    /// <summary>The texts of a side.</summary>
    public CorpusSide(IEnumerable<string> corpus, string language)
    {
        var morphology = MorphologyReader.Read(language);
        functionWords = morphology.FunctionWords;
        innerWords = morphology.InnerWords;
        generalWords = morphology.GeneralWords;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in corpus)
        {
            var words = Tokens(text);
            originals.Add(text);
            texts.Add(words);
            foreach (var word in words.OfType<string>())
                counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        folded = new WordFolding(morphology).Fold(counts);
        foreach (var text in texts)
        {
            for (var i = 0; i < text.Count; i++)
            {
                if (text[i] is { } word)
                    text[i] = folded.GetValueOrDefault(word, word);
            }
        }
    }

    /// <summary>Number of texts.</summary>
    public int Count => texts.Count;

    /// <summary>The texts as folded words; null parts phrases.</summary>
    public IEnumerable<IReadOnlyList<string?>> Texts => texts;

    /// <summary>A text as it was given.</summary>
    public string Original(int text) => originals[text];

    /// <summary>
    /// Whether a phrase may be a term: no function word at either end and few inside, letters, no single letter, and no everyday word
    /// by itself.
    /// </summary>
    public bool MayBeTerm(string[] words) =>
        !functionWords.Contains(words[0]) && !functionWords.Contains(words[^1])
        && Array.TrueForAll(words, word => char.IsLetter(word[0]) && (!functionWords.Contains(word) || innerWords.Contains(word)))
        && words.Sum(word => word.Length) > 2
        && !(words.Length == 1 && generalWords.Contains(words[0]));

    /// <summary>How a phrase is written in a text where it stands from the given word on.</summary>
    public string Written(int text, int word, int length)
    {
        var number = 0;
        int start = -1, end = -1;
        foreach (var token in WordTokenizer.Tokenize(originals[text]))
        {
            if (number == word)
                start = token.Span.Start;
            if (number == word + length - 1)
                end = token.Span.End;
            number++;
        }

        return originals[text][start..end];
    }

    private static List<string?> Tokens(string text)
    {
        var words = new List<string?>();
        foreach (var token in WordTokenizer.Tokenize(text))
        {
            words.Add(token.Kind == TokenKind.Word
                ? token.Span.Of(text).ToString().ToLower(CultureInfo.InvariantCulture).Replace('’', '\'')
                : null);
        }

        return words;
    }
}
