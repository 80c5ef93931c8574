using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bilingual.Glossaries.Tagging;

namespace Bilingual.Glossaries.Matching;

/// <summary>The classes of words that the rules of a language speak of.</summary>
[Flags]
internal enum WordClasses
{
    /// <summary>Words that do not inflect.</summary>
    None = 0,

    /// <summary>Nouns.</summary>
    Noun = 1,

    /// <summary>Adjectives.</summary>
    Adjective = 2,

    /// <summary>Verbs in a citation form that already says their affixes (<c>merekrut</c>).</summary>
    Verb = 4,

    /// <summary>Verbs that an entry cites bare, leaving their affixes open (<c>rekrut</c>).</summary>
    Root = 8,

    /// <summary>Names.</summary>
    Name = 16,

    /// <summary>Words whose derived nouns stand for the same term.</summary>
    Derived = 32,
}

internal static class WordClassesExtensions
{
    /// <summary>Whether two sets of classes have one in common.</summary>
    public static bool Meets(this WordClasses classes, WordClasses others) => (classes & others) != WordClasses.None;
}

/// <summary>Which word of a term is its head.</summary>
internal enum HeadPosition
{
    /// <summary>The first word.</summary>
    First,

    /// <summary>The last word, or the one before the first of the rule's words.</summary>
    Last,

    /// <summary>The first word with the affix of a citation form, otherwise the first word.</summary>
    Cited,
}

/// <summary>Where the head of a term of some classes stands.</summary>
/// <param name="Classes">The terms.</param>
/// <param name="Position">Where the head stands.</param>
/// <param name="Before">Words before the first of which it stands.</param>
/// <param name="BeforeLast">What a last word may be, with the word before it and a space between, for that one to be the head; or null.</param>
internal sealed record HeadRule(WordClasses Classes, HeadPosition Position, FrozenSet<string> Before, Regex? BeforeLast);

/// <summary>A prefix of the head.</summary>
/// <param name="Classes">The words that take it.</param>
/// <param name="Label">What explanations call it.</param>
/// <param name="Text">The letters, with <c>N</c> for the nasal; empty for the bare stem.</param>
/// <param name="When">Condition on the stem, or null.</param>
/// <param name="Ending">Letters that must follow the stem.</param>
internal sealed record PrefixRule(WordClasses Classes, string Label, string Text, Regex? When, string Ending)
{
    /// <summary>The letters before the nasal, or null where there is none.</summary>
    public string? BeforeNasal { get; } = Text.Contains('N', StringComparison.Ordinal) ? Text[..Text.IndexOf('N', StringComparison.Ordinal)] : null;
}

/// <summary>How the nasal of a prefix appears before a stem.</summary>
/// <param name="Insert">Letters that stand for the nasal.</param>
/// <param name="Drop">Letters that the stem loses at its start.</param>
/// <param name="When">Condition on the stem.</param>
/// <param name="ForListedStems">Whether the form is made for listed stems only.</param>
/// <param name="UndoneForListedStems">Whether a citation form is read this way only when that gives a listed stem.</param>
internal sealed record NasalRule(string Insert, string Drop, Regex When, bool ForListedStems, bool UndoneForListedStems);

/// <summary>An ending of the head that changes the word itself.</summary>
/// <param name="Classes">The words that take it.</param>
/// <param name="Label">What explanations call it.</param>
/// <param name="Drop">Letters that the word loses at its end.</param>
/// <param name="Add">Letters that it gains; <c>+</c> stands for its last letter once more.</param>
/// <param name="When">Condition on the word.</param>
internal sealed record SuffixRule(WordClasses Classes, string Label, string Drop, string Add, Regex When)
{
    /// <summary>The form of a word that the rule applies to.</summary>
    public string Apply(string word)
    {
        var kept = word.AsSpan(0, word.Length - Drop.Length);
        return Add.StartsWith('+') ? string.Concat(kept, kept[^1..], Add.AsSpan(1)) : string.Concat(kept, Add);
    }
}

