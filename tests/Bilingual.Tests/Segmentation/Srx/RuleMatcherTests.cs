using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bilingual.Segmentation.Expressions;
using Bilingual.Segmentation.Srx;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Segmentation.Srx;

public class RuleMatcherTests
{
    /// <summary>Expressions of every kind that rules hold: plain, with checks of neighbours, and beyond regular languages.</summary>
    private static readonly Gen<string> Expressions = Gen.Elements(
        "", "a", "b+", "[ab]", "[^a]", @"\.", @"\.+", @"\s", @"\s+", @"\s*", @"\bab\.", @"\b[A-Z]\.", "(?i)ab", "^a", "^", "b$", "$", "a|b", "(ab)*", "(?:a|ab)b",
        @"\p{Lu}", @"\p{Ll}+", ".", "..", ".*", @".*\.", "a(?=b)", @"\.(?!\s)", @"(?<=a)\.", @"(?<!\w)a", @"a++", @"\.?+", "a{2,3}+", "(?>a|ab)", @"(?!ab)", @"(?!\s*a)",
        @"(?<!b\.)", @"(a|b)\1", "😀", "[😀-😂]", @"\B", @"(?=\s|$)", @"a\b", @"\Qa.\E", "(?:ab){0,2}", "x{0}", "(?s).", @"\s(?=\p{Lu})", @"(?<=\s)\p{Lu}");

    private static readonly Gen<SrxRule> Rules =
        Expressions.Zip(Expressions).Zip(Gen.Elements(true, false))
            .Select(rule => new SrxRule(rule.Item2, rule.Item1.Item1, rule.Item1.Item2, "test"));

    private static readonly Gen<string> Texts =
        Gen.Elements("a", "b", "A", "B", "ab", ".", "..", " ", "  ", "😀", "😁", "\uD83D", "\n", "x").ArrayOf().Select(string.Concat);

    private static readonly Dictionary<string, Regex> Compiled = new(StringComparer.Ordinal);

    /// <summary>The breaks by the words of the standard: at each place the rules in order, the first that matches decides.</summary>
    private static List<int> Reference(ImmutableArray<SrxRule> rules, string text)
    {
        var breaks = new List<int>();
        for (var place = 1; place < text.Length; place++)
        {
            if (char.IsLowSurrogate(text[place]) && char.IsHighSurrogate(text[place - 1]))
                continue;
            var first = rules.FirstOrDefault(rule => MatchesAt(rule, text, place));
            if (first is { IsBreak: true })
                breaks.Add(place);
        }

        return breaks;
    }

    /// <summary>Whether, from some start, the expressions match forward, the first up to the place and the second from it.</summary>
    private static bool MatchesAt(SrxRule rule, string text, int place)
    {
        var after = Find($@"\G(?:{DotNetPattern.Write(RegexParser.Parse(rule.After))})");
        var before = Find($@"\G(?:{DotNetPattern.Write(RegexParser.Parse(rule.Before))})(?<=\A[\s\S]{{{place}}})");
        return after.IsMatch(text, place) && Enumerable.Range(0, place + 1).Any(start => before.IsMatch(text, start));
    }

    private static Regex Find(string pattern)
    {
        if (!Compiled.TryGetValue(pattern, out var regex))
            Compiled[pattern] = regex = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
        return regex;
    }

    private static List<int> Breaks(RuleMatcher matcher, string text)
    {
        matcher.Begin(text);
        var breaks = new List<int>();
        for (var place = matcher.NextBreak(text, 0); place < text.Length; place = matcher.NextBreak(text, place))
            breaks.Add(place);
        return breaks;
    }

