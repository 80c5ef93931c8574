using System.Runtime.InteropServices;

namespace Bilingual.Glossaries.Matching;

/// <summary>A word of a term in a place where it inflects in one way: what the automaton's edges are labelled with.</summary>
/// <param name="Word">The word in lower case.</param>
/// <param name="Use">Its place.</param>
/// <param name="Next">Number of the next lexeme of the same word, or −1.</param>
internal readonly record struct Lexeme(string Word, WordUse Use, int Next);

/// <summary>A lexeme that a form belongs to.</summary>
/// <param name="Lexeme">Number of the lexeme.</param>
/// <param name="Rule">Number of the rule that made the form.</param>
/// <param name="Endings">Classes whose endings may follow; <see cref="WordClasses.None"/> for none.</param>
/// <param name="NeedsLinker">Whether an ending may follow only before the linker (<c>kecerdasannya yang super</c>).</param>
/// <param name="Next">Number of the next reading of the same form, or −1.</param>
internal readonly record struct LexicalReading(int Lexeme, int Rule, WordClasses Endings, bool NeedsLinker, int Next);

/// <summary>From the forms of all terms' words to their lexemes.</summary>
internal sealed class Lexicon
{
    private const int FormsPerEntry = 4;

    private readonly Dictionary<string, int> heads;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<LexicalReading> readings;
    private readonly Dictionary<string, int> lexemesOfWord;
    private readonly List<Lexeme> lexemes = [];
    private readonly Dictionary<FormRule, int> ruleNumbers = [];
    private readonly List<FormRule> rules = [];
    private readonly Morphology morphology;
    private readonly Inflector inflector;
    private readonly CitationForms citations;
    private readonly List<WordForm> forms = [];
    private BitFilter filter = new(0);

    /// <summary>An empty lexicon of a language.</summary>
    /// <param name="morphology">The language's rules.</param>
    /// <param name="entries">About how many entries it will hold.</param>
    public Lexicon(Morphology morphology, int entries)
    {
        heads = new Dictionary<string, int>(entries * FormsPerEntry, StringComparer.Ordinal);
        readings = new List<LexicalReading>(entries * FormsPerEntry);
        lexemesOfWord = new Dictionary<string, int>(entries, StringComparer.Ordinal);
        this.morphology = morphology;
        inflector = new Inflector(morphology);
        citations = new CitationForms(morphology);
        lookup = heads.GetAlternateLookup<ReadOnlySpan<char>>();
        Doubled = RuleNumber(new FormRule(FormKind.Doubled, "", IsRespelled: false));
        DoubledRespelled = RuleNumber(new FormRule(FormKind.Doubled, "", IsRespelled: true));
        Hyphenated = RuleNumber(new FormRule(FormKind.Hyphenated, "", IsRespelled: false));
    }

    /// <summary>Number of the rule of doubling.</summary>
    public int Doubled { get; }

    /// <summary>Number of the rule of doubling in another spelling.</summary>
    public int DoubledRespelled { get; }

    /// <summary>Number of the rule of a hyphen inside a word.</summary>
    public int Hyphenated { get; }

    /// <summary>Number of lexemes.</summary>
    public int Count => lexemes.Count;

    /// <summary>The number of a word in a place, with its forms added when it is new.</summary>
    /// <param name="word">The word in lower case.</param>
    /// <param name="use">Its place.</param>
    public int Add(string word, WordUse use)
    {
        ref var firstOfWord = ref CollectionsMarshal.GetValueRefOrAddDefault(lexemesOfWord, word, out var isKnown);
        for (var known = isKnown ? firstOfWord : -1; known >= 0; known = lexemes[known].Next)
        {
            if (lexemes[known].Use == use)
                return known;
        }

        var number = lexemes.Count;
        lexemes.Add(new Lexeme(word, use, isKnown ? firstOfWord : -1));
        firstOfWord = number;
        var linked = !use.IsLast && use.Classes.Meets(morphology.Linked);
        var endings = use.IsLast || linked ? use.Classes : WordClasses.None;
        inflector.Inflect(word, use, forms);
        foreach (var form in forms)
        {
            var allowed = !form.TakesEndings ? WordClasses.None
                : form.IsOpen && endings != WordClasses.None ? endings | WordClasses.Root
                : endings;
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(heads, form.Text, out var exists);
            readings.Add(new LexicalReading(number, RuleNumber(form.Rule), allowed, linked, exists ? head : -1));
            head = readings.Count - 1;
        }

        return number;
    }

    /// <summary>Makes the lexicon ready for look-ups, after the last word was added.</summary>
    public void Complete()
    {
        filter = new BitFilter(heads.Count);
        foreach (var form in heads.Keys)
            filter.Add(WordHash.Of(form));
    }

    /// <summary>Whether there may be a form of this hash.</summary>
    public bool MayHold(ulong hash) => filter.MayHold(hash);

    /// <summary>The first reading of a form in lower case, or −1.</summary>
    public int First(ReadOnlySpan<char> form) => lookup.TryGetValue(form, out var first) ? first : -1;

    /// <summary>A reading by its number.</summary>
    public ref readonly LexicalReading this[int reading] => ref CollectionsMarshal.AsSpan(readings)[reading];

    /// <summary>A lexeme by its number.</summary>
    public Lexeme Lexeme(int number) => lexemes[number];

    /// <summary>A rule by its number.</summary>
    public FormRule Rule(int number) => rules[number];

    /// <summary>The stem that prefixes of a verb stand before.</summary>
    public string StemOf(string word) => citations.StemOf(word) ?? word;

    private int RuleNumber(FormRule rule)
    {
        if (ruleNumbers.TryGetValue(rule, out var number))
            return number;
        ruleNumbers.Add(rule, number = rules.Count);
        rules.Add(rule);
        return number;
    }
}
