using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bilingual.Segmentation.Srx;

/// <summary>
/// A segmentation rule file in SRX 2.0 (Segmentation Rules eXchange, LISA OSCAR 2008): named lists of rules and a table that says which
/// lists a language uses.
/// </summary>
public sealed record SrxDocument
{
    /// <summary>File name or other place, as it appears in error messages.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the rules of every matching <see cref="SrxLanguageMap"/> apply, in the order of the table; otherwise the first's.</summary>
    public bool Cascade { get; init; } = true;

    /// <summary>Whether text embedded in other text, such as a footnote, is segmented too. Kept for those who extract such text.</summary>
    public bool SegmentSubflows { get; init; } = true;

    /// <summary>On which side of a break inline codes go.</summary>
    public SrxFormatHandling FormatHandling { get; init; } = SrxFormatHandling.Default;

    /// <summary>
    /// Whether the file only lists exceptions and extra breaks for a general segmenter (Okapi's <c>useIcu4jBreakRules</c>).
    /// </summary>
    public bool NeedsGeneralRules { get; init; }

    /// <summary>What must stay whole whatever the rules say (Okapi's <c>rangeRule</c>); null for nothing.</summary>
    public Regex? ProtectedRanges { get; init; }

    /// <summary>The lists of rules by name.</summary>
    public required ImmutableDictionary<string, ImmutableArray<SrxRule>> LanguageRules { get; init; }

    /// <summary>Which languages use which lists, in order.</summary>
    public required ImmutableArray<SrxLanguageMap> LanguageMaps { get; init; }

    /// <summary>The rules for a language in the order in which they are tried; empty when no map matches it.</summary>
    /// <param name="language">BCP 47 code.</param>
    public ImmutableArray<SrxRule> RulesFor(string language)
    {
        var rules = ImmutableArray.CreateBuilder<SrxRule>();
        foreach (var map in LanguageMaps)
        {
            if (!map.Matches(language))
                continue;
            rules.AddRange(LanguageRules[map.RuleName]);
            if (!Cascade)
                break;
        }

        return rules.ToImmutable();
    }

    /// <summary>Whether a language has rules here.</summary>
    /// <param name="language">BCP 47 code.</param>
    public bool Covers(string language) => LanguageMaps.Any(map => map.Matches(language));
}

/// <summary>A rule: there is, or is not, a break between text that <see cref="Before"/> describes and text that <see cref="After"/> describes.</summary>
/// <param name="IsBreak">Whether the rule makes a break rather than preventing one.</param>
/// <param name="Before">Regular expression (ICU syntax) for the text that ends at the place; empty for any.</param>
/// <param name="After">Regular expression for the text that starts there; empty for any.</param>
/// <param name="Place">Where the rule is written, for messages: file, line, list and number.</param>
public sealed record SrxRule(bool IsBreak, string Before, string After, string Place);

/// <summary>A row of the table of languages.</summary>
/// <param name="Pattern">Compiled language pattern.</param>
/// <param name="RuleName">A key of <see cref="SrxDocument.LanguageRules"/>.</param>
public sealed record SrxLanguageMap(Regex Pattern, string RuleName)
{
    /// <summary>Whether the whole code matches the pattern, whatever the case.</summary>
    public bool Matches(string language) => Pattern.IsMatch(language);
}

/// <summary>On which side of a break an inline code goes that stands at it: <c>true</c> means with the segment before.</summary>
/// <param name="IncludeStart">For codes that open, such as <c>&lt;b&gt;</c>.</param>
/// <param name="IncludeEnd">For codes that close, such as <c>&lt;/b&gt;</c>.</param>
/// <param name="IncludeIsolated">For codes that stand alone, such as <c>&lt;br/&gt;</c>.</param>
public sealed record SrxFormatHandling(bool IncludeStart, bool IncludeEnd, bool IncludeIsolated)
{
    /// <summary>What SRX 2.0 prescribes when the file says nothing.</summary>
    public static SrxFormatHandling Default { get; } = new(IncludeStart: false, IncludeEnd: true, IncludeIsolated: false);
}
