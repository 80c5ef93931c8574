using System.Reflection;
using System.Text.RegularExpressions;

namespace Bilingual.Documents.Kinds;

/// <summary>Where on the page a mark counts.</summary>
internal enum PageRegion
{
    /// <summary>Anywhere.</summary>
    Any,

    /// <summary>Before the first paragraph of running text.</summary>
    Head,

    /// <summary>After the last paragraph of running text.</summary>
    Tail,

    /// <summary>In the head or the tail.</summary>
    Edge,
}

/// <summary>A row of a language's <c>page-marks.tsv</c>, its named parts put in.</summary>
internal sealed record PageMarkRow(string Kind, string Rule, PageRegion Region, string Pattern);

/// <summary>
/// What a language's pages put around an article, as data: <c>Languages/*/page-marks.tsv</c>, embedded. A language is added by adding its file.
/// </summary>
internal sealed class PageMarkTable
{
    private const string ResourceSuffix = ".page-marks.tsv";
    private const int MaxNesting = 8;
    private readonly Dictionary<string, string> definitions = new(StringComparer.Ordinal);
    private readonly List<PageMarkRow> rows = [];

    private PageMarkTable()
    {
    }

    /// <summary>BCP 47 code of the language.</summary>
    public string Language => definitions["language"];

    public IReadOnlyList<PageMarkRow> Rows => rows;

    /// <summary>The named part, or an empty string.</summary>
    public string Definition(string name) => definitions.GetValueOrDefault(name, "");

    /// <summary>The tables of all languages, in ordinal order of their files.</summary>
    public static IReadOnlyList<PageMarkTable> LoadAll()
    {
        var assembly = typeof(PageMarkTable).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(ResourceSuffix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Load(assembly, name)),
        ];
    }

    private static PageMarkTable Load(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return Parse(reader, name);
    }

    /// <exception cref="InvalidDataException">A row is malformed; the message names file, line and what was expected.</exception>
    internal static PageMarkTable Parse(TextReader reader, string name)
    {
        var table = new PageMarkTable();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = line.Split('\t');
            if (cells.Length != 4)
                throw new InvalidDataException($"{name}, line {number}: expected kind, rule, where and pattern, found {cells.Length} columns.");
            var text = table.Fill(cells[3], $"{name}, line {number}");
            if (cells[0] == "define")
                table.definitions.Add(cells[1], text);
            else
                table.rows.Add(new PageMarkRow(cells[0], cells[1], RegionOf(cells[2], $"{name}, line {number}"), text));
        }

        return table;
    }

    private static PageRegion RegionOf(string text, string place) =>
        Enum.TryParse<PageRegion>(text, ignoreCase: true, out var region)
            ? region
            : throw new InvalidDataException($"{place}: '{text}' is no place; expected any, head, tail or edge.");

    /// <summary>Puts named parts in for <c>{name}</c>; a quantifier like <c>{1,40}</c> is not a name.</summary>
    private string Fill(string pattern, string place)
    {
        for (var round = 0; round < MaxNesting; round++)
        {
            var filled = Regex.Replace(
                pattern,
                @"\{(?<name>[a-z-]+)\}",
                match => definitions.TryGetValue(match.Groups["name"].Value, out var part)
                    ? $"(?:{part})"
                    : throw new InvalidDataException($"{place}: {match.Value} is not defined above."),
                RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1));
            if (string.Equals(filled, pattern, StringComparison.Ordinal))
                return pattern;
            pattern = filled;
        }

        throw new InvalidDataException($"{place}: named parts nest more than {MaxNesting} deep.");
    }
}
