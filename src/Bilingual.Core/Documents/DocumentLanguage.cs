using System.Collections.Immutable;
using System.Globalization;
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

    /// <summary>How many times likelier a document is in a language of the project than in one of its neighbours, before it is read.</summary>
    private const double Preference = 3;

    private readonly LanguageNames names = LanguageNames.Load();

    /// <summary>Identifies a document.</summary>
    /// <param name="paragraphs">Cleaned texts.</param>
    /// <param name="path">The document's path, which may name a language.</param>
    public LanguageVerdict Identify(IReadOnlyList<string> paragraphs, string path)
    {
        var hint = names.HintIn(path);
        if (identifier is null)
            return Named(hint);
        var evidence = new LanguageEvidence[paragraphs.Count];
        for (var i = 0; i < evidence.Length; i++)
            evidence[i] = identifier.Weigh(paragraphs[i].AsSpan(0, Math.Min(paragraphs[i].Length, ParagraphSample)));
        var guess = identifier.Identify(Sample(paragraphs, evidence), Expecting(code => names.Knows(code) ? Preference : 1));
        if (guess.Code == LanguageIdentifier.Unknown && (hint is not null || HasFewLetters(paragraphs)))
            return Named(hint);

        var guesses = ImmutableArray.CreateBuilder<LanguageGuess>(paragraphs.Count);
        var expectation = Expecting(code => code == guess.Code ? Expectation : 1);
        var shares = new SortedDictionary<string, double>(StringComparer.Ordinal);
        double total = 0;
        for (var i = 0; i < evidence.Length; i++)
        {
            var length = paragraphs[i].Length;
            var alone = identifier.Identify(evidence[i]);
            guesses.Add(guess.Code == LanguageIdentifier.Unknown ? alone
                : alone.Code != LanguageIdentifier.Unknown ? identifier.Identify(evidence[i], expectation)
                : evidence[i].Features > 0 ? alone
                : new LanguageGuess(guess.Code, 1));
            total += length;
            if (alone.Code != guess.Code && alone.Probability >= SurelyForeign && length >= SurelyLong)
                shares[alone.Code] = shares.GetValueOrDefault(alone.Code) + length;
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

    /// <summary>What the name alone says.</summary>
    private static LanguageVerdict Named(string? hint) => hint is null
        ? new LanguageVerdict(LanguageIdentifier.Unknown, 1, [], [])
        : new LanguageVerdict(hint, 1, [], [$"language {hint} taken from the name"]);

    /// <summary>A weight for each language of the model.</summary>
    private double[] Expecting(Func<string, double> weight) => [.. identifier!.Languages.Select(weight)];

    /// <summary>The evidence of the first paragraphs, until there is enough.</summary>
    private LanguageEvidence Sample(IReadOnlyList<string> paragraphs, LanguageEvidence[] evidence)
    {
        var sample = new LanguageEvidence(identifier!.Languages.Length);
        var length = 0;
        for (var i = 0; i < evidence.Length && length < DocumentSample; i++)
        {
            sample.Add(evidence[i]);
            length += Math.Min(paragraphs[i].Length, ParagraphSample);
        }

        return sample;
    }

    private static bool HasFewLetters(IReadOnlyList<string> paragraphs) =>
        paragraphs.Sum(text => text.AsSpan(0, Math.Min(text.Length, ParagraphSample)).ToString().Count(char.IsLetter)) < 3;
}
