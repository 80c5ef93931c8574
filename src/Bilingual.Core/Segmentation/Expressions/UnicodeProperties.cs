using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Bilingual.Segmentation.Expressions;

/// <summary>The sets that <c>\p{…}</c> and the class escapes of ICU's regular expressions name.</summary>
internal static class UnicodeProperties
{
    private static readonly Lazy<CodePointSet[]> Categories = new(MakeCategories);

    /// <summary>Short names of the general categories, in the order of <see cref="UnicodeCategory"/>.</summary>
    private static readonly string[] ShortNames =
    [
        "lu", "ll", "lt", "lm", "lo", "mn", "mc", "me", "nd", "nl", "no", "zs", "zl", "zp", "cc", "cf", "cs", "co", "pc", "pd", "ps", "pe",
        "pi", "pf", "po", "sm", "sc", "sk", "so", "cn",
    ];

    private static readonly string[] LongNames =
    [
        "uppercaseletter", "lowercaseletter", "titlecaseletter", "modifierletter", "otherletter", "nonspacingmark", "spacingmark",
        "enclosingmark", "decimalnumber", "letternumber", "othernumber", "spaceseparator", "lineseparator", "paragraphseparator", "control",
        "format", "surrogate", "privateuse", "connectorpunctuation", "dashpunctuation", "openpunctuation", "closepunctuation",
        "initialpunctuation", "finalpunctuation", "otherpunctuation", "mathsymbol", "currencysymbol", "modifiersymbol", "othersymbol",
        "unassigned",
    ];

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["letter"] = "l", ["mark"] = "m", ["number"] = "n", ["separator"] = "z", ["other"] = "c", ["punctuation"] = "p", ["symbol"] = "s",
        ["punct"] = "p", ["l&"] = "lc", ["casedletter"] = "lc", ["cntrl"] = "cc", ["digit"] = "nd", ["javadigit"] = "nd",
        ["javaletter"] = "l", ["upper"] = "uppercase", ["javauppercase"] = "uppercase", ["lower"] = "lowercase",
        ["javalowercase"] = "lowercase", ["alpha"] = "alphabetic", ["javaalphabetic"] = "alphabetic", ["space"] = "whitespace",
        ["javawhitespace"] = "whitespace", ["javaletterordigit"] = "letterordigit", ["xdigit"] = "hexdigit", ["ideographic"] = "han",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary><c>\d</c>: decimal digits of every script.</summary>
    public static CodePointSet Digit { get; } = Category(UnicodeCategory.DecimalDigitNumber);

    /// <summary><c>\s</c> and White_Space.</summary>
    public static CodePointSet WhiteSpace { get; } = CodePointSet.Ranges(
        (0x9, 0xD), (0x20, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F),
        (0x205F, 0x205F), (0x3000, 0x3000));

    /// <summary><c>\h</c>: tab and the space separators.</summary>
    public static CodePointSet HorizontalSpace { get; } = Category(UnicodeCategory.SpaceSeparator).Union(CodePointSet.Single('\t'));

    /// <summary><c>\v</c>: what ends a line.</summary>
    public static CodePointSet LineEnd { get; } = CodePointSet.Ranges((0xA, 0xD), (0x85, 0x85), (0x2028, 0x2029));

    /// <summary>Alphabetic, by general category and the circled letters; combining vowel signs are marks here.</summary>
    public static CodePointSet Alphabetic { get; } = General('l').Union(Category(UnicodeCategory.LetterNumber))
        .Union(CodePointSet.Ranges((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189)));

    /// <summary><c>\w</c> as UTS #18 and ICU define it.</summary>
    public static CodePointSet Word { get; } = Alphabetic.Union(General('m')).Union(Digit)
        .Union(Category(UnicodeCategory.ConnectorPunctuation)).Union(CodePointSet.Range(0x200C, 0x200D));

    /// <summary>The set that a property expression such as <c>Lu</c>, <c>IsLatin</c>, <c>script=Han</c> or <c>InBasicLatin</c> names, or null.</summary>
    public static CodePointSet? Find(string expression)
    {
        var text = expression.Trim();
        if (text.StartsWith('^'))
            return Find(text[1..])?.Complement();
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return FindNamed(Normalise(text));
        var value = Normalise(text[(equals + 1)..]);
        return Normalise(text[..equals]) switch
        {
            "gc" or "generalcategory" => FindCategory(Aliases.GetValueOrDefault(value, value)),
            "sc" or "script" or "scx" or "scriptextensions" => UnicodeScripts.FindScript(value),
            "blk" or "block" => UnicodeScripts.FindBlock(value),
            var binary when value is "yes" or "y" or "true" or "t" => FindNamed(binary),
            var binary when value is "no" or "n" or "false" or "f" => FindNamed(binary)?.Complement(),
            _ => null,
        };
    }

