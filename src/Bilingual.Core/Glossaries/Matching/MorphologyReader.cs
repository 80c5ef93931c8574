using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Bilingual.Glossaries.Tagging;
using Bilingual.Languages;

namespace Bilingual.Glossaries.Matching;

/// <summary>Reads the morphology of a language from the embedded data of its folder in <c>Languages/</c>.</summary>
internal static class MorphologyReader
{
    private const string FileName = "morphology.tsv";
    private const string NounVerbs = "@noun-verbs";
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private static readonly Lazy<ImmutableArray<(string Language, Lazy<Morphology> Morphology)>> All =
        new(() => [.. ReadAll(typeof(MorphologyReader).Assembly)]);

    /// <summary>The morphology of a language, or one without rules where there is no data for it.</summary>
    /// <param name="language">BCP 47 code; script and region do not matter.</param>
    public static Morphology Read(string language) =>
        All.Value.FirstOrDefault(each => IsLanguage(each.Language, language)).Morphology?.Value ?? Morphology.None(language);

    private static bool IsLanguage(string code, string language) =>
        language.Equals(code, StringComparison.OrdinalIgnoreCase) || language.StartsWith(code + "-", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Language, Lazy<Morphology> Morphology)> ReadAll(Assembly assembly)
    {
        foreach (var (folder, rules) in LanguageTables.All(FileName))
        {
            var language = LanguageTables.Language(rules);
            yield return (language, new Lazy<Morphology>(() => Read(
                language, rules, name => LanguageTables.Rows(folder + name), TagModel.Read(assembly, folder + TagModel.FileName))));
        }
    }

    private static Morphology Read(string language, List<string[]> rules, Func<string, IEnumerable<string[]>> rows, TagModel? tags)
    {
        var stems = rows("verb-roots.txt").ToList();
        var homographs = rows("homographs.tsv").ToList();
        var combining = rows("combining-forms.txt").ToList();
        var irregular = rows("irregular-forms.tsv").ToList();
        var spellings = rows("spelling.tsv").ToList();
        var functionWords = rows("function-words.txt").ToList();
        var contexts = rows("contexts.tsv").ToList();
        var plainVerbs = rows("plain-verbs.txt").ToList();
        var linker = rules.Find(row => row[0] == "linker");
        return new Morphology
        {
            Language = language,
            Heads = [.. Of("head").Select(row => new HeadRule(
                Classes(row[1]),
                Enum.Parse<HeadPosition>(row[2], ignoreCase: true),
                Words(Cell(row, 3)).ToFrozenSet(StringComparer.Ordinal),
                Pattern(Cell(row, 4))))],
            Prefixes = [.. Of("prefix").Select(row => new PrefixRule(Classes(row[1]), row[2], Cell(row, 3), Pattern(Cell(row, 4)), Cell(row, 5)))],
            Nasals = [.. Of("nasal").Select(row => new NasalRule(
                row[1], row[2], Pattern(row[3])!, Cell(row, 4) == "listed", Cell(row, 4) is "listed" or "preferred"))],
            Suffixes = [.. Of("suffix").Select(row => new SuffixRule(Classes(row[1]), row[2], row[3], row[4], Pattern(row[5], RegexOptions.RightToLeft)!))],
            Endings = Chains([.. Of("endings").Select(row => (Classes(row[2]), Words(row[3])))]),
            Detached = [.. Of("detached").SelectMany(row => Words(row[2]).Select(word => new EndingChain(word, word, Classes(row[1]))))],
            Linker = linker?[2] ?? "",
            Linked = linker is null ? WordClasses.None : Classes(linker[1]),
            Compounds = Of("compounds").Select(row => Classes(row[1])).FirstOrDefault(),
            PlainVerbs = Of("plain-verbs").Select(row => Pattern(row[1])).FirstOrDefault(),
            PlainVerbStems = plainVerbs.SelectMany(row => Words(row[0])).ToFrozenSet(StringComparer.Ordinal),
            Reduplicated = Of("reduplication").Select(row => Classes(row[1])).FirstOrDefault(),
            Paired = Of("paired").Select(row => (row[1], row[2])).FirstOrDefault(("", "")),
            Frozen = Of("frozen").Select(row => Pattern(row[1])).FirstOrDefault(),
            ListedStems = stems.SelectMany(row => Words(row[0])).ToFrozenSet(StringComparer.Ordinal),
            Homographs = homographs.Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal),
            Contexts = [.. Contexts(contexts)],
            Tags = tags,
            NounVerbs = contexts.Where(row => row[0] == NounVerbs).SelectMany(row => Words(row[1])).ToFrozenSet(StringComparer.Ordinal),
            FunctionWords = functionWords.SelectMany(row => Words(row[0].TrimStart('+'))).ToFrozenSet(StringComparer.Ordinal),
            InnerWords = functionWords.Where(row => row[0][0] == '+').SelectMany(row => Words(row[0].TrimStart('+'))).ToFrozenSet(StringComparer.Ordinal),
            GeneralWords = rows("general-words.txt").SelectMany(row => Words(row[0])).ToFrozenSet(StringComparer.Ordinal),
            CombiningForms = combining.SelectMany(row => Words(row[0])).ToFrozenSet(StringComparer.Ordinal),
            Irregular = irregular.ToFrozenDictionary(row => (Classes(row[0]), row[1]), row => Words(row[2]).ToImmutableArray()),
            Spellings = SpellingVariants.Create(spellings.Select(row => (row[0], row[1]))),
        };

