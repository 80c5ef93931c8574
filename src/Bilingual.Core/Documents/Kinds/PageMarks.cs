using System.Text.RegularExpressions;

namespace Bilingual.Documents.Kinds;

/// <summary>A recognised mark: what the line is, by which rule, and where on the page that holds.</summary>
internal readonly record struct PageMark(ParagraphKind Kind, string Rule, PageRegion Region);

/// <summary>The page marks of all languages, compiled at their first use. Safe for concurrent use.</summary>
internal sealed class PageMarks
{
    /// <summary>No mark is longer; running text mostly is.</summary>
    public const int MaxMarkLength = 300;

    /// <summary>No caption is longer.</summary>
    public const int MaxCaptionLength = 420;

    /// <summary>A credit stands within this many characters of a caption's end.</summary>
    private const int CreditReach = 110;

    /// <summary>The non-backtracking engine takes a second to build these; backtracking ones are bounded by line length and time.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private readonly List<(Lazy<Regex> Pattern, PageMark Mark)> lines = [];
    private readonly Lazy<Regex> creditStart;
    private readonly Lazy<Regex> creditEnd;
    private readonly Lazy<Regex> creditAfterStop;
    private readonly Lazy<Regex> datePart;
    private readonly Lazy<Regex> calendarWord;
    private readonly List<(string Language, Predicate Predicate)> predicates = [];

    /// <summary>Compiles the tables.</summary>
    public PageMarks(IReadOnlyList<PageMarkTable> tables)
    {
        var rows = tables.SelectMany(table => table.Rows).ToList();
        foreach (var group in rows.Where(row => !row.Kind.StartsWith("credit-", StringComparison.Ordinal)).GroupBy(row => (row.Kind, row.Rule, row.Region)))
        {
            var kind = Enum.Parse<ParagraphKind>(group.Key.Kind, ignoreCase: true);
            lines.Add((Compile($"^(?:{Alternatives(group)})$"), new PageMark(kind, group.Key.Rule, group.Key.Region)));
        }

        creditStart = Compile($"^(?:{Alternatives(rows.Where(row => row.Kind == "credit-start"))})");
        creditEnd = Compile($@"(?:^|[\s.,;|(\[–-])(?<credit>{Alternatives(rows.Where(row => row.Kind == "credit-end"))})$");
        creditAfterStop = Compile($@"[.!?…)”""]\s+(?<credit>{Alternatives(rows.Where(row => row.Kind == "credit-after-stop"))})$");

        var month = Join("month");
        var weekday = Join("weekday");
        datePart = Compile(
            $@"\b\d{{1,2}}(st|nd|rd|th)?(\s+|-)(of\s+)?({month})\.?,?(\s+|-)\d{{4}}\b|\b({month})\.?\s+\d{{1,2}}(st|nd|rd|th)?,?\s+\d{{4}}\b" +
            $@"|\b({weekday})\b,?\s+\d{{1,2}}[/.-]\d{{1,2}}([/.-]\d{{2,4}})?\b|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}" +
            $@"|\b({weekday}),?\s+\d{{1,2}}\s+({month})\b|\b\d{{1,2}}[:.]\d{{2}}\s*({Join("timezone")})\b");
        calendarWord = Compile($@"^({month}|{weekday}|{Join("timezone")}|{Join("datelink")}|[\d.:/-]+\w{{0,2}})\.?$");
        foreach (var table in tables)
            predicates.Add((table.Language, new Predicate(table)));

        string Join(string name) => string.Join('|', tables.Select(table => table.Definition(name)).Where(text => text.Length > 0));
    }