    private static CodePointSet? FindNamed(string name)
    {
        var alias = Aliases.GetValueOrDefault(name, name);
        var set = FindCategory(alias) ?? FindBinary(alias) ?? UnicodeScripts.FindScript(alias);
        if (set is not null)
            return set;
        if (name.StartsWith("is", StringComparison.Ordinal))
            return FindNamed(name[2..]) ?? UnicodeScripts.FindBlock(name[2..]);
        return name.StartsWith("in", StringComparison.Ordinal) ? UnicodeScripts.FindBlock(name[2..]) : null;
    }

    private static CodePointSet? FindCategory(string name)
    {
        var index = Array.IndexOf(ShortNames, name);
        if (index < 0)
            index = Array.IndexOf(LongNames, name);
        if (index >= 0)
            return Categories.Value[index];
        if (name == "lc")
            return Category(UnicodeCategory.UppercaseLetter).Union(Category(UnicodeCategory.LowercaseLetter)).Union(Category(UnicodeCategory.TitlecaseLetter));
        return name.Length == 1 && "lmnzcps".Contains(name[0], StringComparison.Ordinal) ? General(name[0]) : null;
    }

    private static CodePointSet? FindBinary(string name) => name switch
    {
        "any" => CodePointSet.All,
        "assigned" => Category(UnicodeCategory.OtherNotAssigned).Complement(),
        "ascii" => CodePointSet.Range(0, 0x7F),
        "alphabetic" => Alphabetic,
        "uppercase" => Category(UnicodeCategory.UppercaseLetter)
            .Union(CodePointSet.Ranges((0x2160, 0x216F), (0x24B6, 0x24CF), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))),
        "lowercase" => Category(UnicodeCategory.LowercaseLetter)
            .Union(CodePointSet.Ranges((0xAA, 0xAA), (0xBA, 0xBA), (0x2B0, 0x2B8), (0x2170, 0x217F), (0x24D0, 0x24E9))),
        "whitespace" => WhiteSpace,
        "blank" => HorizontalSpace,
        "word" => Word,
        "alnum" => Alphabetic.Union(Digit),
        "letterordigit" => General('l').Union(Digit),
        "hexdigit" => CodePointSet.Ranges(('0', '9'), ('A', 'F'), ('a', 'f'), (0xFF10, 0xFF19), (0xFF21, 0xFF26), (0xFF41, 0xFF46)),
        "graph" => WhiteSpace.Union(General('c')).Complement().Union(Category(UnicodeCategory.Format)),
        "print" => WhiteSpace.Union(General('c')).Complement().Union(Category(UnicodeCategory.Format))
            .Union(Category(UnicodeCategory.SpaceSeparator)),
        "dash" => Category(UnicodeCategory.DashPunctuation).Union(CodePointSet.Ranges((0x2212, 0x2212), (0x2053, 0x2053), (0x207B, 0x207B))),
        "emoji" or "extendedpictographic" => CodePointSet.Ranges(
            (0xA9, 0xA9), (0xAE, 0xAE), (0x203C, 0x203C), (0x2049, 0x2049), (0x2122, 0x2122), (0x2139, 0x2139), (0x2194, 0x21AA),
            (0x231A, 0x23FF), (0x25AA, 0x25FE), (0x2600, 0x27BF), (0x2934, 0x2935), (0x2B05, 0x2B55), (0x1F000, 0x1FAFF)),
        _ => null,
    };

    private static CodePointSet Category(UnicodeCategory category) => Categories.Value[(int)category];

    private static CodePointSet General(char initial)
    {
        var set = CodePointSet.None;
        for (var i = 0; i < ShortNames.Length; i++)
        {
            if (ShortNames[i][0] == initial)
                set = set.Union(Categories.Value[i]);
        }

        return set;
    }

    private static string Normalise(string name)
    {
        var normal = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not (' ' or '_' or '-' or ':'))
                normal.Append(char.ToLowerInvariant(c));
        }

        return normal.ToString();
    }

    private static CodePointSet[] MakeCategories()
    {
        var ranges = new List<(int First, int Last)>[ShortNames.Length];
        for (var i = 0; i < ranges.Length; i++)
            ranges[i] = [];
        var start = 0;
        var current = CharUnicodeInfo.GetUnicodeCategory(0);
        for (var codePoint = 1; codePoint <= CodePointSet.Limit; codePoint++)
        {
            var category = codePoint < CodePointSet.Limit ? CharUnicodeInfo.GetUnicodeCategory(codePoint) : (UnicodeCategory)(-1);
            if (category == current)
                continue;
            ranges[(int)current].Add((start, codePoint - 1));
            (start, current) = (codePoint, category);
        }

        return [.. ranges.Select(list => CodePointSet.Ranges([.. list]))];
    }
}
