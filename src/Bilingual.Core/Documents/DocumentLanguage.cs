using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bilingual.Languages;

namespace Bilingual.Documents;

/// <summary>The language of a document and of its paragraphs.</summary>
/// <param name="Language">BCP 47 code; <c>mul</c> for mixed text, <c>und</c> while unknown.</param>
/// <param name="Probability">Probability of <paramref name="Language"/>.</param>
/// <param name="Paragraphs">One guess for each paragraph; empty where nothing was identified.</param>
/// <param name="Notes">A name that disagrees with the content, mixed languages.</param>
internal sealed record LanguageVerdict(string Language, double Probability, ImmutableArray<LanguageGuess> Paragraphs, ImmutableArray<string> Notes)
{
    public LanguageGuess Of(int paragraph) => Paragraphs.IsEmpty ? new LanguageGuess(Language, Probability) : Paragraphs[paragraph];
}

/// <summary>
/// Decides a document's language from a sample of all its paragraphs, and each paragraph's from its own words with the document's language
/// as the expectation: a short heading in a long Indonesian article is Indonesian unless its words say otherwise.
/// </summary>
/// <param name="identifier">The model; null where none is at hand, then only the file's name speaks.</param>
internal sealed class DocumentLanguage(LanguageIdentifier? identifier)
{
    /// <summary>The code of text in more than one language (ISO 639-2).</summary>
    public const string Mixed = "mul";

    private const int ParagraphSample = 400;
    private const int DocumentSample = 8_000;

    /// <summary>How many times likelier the document's language is than any other, before a paragraph's words are seen.</summary>
    private const double Expectation = 30;

    /// <summary>A second language with this share of the text makes a document mixed.</summary>
    private const double MixedShare = 0.2;

    /// <summary>How sure and how long a paragraph must be to count as being in a second language.</summary>
    private const double SurelyForeign = 0.95;
    private const int SurelyLong = 40;

    private readonly LanguageNames names = LanguageNames.Load();

    /// <summary>Identifies a document.</summary>
    /// <param name="paragraphs">Cleaned texts.</param>
    /// <param name="path">The document's path, which may name a language.</param>
    public LanguageVerdict Identify(IReadOnlyList<string> paragraphs, string path)
    {
        var hint = names.HintIn(path);
        var guess = identifier?.Identify(Sample(paragraphs)) ?? new LanguageGuess(LanguageIdentifier.Unknown, 1);
        if (identifier is null || (guess.Code == LanguageIdentifier.Unknown && (hint is not null || HasFewLetters(paragraphs))))
        {
            return hint is null
                ? new LanguageVerdict(LanguageIdentifier.Unknown, 1, [], [])
                : new LanguageVerdict(hint, 1, [], [$"language {hint} taken from the name"]);
        }

        var guesses = ImmutableArray.CreateBuilder<LanguageGuess>(paragraphs.Count);
        var shares = new SortedDictionary<string, double>(StringComparer.Ordinal);
        double total = 0;
        foreach (var text in paragraphs)
        {
            var (expected, alone) = OfParagraph(text, guess.Code);
            guesses.Add(expected);
            total += text.Length;
            if (alone.Code != guess.Code && alone.Probability >= SurelyForeign && text.Length >= SurelyLong)
                shares[alone.Code] = shares.GetValueOrDefault(alone.Code) + text.Length;
        }

        var notes = ImmutableArray.CreateBuilder<string>();
        var second = shares.Where(share => names.Knows(share.Key)).OrderByDescending(share => share.Value).FirstOrDefault();
        var (language, probability) = (guess.Code, guess.Probability);
        if (second.Key is not null && second.Value >= total * MixedShare && names.Knows(guess.Code))
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"mixed text: {second.Value / total:0%} of it is {second.Key}, the rest mostly {guess.Code}"));
            language = hint ?? Mixed;
        }
        else if (hint is not null && hint != guess.Code)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"the name says {hint}, the text is {guess.Code} (probability {guess.Probability:0.00})"));

            // The model knows the languages of the project far better than their neighbours: a person's word decides about the latter.
            if (!names.Knows(guess.Code))
                language = hint;
        }

        return new LanguageVerdict(language, probability, guesses.MoveToImmutable(), notes.DrainToImmutable());
    }

    /// <summary>A paragraph's language, with the document's as expectation and on its own.</summary>
    private (LanguageGuess Expected, LanguageGuess Alone) OfParagraph(string text, string document)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, ParagraphSample));
        var alone = identifier!.Identify(sample);
        var languages = identifier.Languages;
        var main = languages.IndexOf(document);
        if (main < 0)
            return (alone, alone);
        if (alone.Code == LanguageIdentifier.Unknown)
            return (HasLetters(sample) ? alone : new LanguageGuess(document, 1), alone);
        Span<double> probabilities = stackalloc double[languages.Length];
        identifier.Score(sample, probabilities);
        probabilities[main] *= Expectation;
        double sum = 0;
        var best = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            sum += probabilities[i];
            best = probabilities[i] > probabilities[best] ? i : best;
        }

        return (new LanguageGuess(languages[best], probabilities[best] / sum), alone);
    }

    /// <summary>The start of every paragraph, until there is enough.</summary>
    private static string Sample(IReadOnlyList<string> paragraphs)
    {
        var sample = new StringBuilder();
        foreach (var text in paragraphs)
        {
            if (sample.Length >= DocumentSample)
                break;
            sample.Append(text.AsSpan(0, Math.Min(text.Length, ParagraphSample))).Append('\n');
        }

        return sample.ToString();
    }

    private static bool HasFewLetters(IReadOnlyList<string> paragraphs) =>
        paragraphs.Sum(text => text.AsSpan(0, Math.Min(text.Length, ParagraphSample)).ToString().Count(char.IsLetter)) < 3;

    private static bool HasLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }
}