        IEnumerable<string[]> Of(string kind) => rules.Where(row => row[0] == kind);
    }

    /// <summary>The context rules; a row <c>@name⇥words</c> names a list of words that later rows refer to.</summary>
    private static IEnumerable<ContextRule> Contexts(List<string[]> rows)
    {
        const string Names = "name";
        var lists = rows.Where(row => row.Length == 2).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Length > 2))
        {
            var forms = Words(row[2].Replace("*", "", StringComparison.Ordinal));
            foreach (var word in Words(row[0]).SelectMany(word => Words(lists.GetValueOrDefault(word, word))))
            {
                yield return new ContextRule(
                    word == "*" ? null : word,
                    Classes(row[1]),
                    forms.Where(form => form != Names).ToFrozenSet(StringComparer.Ordinal),
                    forms.Contains(Names),
                    Words(Cell(row, 3)).SelectMany(after => Words(lists.GetValueOrDefault(after, after))).ToFrozenSet(StringComparer.Ordinal),
                    Words(Cell(row, 4)).ToFrozenSet(StringComparer.Ordinal),
                    Pattern(Cell(row, 5)),
                    Pattern(Cell(row, 6)));
            }
        }
    }

    private static ImmutableArray<EndingChain> Chains(ImmutableArray<(WordClasses Classes, string[] Endings)> slots)
    {
        var chains = new List<EndingChain> { new("", "", ~WordClasses.None) };
        foreach (var (classes, endings) in slots)
        {
            foreach (var before in chains.ToArray())
            {
                chains.AddRange(endings.Select(ending => new EndingChain(
                    before.Text + ending,
                    before.Label.Length == 0 ? "-" + ending : $"{before.Label} + -{ending}",
                    before.Classes & classes)));
            }
        }

        return [.. chains.Skip(1).Where(chain => chain.Classes != WordClasses.None)];
    }

    private static WordClasses Classes(string names) =>
        Words(names).Aggregate(WordClasses.None, (all, name) => all | Enum.Parse<WordClasses>(name, ignoreCase: true));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Cell(string[] row, int column) => column < row.Length ? row[column] : "";

    private static Regex? Pattern(string pattern, RegexOptions options = RegexOptions.None) =>
        pattern.Length == 0 ? null : new Regex(pattern, options | RegexOptions.CultureInvariant, MatchTimeout);
}
