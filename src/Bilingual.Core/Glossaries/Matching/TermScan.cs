using System.Runtime.InteropServices;
using Bilingual.Documents;
using Bilingual.Segmentation;

namespace Bilingual.Glossaries.Matching;

/// <summary>
/// One pass over a text: reads its words, walks the automaton from each, and keeps the ways that the text's letter case and
/// surroundings allow. Holds buffers for reuse; not safe for concurrent use.
/// </summary>
internal sealed class TermScan(TermAutomaton automaton, WordReader reader, MatchConditions conditions)
{
    private readonly List<Atom> atoms = [];
    private readonly List<Reading> readings = [];
    private readonly List<int> firstReading = [];
    private readonly List<Reading> trail = [];
    private readonly List<RawMatch> matches = [];
    private readonly List<RawMatch> joined = [];
    private readonly Reading[] way = new Reading[Math.Max(1, automaton.MaxLength)];
    private readonly WordCache cache = new();
    private char[] lower = new char[1024];

    /// <summary>The ways found by the last <see cref="Run"/>.</summary>
    public List<RawMatch> Matches => matches;

    /// <summary>The readings of a way's words.</summary>
    public ReadOnlySpan<Reading> TrailOf(in RawMatch match) => CollectionsMarshal.AsSpan(trail).Slice(match.Trail, match.TrailLength);

    /// <summary>The atoms of the text.</summary>
    public ReadOnlySpan<Atom> Atoms => CollectionsMarshal.AsSpan(atoms);

    /// <summary>Finds every way of a term through <paramref name="text"/>.</summary>
    public void Run(ReadOnlySpan<char> text)
    {
        atoms.Clear();
        readings.Clear();
        firstReading.Clear();
        trail.Clear();
        matches.Clear();
        TextAtoms.Append(text, atoms);
        ReadWords(text);
        var scanned = new ScannedText(text, lower.AsSpan(0, text.Length), Atoms);
        for (var start = 0; start < atoms.Count; start++)
        {
            if (firstReading[start] < firstReading[start + 1])
                Walk(scanned, start, start, TermAutomaton.Root, words: 0, linkedAfter: 0);
        }

        JoinAbbreviations(text);
    }

    /// <summary>Joins a term to its abbreviation in parentheses, or the other way round: <c>kecerdasan buatan (AI)</c> is one occurrence.</summary>
    private void JoinAbbreviations(ReadOnlySpan<char> text)
    {
        var found = matches.Count;
        for (var i = 0; i < found; i++)
        {
            var (open, inner) = (matches[i].LastAtom + 1, matches[i].LastAtom + 2);
            if (inner >= atoms.Count || text[atoms[open].Start] != '(')
                continue;
            // Ways are found in the order of their first atom.
            for (var j = FirstFrom(inner, found); j < found && matches[j].FirstAtom == inner; j++)
            {
                var close = matches[j].LastAtom + 1;
                if (matches[j].Entry == matches[i].Entry && matches[j].Path != matches[i].Path
                    && close < atoms.Count && text[atoms[close].Start] == ')')
                {
                    joined.Add(matches[i] with
                    {
                        End = atoms[close].Start + 1,
                        LastAtom = close,
                        InParentheses = new TextSpan(matches[j].Start, matches[j].End),
                    });
                    break;
                }
            }
        }

        if (joined.Count > 0)
            MergeJoined();
    }

    /// <summary>Puts the joined matches where their first atoms belong: both lists are in that order already.</summary>
    private void MergeJoined()
    {
        var from = matches.Count - 1;
        CollectionsMarshal.SetCount(matches, matches.Count + joined.Count);
        var all = CollectionsMarshal.AsSpan(matches);
        var other = joined.Count - 1;
        for (var to = all.Length - 1; other >= 0; to--)
            all[to] = from >= 0 && all[from].FirstAtom > joined[other].FirstAtom ? all[from--] : joined[other--];
        joined.Clear();
    }

