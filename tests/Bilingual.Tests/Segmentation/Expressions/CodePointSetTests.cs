using Bilingual.Segmentation.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Segmentation.Expressions;

public class CodePointSetTests
{
    private static readonly Gen<CodePointSet> Sets =
        Gen.Choose(0, 40).Zip(Gen.Choose(0, 6)).ArrayOf()
            .Select(pairs => CodePointSet.Ranges([.. pairs.Select(pair => (pair.Item1, pair.Item1 + pair.Item2))]));

    [Fact]
    public void Operations_OnAnySets_AgreeWithMembershipOfEachCodePoint() =>
        Prop.ForAll(Sets.Zip(Sets).ToArbitrary(), pair =>
        {
            var (left, right) = pair;
            for (var c = 0; c < 60; c++)
            {
                Assert.Equal(left.Contains(c) || right.Contains(c), left.Union(right).Contains(c));
                Assert.Equal(left.Contains(c) && right.Contains(c), left.Intersect(right).Contains(c));
                Assert.Equal(left.Contains(c) && !right.Contains(c), left.Except(right).Contains(c));
                Assert.Equal(!left.Contains(c), left.Complement().Contains(c));
            }

            Assert.Equal(left, left.Complement().Complement());
            Assert.Equal(Enumerable.Range(0, 60).Count(left.Contains), left.Count);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Complement_OfNoneAndAll_IsTheOther()
    {
        Assert.Equal(CodePointSet.All, CodePointSet.None.Complement());
        Assert.True(CodePointSet.All.Complement().IsEmpty);
    }

    [Theory]
    [InlineData("k", "Kk\u212A")]
    [InlineData("s", "Ss\u017F")]
    [InlineData("é", "Éé")]
    [InlineData("1", "1")]
    public void Close_Letters_AddsEveryCase(string letter, string expected) =>
        Assert.Equal(CodePointSet.Of(expected), CaseFolding.Close(CodePointSet.Of(letter)));

    [Theory]
    [InlineData("Lu", 'A', 'a')]
    [InlineData("Uppercase_Letter", 'A', 'a')]
    [InlineData("gc=Ll", 'a', 'A')]
    [InlineData("L", 'a', '1')]
    [InlineData("L&", 'a', '中')]
    [InlineData("IsLatin", 'é', 'Ж')]
    [InlineData("script=Cyrillic", 'Ж', 'a')]
    [InlineData("InBasicLatin", '~', 'é')]
    [InlineData("Block=Thai", 'ก', 'a')]
    [InlineData("Han", '中', 'a')]
    [InlineData("Alphabetic", 'ª', '-')]
    [InlineData("javaUpperCase", 'A', 'a')]
    [InlineData("Punct", '!', 'a')]
    [InlineData("White_Space=yes", '\u00A0', 'a')]
    [InlineData("White_Space=no", 'a', ' ')]
    [InlineData("^Lu", 'a', 'A')]
    [InlineData("xdigit", 'f', 'g')]
    [InlineData("space", '\t', 'x')]
    public void Find_Property_HoldsItsMembers(string name, char member, char other)
    {
        var set = UnicodeProperties.Find(name);
        Assert.NotNull(set);
        Assert.True(set.Contains(member));
        Assert.False(set.Contains(other));
    }

    [Theory]
    [InlineData("Klingon")]
    [InlineData("script=Elvish")]
    [InlineData("")]
    public void Find_UnknownProperty_IsNull(string name) => Assert.Null(UnicodeProperties.Find(name));
}
