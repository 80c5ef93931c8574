using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Bilingual.Glossaries.Matching;

/// <summary>What an atom, or two that repeat each other, may be in a term.</summary>
/// <param name="Lexeme">The lexeme.</param>
/// <param name="Rule">The rule that made its form.</param>
/// <param name="Ending">Number of the ending chain that follows, or −1.</param>
/// <param name="NeedsLinker">Whether the linker must follow.</param>
/// <param name="Length">Atoms covered: 2 for a doubled word.</param>
/// <param name="IsRepeated">Whether the stem of a verb stands twice (<c>disebut-sebut</c>).</param>
internal readonly record struct Reading(int Lexeme, int Rule, int Ending, bool NeedsLinker, int Length, bool IsRepeated = false);

/// <summary>Reads the words of texts: looks up the forms of the lexicon, endings apart.</summary>
internal sealed class WordReader
{
    /// <summary>Longest word that endings are taken from, in UTF-16 code units.</summary>
    private const int LongestInflected = 64;

    private readonly TermAutomaton automaton;
    private readonly ImmutableArray<EndingChain> endings;
    private readonly int[][] endingsByLastLetter;
    private readonly FrozenDictionary<string, int> endingNumbers;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> endingLookup;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> homographs;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> combiningForms;
    private readonly WordClasses reduplicated;

    /// <summary>A reader for the words of an automaton.</summary>
    public WordReader(TermAutomaton automaton)
    {
        this.automaton = automaton;
        endings = automaton.Morphology.Endings;
        endingsByLastLetter = new int[128][];
        for (var letter = 0; letter < endingsByLastLetter.Length; letter++)
            endingsByLastLetter[letter] = [.. Enumerable.Range(0, endings.Length).Where(i => endings[i].Text[^1] == letter)];
        endingNumbers = Enumerable.Range(0, endings.Length).DistinctBy(i => endings[i].Text, StringComparer.Ordinal)
            .ToFrozenDictionary(i => endings[i].Text, i => i, StringComparer.Ordinal);
        endingLookup = endingNumbers.GetAlternateLookup<ReadOnlySpan<char>>();
        homographs = automaton.Morphology.Homographs.GetAlternateLookup<ReadOnlySpan<char>>();
        combiningForms = automaton.Morphology.CombiningForms.GetAlternateLookup<ReadOnlySpan<char>>();
        reduplicated = automaton.Morphology.Reduplicated;
    }

    /// <summary>An ending chain by its number.</summary>
    public EndingChain Ending(int number) => endings[number];

    /// <summary>The ending chain that these letters are, or −1.</summary>
    public int EndingOf(ReadOnlySpan<char> letters) => endingLookup.TryGetValue(letters, out var number) ? number : -1;

    /// <summary>Whether the letters, in lower case, are a bound form such as <c>meta</c>.</summary>
    public bool IsCombiningForm(ReadOnlySpan<char> letters) => combiningForms.Contains(letters);

    /// <summary>Appends what a word may be.</summary>
    /// <param name="word">The word in lower case.</param>
    /// <param name="readings">Receives the readings.</param>
    public void Read(ReadOnlySpan<char> word, List<Reading> readings)
    {
        if (word.Length > LongestInflected)
        {
            ReadListed(word, readings);
            return;
        }

        Span<ulong> hashes = stackalloc ulong[LongestInflected + 1];
        hashes[0] = WordHash.Empty;
        for (var i = 0; i < word.Length; i++)
            hashes[i + 1] = WordHash.Add(hashes[i], word[i]);
        if (automaton.Lexicon.MayHold(hashes[word.Length]))
            ReadListed(word, readings);
        if (word.Length < 3 || word[^1] >= 128)
            return;
        foreach (var ending in endingsByLastLetter[word[^1]])
        {
            var chain = endings[ending];
            if (word.Length > chain.Text.Length && automaton.Lexicon.MayHold(hashes[word.Length - chain.Text.Length])
                && word.EndsWith(chain.Text, StringComparison.Ordinal))
            {
                ReadBefore(word, ending, chain, readings);
            }
        }
    }

    private void ReadListed(ReadOnlySpan<char> word, List<Reading> readings)
    {
        for (var number = automaton.Lexicon.First(word); number >= 0; number = automaton.Lexicon[number].Next)
            readings.Add(new Reading(automaton.Lexicon[number].Lexeme, automaton.Lexicon[number].Rule, -1, NeedsLinker: false, 1));
    }