/// <summary>Where a word is not what an entry of some class means.</summary>
/// <param name="Word">The word, or null for any.</param>
/// <param name="Classes">The entries.</param>
/// <param name="Forms">Labels of the rules of the forms meant, <c>plain</c> for the word itself; empty for any.</param>
/// <param name="ForNames">Whether the rule is of words written like a name where the glossary writes them small: it then needs no other condition.</param>
/// <param name="NotAfter">Words after which it is not.</param>
/// <param name="OnlyAfter">Words after which alone it is; empty for any.</param>
/// <param name="NotBefore">Words before which it is not, or null.</param>
/// <param name="NotAmid">
/// Surroundings (<see cref="Surroundings"/>) in which it is not, or null; where <paramref name="NotAfter"/> names words too, both must hold.
/// </param>
internal sealed record ContextRule(
    string? Word,
    WordClasses Classes,
    FrozenSet<string> Forms,
    bool ForNames,
    FrozenSet<string> NotAfter,
    FrozenSet<string> OnlyAfter,
    Regex? NotBefore,
    Regex? NotAmid);

/// <summary>A sequence of endings, one or none of each slot, as it is written onto a word.</summary>
/// <param name="Text">The letters.</param>
/// <param name="Label">What explanations call it: <c>-nya + -lah</c>.</param>
/// <param name="Classes">The words that take it.</param>
internal sealed record EndingChain(string Text, string Label, WordClasses Classes);

/// <summary>How the words of a language inflect: the data of a folder of <c>Languages/</c>.</summary>
internal sealed class Morphology
{
    /// <summary>No rules: terms are found as they are written.</summary>
    public static Morphology None(string language) => new() { Language = language };

    /// <summary>BCP 47 code.</summary>
    public required string Language { get; init; }

    public ImmutableArray<HeadRule> Heads { get; init; } = [];

    public ImmutableArray<PrefixRule> Prefixes { get; init; } = [];

    public ImmutableArray<NasalRule> Nasals { get; init; } = [];

    public ImmutableArray<SuffixRule> Suffixes { get; init; } = [];

    public ImmutableArray<EndingChain> Endings { get; init; } = [];

    /// <summary>Endings that the tokenizer parts from their word.</summary>
    public ImmutableArray<EndingChain> Detached { get; init; } = [];

    /// <summary>The word that may stand between the parts of a noun phrase, or empty.</summary>
    public string Linker { get; init; } = "";

    /// <summary>The terms that take <see cref="Linker"/>.</summary>
    public WordClasses Linked { get; init; }

    /// <summary>The terms of two words that are also written as one.</summary>
    public WordClasses Compounds { get; init; }

    /// <summary>Stems without their prefix that are plainly verbs, or null.</summary>
    public Regex? PlainVerbs { get; init; }

    /// <summary>Stems of which the same is known one by one.</summary>
    public FrozenSet<string> PlainVerbStems { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The heads that may be doubled.</summary>
    public WordClasses Reduplicated { get; init; }

    /// <summary>Last letters of the halves of a doubled word that names both sexes, or empty.</summary>
    public (string First, string Second) Paired { get; init; } = ("", "");

    /// <summary>Citation forms that take no further prefix.</summary>
    public Regex? Frozen { get; init; }

    /// <summary>Stems that decide between two readings of a citation form.</summary>
    public FrozenSet<string> ListedStems { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Words of their own that look like forms of others.</summary>
    public FrozenSet<string> Homographs { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Words at which no term begins or ends.</summary>
    public FrozenSet<string> FunctionWords { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Function words that may stand inside a term.</summary>
    public FrozenSet<string> InnerWords { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Words of everyday language that by themselves are no terms: days, numbers, general nouns.</summary>
    public FrozenSet<string> GeneralWords { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Where words are not what they are elsewhere.</summary>
    public ImmutableArray<ContextRule> Contexts { get; init; } = [];

    /// <summary>Tells nouns, verbs and adjectives written alike by the words around, or null.</summary>
    public TagModel? Tags { get; init; }

    /// <summary>Words that are nouns and verbs alike, whether the model saw both or not.</summary>
    public FrozenSet<string> NounVerbs { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Bound forms written onto words.</summary>
    public FrozenSet<string> CombiningForms { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Forms that no rule makes, by class and word.</summary>
    public FrozenDictionary<(WordClasses Class, string Word), ImmutableArray<string>> Irregular { get; init; } =
        FrozenDictionary<(WordClasses, string), ImmutableArray<string>>.Empty;

    /// <summary>Spellings of one word that stand side by side.</summary>
    public SpellingVariants Spellings { get; init; } = SpellingVariants.None;
}