    private int FirstFrom(int atom, int found)
    {
        int low = 0, high = found;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (matches[middle].FirstAtom < atom)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private void ReadWords(ReadOnlySpan<char> text)
    {
        if (lower.Length < text.Length)
            lower = new char[Math.Max(text.Length, lower.Length * 2)];
        MemoryExtensions.ToLowerInvariant(text, lower);
        var small = lower.AsSpan(0, text.Length);
        small.Replace('’', '\'');
        for (var i = 0; i < atoms.Count; i++)
        {
            firstReading.Add(readings.Count);
            ReadWord(atoms[i].Of(small));
            if (atoms[i].IsInitials(small))
                reader.ReadInitials(atoms[i].Of(small), readings);
        }

        firstReading.Add(readings.Count);
        for (var i = 0; i + 1 < atoms.Count; i++)
        {
            if (atoms[i + 1].Joint == Joint.Hyphen)
                ReadHyphenatedWord(i, small);
        }
    }

    private void ReadWord(ReadOnlySpan<char> word)
    {
        if (cache.TryGet(word, readings))
            return;
        var before = readings.Count;
        reader.Read(word, readings);
        cache.Put(word, readings, before);
    }

    /// <summary>Reads two atoms that a hyphen joins as one doubled word or as one word with a hyphen inside.</summary>
    private void ReadHyphenatedWord(int i, ReadOnlySpan<char> small)
    {
        var before = readings.Count;
        if (IsDoubled(i, small))
        {
            var first = CollectionsMarshal.AsSpan(readings)[firstReading[i]..firstReading[i + 1]];
            var second = CollectionsMarshal.AsSpan(readings)[firstReading[i + 1]..firstReading[i + 2]];
            reader.ReadDoubled(first, second, small[atoms[i].Start..atoms[i + 1].End], readings);
        }
        else if (IsPaired(i, small))
        {
            ReadPaired(i, small);
        }
        else if (IsRepeated(i, small))
        {
            // A copy: the list that the readings are added to may move.
            reader.ReadRepeated(CollectionsMarshal.AsSpan(readings)[firstReading[i]..firstReading[i + 1]].ToArray(), readings);
        }

        reader.ReadHyphenated(atoms[i].Of(small), atoms[i + 1].Of(small), readings);
        var added = readings.Count - before;
        if (added == 0)
            return;
        // They belong to the first part: rotate them there and shift what follows.
        var tail = CollectionsMarshal.AsSpan(readings)[firstReading[i + 1]..];
        tail.Reverse();
        tail[..added].Reverse();
        tail[added..].Reverse();
        foreach (ref var first in CollectionsMarshal.AsSpan(firstReading)[(i + 1)..])
            first += added;
    }

    /// <summary>Reads the second half of a word that names both sexes as if it repeated the first.</summary>
    private void ReadPaired(int i, ReadOnlySpan<char> small)
    {
        var (ending, _) = automaton.Morphology.Paired;
        var second = atoms[i + 1].Of(small);
        Span<char> repeated = second.Length <= 64 ? stackalloc char[second.Length] : new char[second.Length];
        second.CopyTo(repeated);
        ending.CopyTo(repeated[(atoms[i].End - atoms[i].Start - ending.Length)..]);
        var before = readings.Count;
        reader.Read(repeated, readings);
        var ofSecond = CollectionsMarshal.AsSpan(readings)[before..].ToArray();
        CollectionsMarshal.SetCount(readings, before);
        var ofFirst = CollectionsMarshal.AsSpan(readings)[firstReading[i]..firstReading[i + 1]];
        reader.ReadDoubled(ofFirst, ofSecond, small[atoms[i].Start..atoms[i + 1].End], readings);
    }

    /// <summary>Whether atoms i and i + 1 name both sexes: mahasiswa-mahasiswi.</summary>
    private bool IsPaired(int i, ReadOnlySpan<char> small)
    {
        var (ending, other) = automaton.Morphology.Paired;
        var first = atoms[i].Of(small);
        var second = atoms[i + 1].Of(small);
        return ending.Length > 0 && first.Length > 3 && second.Length >= first.Length && first.EndsWith(ending, StringComparison.Ordinal)
            && second.StartsWith(first[..^ending.Length], StringComparison.Ordinal)
            && second[(first.Length - ending.Length)..].StartsWith(other, StringComparison.Ordinal);
    }

    /// <summary>Whether atom i + 1 repeats the end of atom i, as the stem of a verb does: disebut-sebut, memukul-mukul.</summary>
    private bool IsRepeated(int i, ReadOnlySpan<char> small)
    {
        var second = atoms[i + 1].Of(small);
        return second.Length >= 3 && atoms[i].Of(small).EndsWith(second, StringComparison.Ordinal);
    }

    /// <summary>Whether atoms i and i + 1 are the halves of one word: the second repeats the first, perhaps with an ending.</summary>
    private bool IsDoubled(int i, ReadOnlySpan<char> small)
    {
        if (i < 0 || i + 1 >= atoms.Count || atoms[i + 1].Joint != Joint.Hyphen)
            return false;
        var first = atoms[i].Of(small);
        return first.Length >= 2 && atoms[i + 1].Of(small).StartsWith(first, StringComparison.Ordinal);
    }

    private void Walk(ScannedText text, int start, int next, int state, int words, int linkedAfter)
    {
        var must = words > 0 && way[words - 1].NeedsLinker && way[words - 1].Ending >= 0 && linkedAfter != words;
        if (!must && words > 0)
        {
            for (var path = automaton.FirstPath(state); path >= 0; path = automaton.NextPath(path))
                Accept(text, start, next, path, words, linkedAfter);
        }

        if (next >= atoms.Count || !automaton.Continues(state))
            return;
        if (words > 0 && linkedAfter == 0 && automaton.IsLinkable(state) && atoms[next].Joint == Joint.Space
            && atoms[next].Of(text.Small).SequenceEqual(automaton.Morphology.Linker))
        {
            Walk(text, start, next + 1, state, words, linkedAfter: words);
        }

        if (must || words == way.Length)
            return;
        var end = firstReading[next + 1];
        for (var i = firstReading[next]; i < end; i++)
        {
            var reading = readings[i];
            var to = automaton.Step(state, reading.Lexeme);
            if (to < 0)
                continue;
            way[words] = reading;
            Walk(text, start, next + reading.Length, to, words + 1, linkedAfter);
        }
    }

    private void Accept(ScannedText text, int start, int end, int path, int words, int linkedAfter)
    {
        if (linkedAfter == words || IsDoubled(start - 1, text.Small) || IsDoubled(end - 1, text.Small))
            return;
        var term = automaton.Path(path);
        var last = end - 1;
        var extra = HyphenatedEnding(end, term, words);
        if (extra >= 0)
            last = end;
        var charEnd = term.Words[^1].Separator.StartsWith('.') || atoms[last].IsInitials(text.Text) ? atoms[last].FullEnd : atoms[last].End;
        if (!conditions.Allow(text, start, last, extra >= 0, term, way.AsSpan(0, words), out var remark))
            return;
        if (last + 1 < atoms.Count && IsDetachedEnding(last + 1, term))
        {
            last++;
            charEnd = atoms[last].End;
            remark |= Remark.Detached;
        }
        else if (extra < 0 && IsPluralPossessive(text, last, term))
        {
            charEnd++;
            remark |= Remark.Possessive;
        }

        matches.Add(new RawMatch(
            atoms[start].Start,
            charEnd,
            start,
            last,
            term.Entry,
            path,
            conditions.RankOf(term, way.AsSpan(0, words)),
            trail.Count,
            words,
            linkedAfter,
            extra,
            remark,
            last,
            InParentheses: default));
        trail.AddRange(way.AsSpan(0, words));
    }

    /// <summary>The ending chain that a hyphen joins to the match (<c>AI-nya</c>), or −1.</summary>
    private int HyphenatedEnding(int next, TermPath term, int words)
    {
        if (next >= atoms.Count || atoms[next].Joint != Joint.Hyphen || way[words - 1].Ending >= 0)
            return -1;
        var ending = reader.EndingOf(atoms[next].Of(lower));
        return ending >= 0 && reader.Ending(ending).Classes.Meets(term.Classes) ? ending : -1;
    }

    /// <summary>
    /// Whether an apostrophe after a plural, before another word, is a possessive (<c>shareholders' meeting</c>) rather than the end of
    /// a quotation, which would have begun before.
    /// </summary>
    private bool IsPluralPossessive(ScannedText text, int last, TermPath term)
    {
        var at = atoms[last].End;
        if (text.Text.Length <= at + 2 || text.Small[at] != '\'' || text.Small[at - 1] != 's' || text.Text[at + 1] != ' ' || !char.IsLetter(text.Text[at + 2]))
            return false;
        var open = text.Small[..at].LastIndexOfAny('‘', '\'');
        if (open >= 0 && (open == 0 || !char.IsLetterOrDigit(text.Text[open - 1])))
            return false;
        foreach (var detached in automaton.Morphology.Detached)
        {
            if (detached.Classes.Meets(term.Classes))
                return true;
        }

        return false;
    }

    private bool IsDetachedEnding(int next, TermPath term)
    {
        if (atoms[next].Joint != Joint.Adjacent || atoms[next].Kind != TokenKind.Word)
            return false;
        foreach (var detached in automaton.Morphology.Detached)
        {
            if (detached.Classes.Meets(term.Classes) && atoms[next].Of(lower).SequenceEqual(detached.Text))
                return true;
        }

        return false;
    }
}
