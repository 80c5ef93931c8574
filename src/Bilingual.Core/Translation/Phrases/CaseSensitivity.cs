using System.Runtime.InteropServices;
using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>
/// Finds the words whose case makes another word of them, by how they are translated: <c>Minggu</c> (Sunday) is not <c>minggu</c> (week),
/// <c>US</c> not <c>us</c>, but <c>Presiden</c> is <c>presiden</c>.
/// </summary>
internal sealed class CaseSensitivity
{
    private const int LeastOccurrences = 4;
    private const double LeastDistance = 0.5;

    private readonly Dictionary<string, Dictionary<string, Dictionary<int, int>>> links = new(StringComparer.Ordinal);

    /// <summary>The forms of the tokens of a sentence that tell of their case; null for the others.</summary>
    public static string?[] Forms(string sentence, TrainingTokenizer tokenizer)
    {
        var tokens = new List<SurfaceToken>();
        tokenizer.Tokenize(sentence, tokens);
        var forms = new string?[tokens.Count];
        var reader = new SentenceCase(sentence);
        for (var i = 0; i < forms.Length; i++)
        {
            var telling = reader.Read(tokens[i], sentence);
            var form = tokens[i].Span.Of(sentence).ToString();
            if (tokens[i].Kind == TokenKind.Word && (telling || LetterCases.Of(form) == LetterCase.Lower))
                forms[i] = form;
        }

        return forms;
    }

    /// <summary>Adds a link of a token to a word of the other language.</summary>
    /// <param name="form">The token as it is written, its case telling or lower.</param>
    /// <param name="translation">Number of the word, whatever its case.</param>
    public void Add(string form, int translation)
    {
        ref var forms = ref CollectionsMarshal.GetValueRefOrAddDefault(links, form.ToLowerInvariant(), out _);
        forms ??= new(StringComparer.Ordinal);
        ref var translations = ref CollectionsMarshal.GetValueRefOrAddDefault(forms, form, out _);
        translations ??= [];
        CollectionsMarshal.GetValueRefOrAddDefault(translations, translation, out _)++;
    }

    /// <summary>The cased forms that are translated otherwise than the other forms of their word.</summary>
    public IReadOnlySet<string> CasedWords()
    {
        var result = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (lowered, forms) in links)
        {
            foreach (var (form, translations) in forms)
            {
                var others = forms.Where(other => other.Key != form).Select(static other => other.Value).ToList();
                if (form != lowered && translations.Values.Sum() >= LeastOccurrences && others.Sum(static other => other.Values.Sum()) >= LeastOccurrences
                    && Distance(translations, others) >= LeastDistance)
                {
                    result.Add(form);
                }
            }
        }

        return result;
    }

    /// <summary>Total variation: half the sum of the differences of the probabilities, 0 to 1.</summary>
    private static double Distance(Dictionary<int, int> translations, List<Dictionary<int, int>> others)
    {
        double total = translations.Values.Sum();
        double otherTotal = others.Sum(static other => other.Values.Sum());
        var words = translations.Keys.Concat(others.SelectMany(static other => other.Keys)).Distinct();
        return words.Sum(word => Math.Abs(
            translations.GetValueOrDefault(word) / total - others.Sum(other => other.GetValueOrDefault(word)) / otherTotal)) / 2;
    }
}