    /// <summary>Appends what initials with full stops may be without them: <c>A.S.</c> is <c>AS</c>.</summary>
    /// <param name="initials">Letters and stops in lower case, without the last stop.</param>
    /// <param name="readings">Receives the readings.</param>
    public void ReadInitials(ReadOnlySpan<char> initials, List<Reading> readings)
    {
        if (initials.Length > LongestInflected)
            return;
        Span<char> letters = stackalloc char[LongestInflected];
        var length = 0;
        for (var i = 0; i < initials.Length; i += 2)
            letters[length++] = initials[i];
        ReadListed(letters[..length], readings);
    }

    /// <summary>Appends what two words that a hyphen joins may be as one doubled word (<c>model-modelnya</c>).</summary>
    /// <param name="ofFirst">Readings of the first half.</param>
    /// <param name="ofSecond">Readings of the second half, or of the first half's letters with the second's endings.</param>
    /// <param name="whole">Both halves in lower case.</param>
    /// <param name="readings">Receives the readings.</param>
    public void ReadDoubled(ReadOnlySpan<Reading> ofFirst, ReadOnlySpan<Reading> ofSecond, ReadOnlySpan<char> whole, List<Reading> readings)
    {
        if (homographs.Contains(whole))
            return;
        foreach (var reading in ofSecond)
        {
            var use = automaton.Lexicon.Lexeme(reading.Lexeme).Use;
            if (use.IsHead && use.Classes.Meets(reduplicated) && IsPlain(reading) && HasPlain(ofFirst, reading.Lexeme))
            {
                var respelled = automaton.Lexicon.Rule(reading.Rule).IsRespelled;
                readings.Add(reading with { Rule = respelled ? automaton.Lexicon.DoubledRespelled : automaton.Lexicon.Doubled, Length = 2 });
            }
        }
    }

    /// <summary>Appends what a verb with a prefix may be whose end a hyphen and the same letters follow: <c>disebut-sebut</c>.</summary>
    /// <param name="ofFirst">Readings of the first half.</param>
    /// <param name="readings">Receives the readings.</param>
    public void ReadRepeated(ReadOnlySpan<Reading> ofFirst, List<Reading> readings)
    {
        foreach (var reading in ofFirst)
        {
            if (reading is { Length: 1, Ending: < 0 } && (automaton.Lexicon.Rule(reading.Rule).Kind == FormKind.Prefixed || IsCitedVerb(reading)))
                readings.Add(reading with { Length = 2, IsRepeated = true });
        }
    }

    private bool IsCitedVerb(Reading reading)
    {
        var lexeme = automaton.Lexicon.Lexeme(reading.Lexeme);
        return IsPlain(reading) && lexeme.Use.IsHead && lexeme.Use.Classes.Meets(WordClasses.Verb) && automaton.Lexicon.StemOf(lexeme.Word) != lexeme.Word;
    }

    private bool IsPlain(Reading reading) => reading.Length == 1 && automaton.Lexicon.Rule(reading.Rule).Kind == FormKind.Plain;

    private bool HasPlain(ReadOnlySpan<Reading> readings, int lexeme)
    {
        foreach (var reading in readings)
        {
            if (reading.Lexeme == lexeme && reading.Ending < 0 && IsPlain(reading))
                return true;
        }

        return false;
    }

    /// <summary>Appends what two words that a hyphen joins may be as one word without it (<c>start-up</c>).</summary>
    /// <param name="first">First part in lower case.</param>
    /// <param name="second">Second part in lower case.</param>
    /// <param name="readings">Receives the readings.</param>
    public void ReadHyphenated(ReadOnlySpan<char> first, ReadOnlySpan<char> second, List<Reading> readings)
    {
        var length = first.Length + second.Length;
        if (length > LongestInflected)
            return;
        Span<char> joined = stackalloc char[LongestInflected];
        first.CopyTo(joined);
        second.CopyTo(joined[first.Length..]);
        var added = readings.Count;
        Read(joined[..length], readings);
        foreach (ref var reading in CollectionsMarshal.AsSpan(readings)[added..])
        {
            var plain = automaton.Lexicon.Rule(reading.Rule).Kind == FormKind.Plain;
            reading = reading with { Length = 2, Rule = plain ? automaton.Lexicon.Hyphenated : reading.Rule };
        }
    }

    private void ReadBefore(ReadOnlySpan<char> word, int ending, EndingChain chain, List<Reading> readings)
    {
        var judged = false;
        for (var number = automaton.Lexicon.First(word[..^chain.Text.Length]); number >= 0; number = automaton.Lexicon[number].Next)
        {
            ref readonly var entry = ref automaton.Lexicon[number];
            if (!entry.Endings.Meets(chain.Classes))
                continue;
            if (!judged && homographs.Contains(word))
                return;
            judged = true;
            readings.Add(new Reading(entry.Lexeme, entry.Rule, ending, entry.NeedsLinker, 1));
        }
    }
}
