using System.Collections.Frozen;
using System.Collections.Immutable;
using Bilingual.Glossaries.Tagging;

namespace Bilingual.Glossaries.Matching;

/// <summary>Whether letter case and surroundings allow a way of a term, and which of several over the same words comes first.</summary>
internal sealed class MatchConditions(
    ImmutableArray<TermEntry> entries, TermAutomaton automaton, WordReader reader, TermMatcherOptions options)
{
    private const WordClasses Judged = WordClasses.Noun | WordClasses.Verb | WordClasses.Adjective | WordClasses.Name;

    /// <summary>Log-odds from which the words around outweigh what an entry says.</summary>
    private const float Margin = .5f;

    /// <summary>The same for forms such as those in -ed, which are rarely anything but verbs.</summary>
    private const float MarginOfInflected = 4;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> functionWords =
        automaton.Morphology.FunctionWords.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly TagModel? tags = options.JudgesHomonyms ? automaton.Morphology.Tags : null;
    private readonly ContextRule[] anyWord = [.. automaton.Morphology.Contexts.Where(rule => rule.Word is null)];
    private readonly ILookup<string?, ContextRule> byWord =
        automaton.Morphology.Contexts.Where(rule => rule.Word is not null).ToLookup(rule => rule.Word, StringComparer.Ordinal);

    /// <summary>Whether a way may stand.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">First atom of the way.</param>
    /// <param name="last">Last atom of the way.</param>
    /// <param name="hasHyphenatedEnding">Whether the last atom is an ending.</param>
    /// <param name="term">The path.</param>
    /// <param name="way">The readings of its words.</param>
    /// <param name="remark">What else explains the match.</param>
    public bool Allow(
        ScannedText text, int first, int last, bool hasHyphenatedEnding, TermPath term, ReadOnlySpan<Reading> way, out Remark remark)
    {
        remark = Remark.None;
        if (term.IsCaseSensitive && !LetterCase.Allows(text, first, term, way, out remark))
            return false;
        return !(first == last && !hasHyphenatedEnding && IsBoundForm(text, first))
            && !(first == last && (IsPartOfName(text, first, term) || IsNameOfItsOwn(text, first, term, way[0]) || IsFunctionWord(text, first, term)))
            && !IsAnotherWord(text, first, last, term, way);
    }

    /// <summary>
    /// Precedence among ways over the same words, least first: what the project's domains name, then what is written as listed rather
    /// than inflected, then terms before variants, then preferred before admitted terms. (Earlier before later entries comes last.)
    /// </summary>
    public int RankOf(TermPath term, ReadOnlySpan<Reading> way)
    {
        if (term.Entry >= entries.Length)
            return 0;
        var entry = entries[term.Entry];
        var rank = options.Domains.IsEmpty || options.Domains.Contains(entry.Domain, StringComparer.OrdinalIgnoreCase) ? 0 : 1 << 16;
        rank += term.Writing == Writing.AsListed ? 0 : 4;
        foreach (var reading in way)
            rank += automaton.Lexicon.Rule(reading.Rule) is { Kind: FormKind.Plain, IsRespelled: false } ? 0 : 4;
        return rank + (term.IsVariant ? 2 : 0) + (entry.Status == TermStatus.Admitted ? 1 : 0);
    }

    /// <summary>
    /// Whether the way is only the bound form of a longer word: <c>Meta</c> in <c>Meta-analisis</c>, where a sentence starts or in small
    /// letters.
    /// </summary>
    private bool IsBoundForm(ScannedText text, int atom)
    {
        var next = atom + 1;
        if (next >= text.Atoms.Length || text.Atoms[next].Joint != Joint.Hyphen || !char.IsLower(text.Text[text.Atoms[next].Start])
            || !reader.IsCombiningForm(text.Atoms[atom].Of(text.Small)))
        {
            return false;
        }

        // "Meta-owned" is a participle with its agent, not a word with a prefix.
        return !text.Atoms[next].Of(text.Small).EndsWith("ed", StringComparison.Ordinal)
            && (!text.IsCapitalised(atom) || text.StartsSentence(atom));
    }

    /// <summary>
    /// Whether a word that the glossary writes small is capitalised after another capitalised word, as in <c>Partai Buruh</c>: part of a
    /// name, unless the whole text is set like a title. Where a sentence starts before it, a third capitalised word must follow
    /// (<c>Institut Teknologi Bandung</c>).
    /// </summary>
    private static bool IsPartOfName(ScannedText text, int atom, TermPath term) =>
        char.IsLower(term.Form[0])
        && !term.Classes.Meets(WordClasses.Name)
        && atom > 0
        && text.IsCapitalised(atom)
        && text.IsCapitalised(atom - 1)
        && text.Atoms[atom].Joint == Joint.Space
        && (!text.StartsSentence(atom - 1)
            || (atom + 1 < text.Atoms.Length && text.Atoms[atom + 1].Joint == Joint.Space && text.IsCapitalised(atom + 1)))
        && !text.IsTitle;

    /// <summary>
    /// Whether a verb or a word of a closed class, which the glossary writes small, is written like a name: <c>Lima</c>, the capital of
    /// Peru; <c>Sue Gray</c>.
    /// </summary>
    private bool IsNameOfItsOwn(ScannedText text, int atom, TermPath term, Reading reading) =>
        (term.Classes == WordClasses.None
            || (!term.Classes.Meets(WordClasses.Noun | WordClasses.Adjective | WordClasses.Name) && (IsPlain(reading) || automaton.Lexicon.Rule(reading.Rule).Kind == FormKind.Bare)))
        && IsWrittenAsName(text, atom, term);

    /// <summary>
    /// Whether a name or abbreviation that is also a function word stands where its capitals tell nothing: <c>Antara Jakarta dan
    /// Bandung</c>; in a text in capitals only if that is a question (<c>WHO WILL LEAD?</c>), since most such are headlines.
    /// </summary>
    private bool IsFunctionWord(ScannedText text, int atom, TermPath term) =>
        term.Classes.Meets(WordClasses.Name) && term.Words.Length == 1 && !char.IsLower(term.Form[0])
        && (text.IsInCapitals ? text.Text.TrimEnd() is [.., '?'] : !term.IsAbbreviation && text.StartsSentence(atom))
        && functionWords.Contains(text.Atoms[atom].Of(text.Small));

    /// <summary>Whether a word that the glossary writes small has a capital inside a sentence, or at its start before another capital.</summary>
    private static bool IsWrittenAsName(ScannedText text, int atom, TermPath term) =>
        char.IsLower(term.Form[0])
        && text.IsCapitalised(atom)
        && (!text.StartsSentence(atom)
            || (term.Classes != WordClasses.None && atom + 1 < text.Atoms.Length && text.Atoms[atom + 1].Joint == Joint.Space && text.IsCapitalised(atom + 1)))
        && !text.IsTitle
        && !text.IsInCapitals;

    /// <summary>Whether the words around say that another word is meant, which only happens to be written alike.</summary>
    private bool IsAnotherWord(ScannedText text, int first, int last, TermPath term, ReadOnlySpan<Reading> way)
    {
        var left = term.Classes & Judged;
        if (left == WordClasses.None)
            return false;
        foreach (var rule in anyWord)
            left &= ~Denied(rule, left, text, first, last, term, way[0]);
        if (term.Words.Length == 1)
        {
            foreach (var rule in byWord[automaton.Lexicon.Lexeme(way[0].Lexeme).Word])
                left &= ~Denied(rule, left, text, first, last, term, way[0]);
        }

        return left == WordClasses.None || IsTaggedOtherwise(text, first, last, term, way[0], left);
    }

    /// <summary>
    /// Whether the words around say that a word which may be noun, verb or adjective is none of what its entry is. Of words that are no
    /// homonyms the entry is believed.
    /// </summary>
    private bool IsTaggedOtherwise(ScannedText text, int first, int last, TermPath term, Reading reading, WordClasses left)
    {
        if (tags is null || first != last || term.Words.Length != 1 || text.IsInCapitals || IsBeforeHyphen(text, last))
            return false;
        var tag = left switch
        {
            WordClasses.Noun => WordTag.Noun,
            WordClasses.Verb => WordTag.Verb,
            WordClasses.Adjective => WordTag.Adjective,
            _ => WordTag.Other,
        };
        if (tag == WordTag.Other || !IsHomonym(text.Atoms[first].Of(text.Small), reading, tag))
            return false;
        return tags.Against(tag, text.Small, text.Atoms, first) > (IsPlainOrPlural(reading) ? Margin : MarginOfInflected);
    }

    /// <summary>Whether a word is the first part of a hyphenated one, which says what it is (<c>election-year</c>).</summary>
    private static bool IsBeforeHyphen(ScannedText text, int atom) => atom + 1 < text.Atoms.Length && text.Atoms[atom + 1].Joint == Joint.Hyphen;

    private bool IsPlainOrPlural(Reading reading) => IsPlain(reading) || automaton.Lexicon.Rule(reading.Rule).Label == "-s";

    private bool IsHomonym(ReadOnlySpan<char> form, Reading reading, WordTag tag) =>
        (IsPlainOrPlural(reading) && automaton.Morphology.NounVerbs.Contains(automaton.Lexicon.Lexeme(reading.Lexeme).Word))
        || (tags!.Lexicon.TryGet(form, out var @class) && TagLexicon.IsAmbiguous(@class, tag));

    private bool IsPlain(Reading reading) => reading.Ending < 0 && automaton.Lexicon.Rule(reading.Rule).Kind == FormKind.Plain;

    private WordClasses Denied(ContextRule rule, WordClasses left, ScannedText text, int first, int last, TermPath term, Reading reading)
    {
        if (!rule.Classes.Meets(left))
            return WordClasses.None;
        var form = automaton.Lexicon.Rule(reading.Rule);
        if (rule.Forms.Count > 0 && !rule.Forms.Contains(IsPlain(reading) ? "plain" : form.Label))
            return WordClasses.None;
        if (rule.ForNames)
            return IsWrittenAsName(text, first, term) ? rule.Classes : WordClasses.None;
        var follows = first > 0 && text.Atoms[first].Joint != Joint.Hyphen;
        var previous = follows ? text.Atoms[first - 1].Of(text.Small) : [];
        var after = follows && rule.NotAfter.GetAlternateLookup<ReadOnlySpan<char>>().Contains(previous);
        if (rule.NotAmid is not null && (after || rule.NotAfter.Count == 0))
            after = Surroundings.Match(rule.NotAmid, text, first, last);
        after |= rule.OnlyAfter.Count > 0 && !rule.OnlyAfter.GetAlternateLookup<ReadOnlySpan<char>>().Contains(previous);
        var before = last + 1 < text.Atoms.Length && rule.NotBefore is { } words && text.Atoms[last + 1].Joint == Joint.Space
            && words.IsMatch(text.Atoms[last + 1].Of(text.Small));
        return after || before ? rule.Classes : WordClasses.None;
    }
}
