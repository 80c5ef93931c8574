using System.Text.RegularExpressions;
using Bilingual.Segmentation.Automata;
using Bilingual.Segmentation.Expressions;

namespace Bilingual.Tests.Segmentation.Expressions;

public class RegexParserTests
{
    /// <summary>Whether the whole text matches, by .NET and, where the expression is regular, by the automaton, which must agree.</summary>
    private static bool Matches(string pattern, string text)
    {
        var node = RegexParser.Parse(pattern);
        var byDotNet = Regex.IsMatch(text, $@"\A(?:{DotNetPattern.Write(node)})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        if (RegularForm.TryMake(new SequenceNode([node, RegexNode.TextEnd]), after: true) is { } regular)
        {
            var sets = new List<CodePointSet>();
            var program = new RuleProgram(backward: false, sets);
            Assert.True(program.TryAdd(0, regular));
            var classes = new SymbolClasses(sets);
            var automaton = new LazyAutomaton(program, classes, ruleCount: 1);
            var (state, position, accepted) = (automaton.Start(classes.Edge), 0, false);
            while (!state.IsDead)
            {
                state = automaton.Next(state, classes.ReadForward(text, ref position));
                accepted |= state.Accepted is not null;
            }

            Assert.Equal(byDotNet, accepted);
        }

        return byDotNet;
    }

    [Theory]
    [InlineData(@"a.c", "abc", true)]
    [InlineData(@"a.c", "a\nc", false)]
    [InlineData(@"(?s)a.c", "a\nc", true)]
    [InlineData(@"a.c", "a😀c", true)]
    [InlineData(@"\x{1F600}", "😀", true)]
    [InlineData(@"[\x{1F600}-\x{1F64F}]+", "😀😁", true)]
    [InlineData(@"[^a]", "😀", true)]
    [InlineData(@"\uD83D\uDE00", "😀", true)]
    [InlineData(@"\U0001F600", "😀", true)]
    [InlineData(@"\x41\u0042\0103\N{U+44}", "ABCD", true)]
    [InlineData(@"\cA\t\n\r\f\e\a", "\u0001\t\n\r\f\u001b\u0007", true)]
    [InlineData(@"\Qa.b\E", "a.b", true)]
    [InlineData(@"\Qa.b\E", "axb", false)]
    [InlineData(@"\Qab\E+", "abbb", true)]
    [InlineData(@"\Qab\E+", "abab", false)]
    [InlineData(@"\Qend", "end", true)]
    [InlineData(@"\Q\E", "", true)]
    [InlineData(@"a++b", "aaab", true)]
    [InlineData(@"a++ab", "aaab", false)]
    [InlineData(@"a?+a", "a", false)]
    [InlineData(@"a{1,2}+a", "aa", false)]
    [InlineData(@"a{1,2}+a", "aaa", true)]
    [InlineData(@"(?>a|ab)c", "abc", false)]
    [InlineData(@"(?>ab)c", "abc", true)]
    [InlineData(@"a{2}", "aa", true)]
    [InlineData(@"a{2,}", "a", false)]
    [InlineData(@"a{2,3}?", "aaa", true)]
    [InlineData(@"\h+", " \t\u00A0", true)]
    [InlineData(@"\h", "\n", false)]
    [InlineData(@"\v", "\u2028", true)]
    [InlineData(@"\R", "\r\n", true)]
    [InlineData(@"\R\R", "\n\u0085", true)]
    [InlineData(@"\X", "e\u0301", true)]
    [InlineData(@"\s", "\u00A0", true)]
    [InlineData(@"\S\W\D", "a-b", true)]
    [InlineData(@"\d\w", "٣_", true)]
    [InlineData(@"\p{Lu}\P{Lu}\pN", "Aa1", true)]
    [InlineData(@"[[:Lu:][:^digit:]]", "1", false)]
    [InlineData(@"[a-z&&[^aeiou]]+", "xyz", true)]
    [InlineData(@"[a-z&&[^aeiou]]", "e", false)]
    [InlineData(@"[[a-z]--[aeiou]]", "e", false)]
    [InlineData(@"[a-z-[aeiou]]", "b", true)]
    [InlineData(@"[a[bc]d]+", "abcd", true)]
    [InlineData(@"[]a]+", "]a", true)]
    [InlineData(@"[^]a]", "]", false)]
    [InlineData(@"[a-]+", "a-", true)]
    [InlineData(@"[\]\-\\^]+", @"]-\^", true)]
    [InlineData(@"[\Q^]-\E]+", "^]-", true)]
    [InlineData(@"[\w\-.]+", "a-b.c", true)]
    [InlineData(@"(?i)straße É", "STRAßE é", true)]
    [InlineData(@"a(?i)b(?-i)c", "aBc", true)]
    [InlineData(@"a(?i)b(?-i)c", "aBC", false)]
    [InlineData(@"(?i:a)b", "Ab", true)]
    [InlineData(@"(?i:a)b", "AB", false)]
    [InlineData(@"(?i)[^a]", "A", false)]
    [InlineData("(?x) a  b # comment\n c", "abc", true)]
    [InlineData(@"a(?#comment)b", "ab", true)]
    [InlineData(@"(a)(?<n>b)\1\k<n>", "abab", true)]
    [InlineData(@"(a|b)\1", "ab", false)]
    [InlineData(@"(?i)(a)\1", "aA", true)]
    [InlineData(@"a|b|", "", true)]
    [InlineData(@"^a$", "a", true)]
    [InlineData(@"(?m)a$\n^b", "a\nb", true)]
    [InlineData(@"a$\n", "a\n", true)]
    [InlineData(@"a\Z\n", "a\n", true)]
    [InlineData(@"\Aa\z", "a", true)]
    [InlineData(@"\bab\b\.\B", "ab.", true)]
    [InlineData(@"a\bb", "ab", false)]
    [InlineData(@"a(?=b)b", "ab", true)]
    [InlineData(@"a(?!b).", "ab", false)]
    [InlineData(@"a(?<=a)b", "ab", true)]
    [InlineData(@"a(?<!a)b", "ab", false)]
    [InlineData(@"a(?=bc)bc", "abc", true)]
    [InlineData(@"a(?!bc)bd", "abd", true)]
    [InlineData(@"(?:a(?=b|$))+b?", "ab", true)]
    [InlineData(@"x*", "", true)]
    [InlineData(@"}{0}]", "]", true)]
    [InlineData(@"\!\@\-\/", "!@-/", true)]
    public void Parse_Expression_MatchesAsInIcu(string pattern, string text, bool expected) => Assert.Equal(expected, Matches(pattern, text));

    [Theory]
    [InlineData("a)", "unmatched ')'", 1)]
    [InlineData("(a", "'(' without ')'", 0)]
    [InlineData("[a", "'[' without ']'", 0)]
    [InlineData("*a", "nothing before '*' to repeat", 0)]
    [InlineData("a**", "a repetition cannot be repeated without a group", 1)]
    [InlineData("a{3,2}", "{3,2} has a maximum below its minimum", 1)]
    [InlineData("a{x}", @"a number must follow '{'; write \{ for the bracket itself", 1)]
    [InlineData("a{1", "'{' without '}'", 1)]
    [InlineData("a{99999}", "more than 10000 repetitions", 1)]
    [InlineData("a{99999999999}", "the number is too large", 2)]
    [InlineData(@"\p{Klingon}", "unknown property 'Klingon'", 0)]
    [InlineData(@"\p{Lu", @"\p{ without }", 0)]
    [InlineData(@"[[:foo:]]", "unknown property 'foo'", 1)]
    [InlineData(@"\y", @"unknown escape \y", 0)]
    [InlineData(@"a\", "the expression ends with a backslash", 1)]
    [InlineData(@"\x{110000}", "there is no code point above 10FFFF", 0)]
    [InlineData(@"\u12", "4 hexadecimal digits are needed", 0)]
    [InlineData(@"\xg", "a hexadecimal number is missing", 0)]
    [InlineData(@"\1", "there is no group 1 before this place", 0)]
    [InlineData(@"\k<n>", "there is no group 'n' before this place", 0)]
    [InlineData("[z-a]", "the range ends before it starts", 1)]
    [InlineData("(?w)a", "unknown flag or group '(?w'", 0)]
    [InlineData(@"\Ga", @"\G has no meaning in a segmentation rule", 0)]
    [InlineData(@"\N{BULLET}", @"\N is understood only as \N{U+hhhh}", 0)]
    [InlineData("(?#a", "comment without ')'", 0)]
    public void Parse_Malformed_NamesTheFaultAndItsPlace(string pattern, string message, int position)
    {
        var fault = Assert.Throws<RegexSyntaxException>(() => RegexParser.Parse(pattern));
        Assert.Equal((message, position), (fault.Message, fault.Position));
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    public void Parse_DeepNesting_IsRefused(string open, string close)
    {
        var pattern = string.Concat(Enumerable.Repeat(open, 100_000)) + "a" + string.Concat(Enumerable.Repeat(close, 100_000));
        Assert.Contains("nested too deeply", Assert.Throws<RegexSyntaxException>(() => RegexParser.Parse(pattern)).Message, StringComparison.Ordinal);
    }
}
