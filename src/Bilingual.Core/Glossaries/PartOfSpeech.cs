using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bilingual.Glossaries;

/// <summary>
/// The parts of speech that a glossary may state. One entry may state several, separated by <c>; </c>: <c>verb; noun</c> lets a verb
/// be found in the nouns derived from it as well (<c>merekrut</c> in <c>perekrutan</c>).
/// </summary>
public static class PartOfSpeech
{
    /// <summary>Nouns and noun phrases; also what an entry is taken for that states nothing.</summary>
    public const string Noun = "noun";

    /// <summary>Verbs and verb phrases: the only entries that take the affixes of verbs.</summary>
    public const string Verb = "verb";

    /// <summary>Adjectives.</summary>
    public const string Adjective = "adjective";

    /// <summary>Names of persons, places, companies, products.</summary>
    public const string Name = "name";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["n"] = Noun, ["noun"] = Noun, ["nomina"] = Noun, ["nn"] = Noun, ["common noun"] = Noun,
        ["v"] = Verb, ["verb"] = Verb, ["verba"] = Verb, ["vb"] = Verb,
        ["a"] = Adjective, ["adj"] = Adjective, ["adjective"] = Adjective, ["adjektiva"] = Adjective,
        ["name"] = Name, ["proper noun"] = Name, ["propernoun"] = Name, ["pn"] = Name, ["nnp"] = Name,
        ["adv"] = "adverb", ["adverb"] = "adverb", ["adverbia"] = "adverb",
        ["num"] = "number", ["number"] = "number", ["numeral"] = "number",
        ["phr"] = "phrase", ["phrase"] = "phrase", ["idiom"] = "phrase",
        ["conj"] = "conjunction", ["conjunction"] = "conjunction",
        ["prep"] = "preposition", ["preposition"] = "preposition",
        ["pron"] = "pronoun", ["pronoun"] = "pronoun",
        ["interj"] = "interjection", ["interjection"] = "interjection",
        ["other"] = "other",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names that <see cref="Parse"/> gives, in alphabetical order.</summary>
    public static ImmutableArray<string> All { get; } = [.. Names.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The parts of speech that <paramref name="text"/> states, abbreviations resolved; unknown ones are left out.</summary>
    public static ImmutableArray<string> Parse(string text) =>
        [.. Split(text).Select(part => Names.GetValueOrDefault(part)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The parts of <paramref name="text"/> that name no part of speech.</summary>
    public static IEnumerable<string> Unknown(string text) => Split(text).Where(part => !Names.ContainsKey(part));

    private static string[] Split(string text) =>
        text.Split([';', ',', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