    [Fact]
    public void NextBreak_AnyRulesAndText_AgreesWithTheStandard() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(20).WithReplay(1, 1),
            Prop.ForAll(Rules.ArrayOf().Zip(Texts.ArrayOf(4)).ToArbitrary(), pair =>
            {
                ImmutableArray<SrxRule> rules = [.. pair.Item1];
                var matcher = new RuleMatcher(RuleSet.Compile(rules));
                foreach (var text in pair.Item2)
                    Assert.Equal(Reference(rules, text), Breaks(matcher, text));
            }));

    [Fact]
    public void NextBreak_BackReferenceBeforeTheBreak_IsMatchedLeftToRight()
    {
        var matcher = new RuleMatcher(RuleSet.Compile([new SrxRule(true, @"(\w)\1\.", @"\s", "test")]));
        Assert.Equal([3, 13], Breaks(matcher, "aa. b ab. cc. d"));
    }

    [Fact]
    public void NextBreak_MoreThan64Rules_TheFirstThatMatchesDecides()
    {
        var rules = Enumerable.Range(0, 200).Select(i => new SrxRule(i % 2 == 0, $@"\bw{i}\.", @"\s", "test")).ToImmutableArray();
        var matcher = new RuleMatcher(RuleSet.Compile(rules.Add(new SrxRule(true, @"\.", @"\s", "test"))));
        var text = string.Join(' ', Enumerable.Range(0, 201).Select(i => $"w{i}."));
        Assert.Equal(100, Breaks(matcher, text).Count);
    }

    [Fact]
    public void NextBreak_MoreStatesThanAreKept_StillAgrees()
    {
        // The automaton of this expression has a state for each set of places of "a" among the last twelve letters.
        var matcher = new RuleMatcher(RuleSet.Compile([new SrxRule(true, @"a[ab]{12}\.", " ", "test"), new SrxRule(true, @"[ab]*c\.", " ", "test")]));
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var letters = string.Concat(Enumerable.Range(0, 30).Select(_ => random.Next(2) == 0 ? 'a' : 'b'));
            Assert.Equal(letters[^13] == 'a' ? [31] : [], Breaks(matcher, letters + ". x"));
        }
    }

    [Fact]
    public void NextBreak_RuleThatReadsTheWholeParagraph_IsStoppedAndNamed()
    {
        var matcher = new RuleMatcher(RuleSet.Compile([new SrxRule(true, @"q.*\.", @"\s", "my.srx:3: rule 1 of 'X'")]));
        var text = string.Concat(Enumerable.Repeat("a. ", 60_000));
        var fault = Assert.Throws<SrxException>(() => Breaks(matcher, text));
        Assert.Equal("my.srx:3: rule 1 of 'X' and those after it read too far from each place of a long paragraph; bound their repetitions", fault.Message);
    }

    [Fact]
    public void NextBreak_IrregularRuleThatBacktracks_TimesOutAndIsNamed()
    {
        var matcher = new RuleMatcher(RuleSet.Compile([new SrxRule(true, @"(a+)+\1b\.", @"\s", "my.srx:7: rule 2 of 'X'")]));
        var text = new string('a', 200) + ". x";
        var fault = Assert.Throws<SrxException>(() => Breaks(matcher, text));
        Assert.Equal("my.srx:7: rule 2 of 'X': took longer than a second at one place; make its expressions simpler", fault.Message);
    }

    [Fact]
    public void Compile_MalformedRules_NamesEveryOne()
    {
        var fault = Assert.Throws<SrxException>(() => RuleSet.Compile(
            [new SrxRule(true, @"a(", @"\s", "x.srx:3: rule 1 of 'A'"), new SrxRule(true, @"\.", @"\p{Foo}", "x.srx:7: rule 2 of 'A'")]));
        Assert.Equal(
            ["x.srx:3: rule 1 of 'A': beforebreak 'a(', character 2: '(' without ')'", @"x.srx:7: rule 2 of 'A': afterbreak '\p{Foo}', character 1: unknown property 'Foo'"],
            fault.Faults.ToArray());
    }

    [Fact]
    public void Compile_TooManyRepetitions_IsRefused()
    {
        var fault = Assert.Throws<SrxException>(() => RuleSet.Compile([new SrxRule(true, "((a{1000}){1000}){1000}", "", "x.srx:3: rule 1 of 'A'")]));
        Assert.Equal("x.srx:3: rule 1 of 'A': the rules have grown too large; lower the numbers of repetitions", fault.Message);
    }
}