    /// <summary>What marks the whole line (or each of its parts between bars and dots) as part of the page, in a region; null for nothing.</summary>
    /// <param name="line">The line without decoration.</param>
    /// <param name="anywhere">Whether to look for marks that count anywhere; otherwise for those bound to head or tail.</param>
    public PageMark? Match(string line, bool anywhere)
    {
        if (line.Length is 0 or > MaxMarkLength)
            return null;
        if (MatchWhole(line, anywhere) is { } whole)
            return whole;
        var parts = line.Split(['|', '·', '•'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
            return null;
        PageMark? found = null;
        foreach (var part in parts)
        {
            var mark = MatchWhole(part, anywhere) ?? (anywhere ? null : MatchWhole(part, anywhere: true));
            if (mark is null)
                return null;
            found ??= mark;
        }

        return found;
    }

    /// <summary>Splits a caption's credit from what it says; null where the line holds no credit.</summary>
    public string? WithoutCredit(string line)
    {
        if (line.Length > MaxCaptionLength)
            return null;
        var rest = line;
        var found = false;
        for (var start = creditStart.Value.Match(rest); start.Success; start = creditStart.Value.Match(rest))
        {
            rest = rest[start.Length..].TrimStart();
            found = true;
        }

        foreach (var pattern in (ReadOnlySpan<Lazy<Regex>>)[creditEnd, creditAfterStop])
        {
            var reach = Math.Max(0, rest.Length - CreditReach);
            if (MayEndInCredit(rest.AsSpan(reach)) && pattern.Value.Match(rest[reach..]) is { Success: true } end)
            {
                rest = rest[..(reach + end.Groups["credit"].Index)].TrimEnd(' ', '(', '[', '|', '-', '–', '/', ',');
                found = true;
            }
        }

        return found ? rest : null;
    }

    /// <summary>Cheap test before the patterns: credits hold a sign, or end without a stop.</summary>
    private static bool MayEndInCredit(ReadOnlySpan<char> end) =>
        end.IndexOfAny("/:)]") >= 0 || (end.Length > 0 && !".?!\"”".Contains(end[^1], StringComparison.Ordinal));

    /// <summary>Whether the line is a date or time with at most a place, a name and a few words around it.</summary>
    public bool IsDateLine(string line, int maxOtherWords)
    {
        if (line.Length > 120 || line.EndsWith('.') || !datePart.Value.IsMatch(line))
            return false;
        var others = 0;
        foreach (var word in line.Split([' ', ',', '|', '(', ')', '·', '–', '—'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.AsSpan().ContainsAnyInRange('0', '9') || word.AsSpan().ContainsAnyInRange('A', 'z'))
                others += calendarWord.Value.IsMatch(word.Trim('.', ':', ';', '-', '/')) ? 0 : 1;
        }

        return others <= maxOtherWords;
    }

    /// <summary>Whether a caption states something: it has a predicate of its own, not only inside a clause of time or a relative clause.</summary>
    /// <param name="text">The caption without its credit.</param>
    /// <param name="language">The document's language; where it has no rules those of every language are tried.</param>
    public bool States(string text, string language)
    {
        var known = predicates.Exists(entry => entry.Language == language);
        return predicates.Exists(entry => (!known || entry.Language == language) && entry.Predicate.StandsIn(text));
    }

    private PageMark? MatchWhole(string line, bool anywhere)
    {
        foreach (var (pattern, mark) in lines)
        {
            if ((mark.Region == PageRegion.Any) == anywhere && pattern.Value.IsMatch(line))
                return mark;
        }

        return null;
    }

    private static string Alternatives(IEnumerable<PageMarkRow> rows) => string.Join('|', rows.Select(row => row.Pattern));

    private static Lazy<Regex> Compile(string pattern) => new(() => new Regex(pattern, Options, Timeout));

    /// <summary>Finds the predicate of a sentence by the forms of words.</summary>
    private sealed class Predicate(PageMarkTable table)
    {
        private readonly Lazy<Regex> verb = Compile($"^({table.Definition("verb")})$");
        private readonly Lazy<Regex> notVerb = Compile($"^({table.Definition("not-verb")})$");
        private readonly Lazy<Regex> subordinator = Compile($"^({table.Definition("subordinator")})$");

        public bool StandsIn(string text)
        {
            foreach (var token in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var word = token.Trim('.', ',', ';', ':', '"', '“', '”', '\'', '(', ')');

                // A name in capitals is no verb, whatever its letters.
                if (word.Length == 0 || char.IsUpper(word[0]))
                    continue;
                if (subordinator.Value.IsMatch(word))
                    return false;
                if (verb.Value.IsMatch(word) && !notVerb.Value.IsMatch(word))
                    return true;
            }

            return false;
        }
    }
}
