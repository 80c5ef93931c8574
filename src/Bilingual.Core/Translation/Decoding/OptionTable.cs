using System.Collections.Immutable;
using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>The ways to translate each range of a sentence, best first.</summary>
internal sealed class OptionTable
{
    private const int MostRelatives = 2;
    private const int MostOfRelative = 4;

    // −ln of the probability that a word has no counterpart: one in three.
    private const float LeastAddedCost = 1.1f;

    private readonly PhraseDirection direction;
    private readonly SourceSentence sentence;
    private readonly TermConstraints terms;
    private readonly float jointWeight;
    private readonly TranslationOption[][] options;

    private OptionTable(PhraseDirection direction, SourceSentence sentence, TermConstraints terms)
    {
        this.terms = terms;
        jointWeight = direction.Weights[Feature.JointModel];
        this.direction = direction;
        this.sentence = sentence;
        Joint = new(direction.JointModel, sentence.Words);
        options = new TranslationOption[sentence.Words.Length * PhraseExtractor.LongestPhrase][];
        Array.Fill(options, []);
        Forced = new TranslationOption[]?[sentence.Words.Length];
        Borders = new int[sentence.Words.Length];
        for (var i = Borders.Length - 1; i >= 0; i--)
            Borders[i] = IsBorder(i) ? i : i + 1 < Borders.Length ? Borders[i + 1] : Borders.Length;
    }

    /// <summary>For each position the next one, itself included, that stands between clauses: nothing changes places across it.</summary>
    public int[] Borders { get; }

    /// <summary>The joint model in the context of the sentence.</summary>
    public JointContext Joint { get; }

    /// <summary>Number of source words.</summary>
    public int Length => sentence.Words.Length;

    /// <summary>The source words.</summary>
    public ReadOnlySpan<int> Words => sentence.Words;

    /// <summary>At the first position of a range that must be translated in one of some ways, those ways.</summary>
    public TranslationOption[]?[] Forced { get; }

    /// <summary>The options of a range.</summary>
    public TranslationOption[] Of(int start, int end)
    {
        if (Forced[start] is { } forced)
            return forced[0].End == end ? forced : [];
        return end - start > PhraseExtractor.LongestPhrase ? [] : options[start * PhraseExtractor.LongestPhrase + end - start - 1];
    }

    /// <summary>Collects the options of a sentence.</summary>
    /// <param name="direction">The model.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="terms">What a glossary says of its words.</param>
    public static OptionTable Collect(PhraseDirection direction, SourceSentence sentence, TermConstraints terms)
    {
        var table = new OptionTable(direction, sentence, terms);
        var free = new bool[sentence.Words.Length];
        Array.Fill(free, true);
        foreach (var term in terms.Forced)
        {
            table.Forced[term.Start] = BestFirst([.. term.Forms.Select(form => table.Force(term, form.Text, form.Words))]);
            free.AsSpan(term.Start..term.End).Clear();
        }

        for (var start = 0; start < free.Length; start++)
        {
            for (var end = start + 1; end <= Math.Min(free.Length, start + PhraseExtractor.LongestPhrase) && free[end - 1]; end++)
                table.Add(start, end, direction.Translations(sentence.Words.AsSpan(start..end)));

            if (free[start] && table.Of(start, start + 1).Length == 0)
                table.options[start * PhraseExtractor.LongestPhrase] = table.Unknown(start);
        }

        return table;
    }

    private TranslationOption Force(ForcedTranslation term, string text, int[] words)
    {
        var correspondence = PhraseCorrespondence.Of(direction, sentence.Words.AsSpan(term.Start..term.End), words) with { Dropped = 0, Added = 0 };
        return Estimated(new(term.Start, term.End, direction.Scored(words, default, PhraseOrientation.Neutral, correspondence), Carried: null) { Text = text });
    }

