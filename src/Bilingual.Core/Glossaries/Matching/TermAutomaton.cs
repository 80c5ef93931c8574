using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Bilingual.Glossaries.Matching;

/// <summary>
/// The terms of a glossary side, expanded by the morphology of its language into one automaton over words: a lexicon that leads from
/// each form of a word to its lexemes, and a trie whose edges are lexemes and whose nodes know the terms that end there.
/// </summary>
/// <remarks>The expansion is that of a lexical transducer with continuation classes (Koskenniemi 1983): what a form may look like is
/// decided by the entry, never by cutting affixes off the words of a text.</remarks>
internal sealed class TermAutomaton
{
    private const int LexemesPerEntry = 4;
    private const int BatchSize = 1024;

    private readonly Dictionary<long, int> edges;
    private readonly List<bool> continues = [true];
    private readonly List<int> fromRoot = [];
    private readonly List<int> firstPath = [-1];
    private readonly List<bool> linkable = [false];
    private readonly List<TermPath> paths = [];
    private readonly List<int> nextPath = [];
    private readonly CitationForms citations;
    private BitFilter edgeFilter = new(0);

    private TermAutomaton(Morphology morphology, int entries)
    {
        edges = new Dictionary<long, int>(entries * LexemesPerEntry);
        Morphology = morphology;
        Lexicon = new Lexicon(morphology, entries);
        citations = new CitationForms(morphology);
    }

    /// <summary>The state before the first word.</summary>
    public const int Root = 0;

    /// <summary>The language's rules.</summary>
    public Morphology Morphology { get; }

    /// <summary>The forms.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>Most words of a path.</summary>
    public int MaxLength { get; private set; }

    /// <summary>Expands the forms of the given entries.</summary>
    /// <param name="entries">The entries; the paths refer to them by index.</param>
    /// <param name="forms">The term and variants of an entry on the side that is searched.</param>
    /// <param name="exceptions">Phrases that are found as written; the paths refer to them by numbers after those of the entries.</param>
    /// <param name="morphology">The rules of that side's language.</param>
    public static TermAutomaton Build(
        ImmutableArray<TermEntry> entries,
        Func<TermEntry, IEnumerable<string>> forms,
        ImmutableArray<TermException> exceptions,
        Morphology morphology)
    {
        var automaton = new TermAutomaton(morphology, entries.Length);
        var classes = entries.Select(entry => entry.PartOfSpeech).Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(name => name, ClassesOf, StringComparer.Ordinal);
        // The ways to write the terms are made on all cores, a batch ahead of the one that is added; the order is that of the entries.
        var batches = Enumerable.Range(0, (entries.Length + BatchSize - 1) / BatchSize).AsParallel().AsOrdered()
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(batch => PathsOf(batch * BatchSize, Math.Min(entries.Length, (batch + 1) * BatchSize)));
        foreach (var batch in batches)
            batch.ForEach(automaton.Add);
        var writer = new TermWriter(morphology);

        for (var i = 0; i < exceptions.Length; i++)
        {
            var (words, writing) = writer.WaysToWrite(exceptions[i].Phrase, WordClasses.None).First();
            automaton.Add(new TermPath(entries.Length + i, exceptions[i].Phrase, IsVariant: false, IsCaseSensitive: false, WordClasses.None, words, writing));
        }

        automaton.edgeFilter = new BitFilter(automaton.edges.Count);
        foreach (var key in automaton.edges.Keys)
            automaton.edgeFilter.Add((ulong)key);
        automaton.Lexicon.Complete();
        return automaton;

        List<TermPath> PathsOf(int from, int to)
        {
            var batchWriter = new TermWriter(morphology);
            var paths = new List<TermPath>((to - from) * 2);
            for (var i = from; i < to; i++)
            {
                var entryClasses = classes[entries[i].PartOfSpeech];
                var isVariant = false;
                foreach (var form in forms(entries[i]))
                {
                    var isCaseSensitive = entries[i].CaseSensitive || TermPath.IsAbbreviated(form);
                    foreach (var (words, writing) in batchWriter.WaysToWrite(form, entryClasses))
                        paths.Add(new TermPath(i, form, isVariant, isCaseSensitive, entryClasses, words, writing));
                    isVariant = true;
                }
            }

            return paths;
        }
    }