    private bool IsBorder(int position) =>
        sentence.Tokens[position].Kind == TokenKind.Symbol
        && sentence.Surface(position)[0] is '.' or ',' or ';' or ':' or '?' or '!' or '"' or '“' or '”' or '(' or ')' or '[' or ']' or '…' or '–' or '—';

    private void Add(int start, int end, ImmutableArray<PhraseTranslation> translations)
    {
        if (translations.IsEmpty)
            return;
        var found = new TranslationOption[translations.Length];
        var count = 0;
        foreach (var translation in translations)
        {
            if (terms.Forbidden.Count == 0 || !terms.Forbids(start, end, translation.Words))
                found[count++] = Estimated(new(start, end, translation, Carry(start, end, translation.Words)));
        }

        options[start * PhraseExtractor.LongestPhrase + end - start - 1] = BestFirst(count == found.Length ? found : found[..count]);
    }

    /// <summary>The placeholders of a target phrase carry over those of the source range in order.</summary>
    private int[]? Carry(int start, int end, int[] words)
    {
        if (!Array.Exists(words, PhraseVocabulary.IsPlaceholder))
            return null;
        var carried = new int[words.Length];
        var next = start;
        for (var i = 0; i < words.Length; i++)
        {
            carried[i] = -1;
            if (!PhraseVocabulary.IsPlaceholder(words[i]))
                continue;
            while (next < end && !PhraseVocabulary.IsPlaceholder(sentence.Words[next]))
                next++;
            carried[i] = next++;
        }

        return carried;
    }

    /// <summary>What can be done about a word without a translation: translate a word of its family or, if there is none, keep it.</summary>
    private TranslationOption[] Unknown(int position)
    {
        var surface = sentence.Surface(position);
        // A capital, even at the start of a sentence, may mean a name.
        if (sentence.Tokens[position].Kind != TokenKind.Word || LetterCases.Of(surface) != LetterCase.Lower)
            return [Keep(position)];
        var found = new List<TranslationOption>();
        foreach (var relative in direction.Source.Family.Relatives(surface.ToString(), HasTranslation).Take(MostRelatives))
        {
            foreach (var translation in direction.Translations([direction.Source.Find(relative)]).Where(SaysSomething).Take(MostOfRelative))
                found.Add(Estimated(new(
                    position, position + 1, direction.Scored(translation.Words, translation.Scores, translation.Orientation, translation.Correspondence, akin: 1), Carried: null)));
        }

        return found.Count == 0 ? [Keep(position)] : BestFirst([.. found]);
    }

    private TranslationOption Estimated(TranslationOption option)
    {
        option.JointEstimate = jointWeight * Joint.Estimate(option);
        return option;
    }

    // Insertion keeps the order of equals, that of the table, and is quick: the table is nearly in order.
    private static TranslationOption[] BestFirst(TranslationOption[] found)
    {
        for (var i = 1; i < found.Length; i++)
        {
            var option = found[i];
            var place = i;
            for (; place > 0 && found[place - 1].Estimate < option.Estimate; place--)
                found[place] = found[place - 1];
            found[place] = option;
        }

        return found;
    }

    /// <summary>Whether a translation has a word that seldom stands without a counterpart: an article alone would lose what is translated.</summary>
    private bool SaysSomething(PhraseTranslation translation) =>
        Array.Exists(translation.Words, word => direction.AddedCost(word) / PhraseScores.Steps >= LeastAddedCost);

    private bool HasTranslation(string word) =>
        direction.Source.Find(word) is var number && number != PhraseVocabulary.Unknown && direction.IsTranslated(number);

    private TranslationOption Keep(int position)
    {
        var word = sentence.Words[position];
        if (!PhraseVocabulary.IsPlaceholder(word))
            word = sentence.Find(position, direction.Target);
        var kept = PhraseVocabulary.IsPlaceholder(word) ? 0 : 1;
        return Estimated(new(position, position + 1, direction.Scored([word], default, PhraseOrientation.Neutral, PhraseCorrespondence.Whole(1), kept), [position]));
    }
}