    /// <summary>The state that a lexeme leads to, or −1.</summary>
    public int Step(int state, int lexeme)
    {
        if (state == Root)
            return lexeme < fromRoot.Count ? fromRoot[lexeme] : -1;
        var key = Key(state, lexeme);
        return edgeFilter.MayHold((ulong)key) ? edges.GetValueOrDefault(key, -1) : -1;
    }

    /// <summary>Whether any word leads on from a state.</summary>
    public bool Continues(int state) => continues[state];

    /// <summary>Whether the linker may follow the words that led to a state.</summary>
    public bool IsLinkable(int state) => linkable[state];

    /// <summary>The first path that ends in a state, or −1.</summary>
    public int FirstPath(int state) => firstPath[state];

    /// <summary>The next path that ends in the same state, or −1.</summary>
    public int NextPath(int path) => nextPath[path];

    /// <summary>A path by its number.</summary>
    public TermPath Path(int path) => paths[path];

    private void Add(TermPath path)
    {
        var head = HeadOf(path);
        var state = Root;
        for (var i = 0; i < path.Words.Length; i++)
        {
            var last = i == path.Words.Length - 1;
            var lexeme = Lexicon.Add(path.Words[i].Text.ToLower(CultureInfo.InvariantCulture), new WordUse(path.Classes, i == head, last));
            ref var next = ref Edge(state, lexeme, out var exists);
            if (!exists)
            {
                next = firstPath.Count;
                firstPath.Add(-1);
                linkable.Add(false);
                continues.Add(false);
            }

            state = next;
            continues[state] |= !last;
            linkable[state] |= !last && path.Classes.Meets(Morphology.Linked);
        }

        paths.Add(path);
        nextPath.Add(firstPath[state]);
        firstPath[state] = paths.Count - 1;
        MaxLength = Math.Max(MaxLength, path.Words.Length);
    }

    private ref int Edge(int state, int lexeme, out bool exists)
    {
        if (state != Root)
            return ref CollectionsMarshal.GetValueRefOrAddDefault(edges, Key(state, lexeme), out exists);
        while (fromRoot.Count <= lexeme)
            fromRoot.Add(-1);
        exists = fromRoot[lexeme] >= 0;
        return ref CollectionsMarshal.AsSpan(fromRoot)[lexeme];
    }

    private int HeadOf(TermPath path)
    {
        var rule = Morphology.Heads.FirstOrDefault(rule => rule.Classes.Meets(path.Classes));
        if (rule is null || path.Words.Length == 1)
            return 0;
        switch (rule.Position)
        {
            case HeadPosition.Last:
                var before = Index(1, word => rule.Before.Contains(word));
                if (before < 0 && rule.BeforeLast?.IsMatch($"{Lower(path.Words.Length - 2)} {Lower(path.Words.Length - 1)}") == true)
                    before = path.Words.Length - 1;
                return before > 0 ? before - 1 : path.Words.Length - 1;
            case HeadPosition.Cited:
                return Math.Max(0, Index(0, word => citations.StemOf(word) is not null || citations.IsFrozen(word)));
            default:
                // "co-found" is headed by "found".
                return path.Words[0].Separator == "-" && Morphology.CombiningForms.Contains(Lower(0)) ? 1 : 0;
        }

        int Index(int from, Func<string, bool> predicate)
        {
            for (var i = from; i < path.Words.Length; i++)
            {
                if (predicate(Lower(i)))
                    return i;
            }

            return -1;
        }

        string Lower(int word) => path.Words[word].Text.ToLower(CultureInfo.InvariantCulture);
    }

    /// <summary>The classes that a glossary's part of speech names; nouns where it names none.</summary>
    public static WordClasses ClassesOf(string partOfSpeech)
    {
        var named = PartOfSpeech.Parse(partOfSpeech);
        if (named.IsEmpty)
            return WordClasses.Noun;
        var classes = named.Aggregate(WordClasses.None, (all, name) => all | name switch
        {
            PartOfSpeech.Noun => WordClasses.Noun,
            PartOfSpeech.Verb => WordClasses.Verb,
            PartOfSpeech.Adjective => WordClasses.Adjective,
            PartOfSpeech.Name => WordClasses.Name,
            _ => WordClasses.None,
        });
        var derives = classes.Meets(WordClasses.Noun) && classes.Meets(WordClasses.Verb | WordClasses.Adjective);
        return derives ? classes | WordClasses.Derived : classes;
    }

    private static long Key(int state, int lexeme) => ((long)state << 32) | (uint)lexeme;
}
