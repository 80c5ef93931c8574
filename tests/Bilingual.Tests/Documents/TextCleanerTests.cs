using System.Text;
using Bilingual.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Documents;

public sealed class TextCleanerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\u00A0\uFEFF\u200B\u2028", "")]
    [InlineData("kata", "kata")]
    [InlineData("  dua \u00A0\t kata\r\n", "dua kata")]
    [InlineData("peru\u00ADsahaan", "perusahaan")]
    [InlineData("ka\u200Bta\uFEFF\u2060", "kata")]
    [InlineData("ka\u0007ta\u0085dua", "kata dua")]
    [InlineData("e\u0301cole", "école")]
    [InlineData("e\u00AD\u0301", "é")]
    [InlineData("e\u0323\u0302", "ệ")]
    [InlineData("o\uFB03ce \uFB01n", "office fin")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("👩\u200D👧 ibu\u200Danak", "👩\u200D👧 ibuanak")]
    [InlineData("½ ① ™", "½ ① ™")]
    public void Clean_Full_KeepsWhatIsVisible(string raw, string expected)
    {
        Assert.Equal(expected, TextCleaner.Clean(raw, 0).Text);
    }

    [Fact]
    public void Clean_LoneSurrogate_BecomesTheReplacementCharacter()
    {
        Assert.Equal("a\uFFFDb", TextCleaner.Clean("a\uD800b", 0).Text);
    }

    [Theory]
    [InlineData("peru\u00ADsahaan\u00A0 baru ", "peru\u00ADsahaan baru")]
    [InlineData("o\uFB03ce\u200B", "o\uFB03ce\u200B")]
    [InlineData("e\u0301\uFEFF", "é\uFEFF")]
    public void Clean_Spacing_ChangesOnlyNfcAndWhiteSpace(string raw, string expected)
    {
        Assert.Equal(expected, TextCleaner.Clean(raw, 0, CleaningLevel.Spacing).Text);
    }

    [Fact]
    public void Clean_EveryCharacter_MapsToItsPlace()
    {
        const string raw = " o\uFB03ce  e\u0301x\u00ADy";
        var (text, map) = TextCleaner.Clean(raw, 100);

        Assert.Equal("office éxy", text);
        Assert.Equal([101, 102, 102, 102, 103, 104, 105, 107, 109, 111], Enumerable.Range(0, text.Length).Select(map.ToSource));
        Assert.Equal(new TextSpan(107, 109), map.ToSource(new TextSpan(7, 8)));
        Assert.Equal(new TextSpan(101, 105), map.ToSource(new TextSpan(0, 6)));
        Assert.Equal(new TextSpan(101, 112), map.ToSource(new TextSpan(0, text.Length)));
    }

    private static readonly Gen<string> MessyText = Gen.Elements(
            "a", "B", "é", "e\u0301", "\u0301", " ", "\u00A0", "\t", "\n", "\r\n", "\u00AD", "\u200B", "\u200D", "\uFEFF", "\uFB03", "😀", "\uD83D", "\uDE00",
            "\u1112", "\u1161", "한", "\u0007", "\u2028", "’", "\uFFFE", "ß", "\u0130", "\u0344", "\u2126", "\u0F73", "\u09C7\u09BE")
        .ArrayOf().Select(string.Concat);

    [Fact]
    public void Clean_AnyText_IsNormalTrimmedAndStable()
    {
        Prop.ForAll(MessyText.ToArbitrary(), raw =>
        {
            foreach (var level in new[] { CleaningLevel.Full, CleaningLevel.Spacing })
            {
                var once = TextCleaner.Clean(raw, 0, level).Text;
                Assert.True(once.IsNormalized(NormalizationForm.FormC));
                Assert.Equal(once.Trim(), once);
                Assert.DoesNotContain("  ", once, StringComparison.Ordinal);
                Assert.Equal(once, TextCleaner.Clean(once, 0, level).Text);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Clean_AnySpanOfCleanedText_LeadsBackToTextThatCleansToIt()
    {
        Prop.ForAll(MessyText.ToArbitrary(), raw =>
        {
            var (text, map) = TextCleaner.Clean(raw, 0);
            if (text.Length == 0)
                return;
            var whole = map.ToSource(new TextSpan(0, text.Length));
            Assert.Equal(text, TextCleaner.Clean(whole.Of(raw).ToString(), 0).Text);
            foreach (var word in Words(text))
            {
                var source = map.ToSource(word);
                Assert.Equal(word.Of(text).ToString(), TextCleaner.Clean(source.Of(raw).ToString(), 0).Text);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void IsBlank_OnlyInvisibleCharacters_IsTrue()
    {
        Assert.True(TextCleaner.IsBlank(" \u00A0\t\uFEFF\u200B\u2060\u3000"));
        Assert.False(TextCleaner.IsBlank(" ."));
    }

    private static IEnumerable<TextSpan> Words(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(' ', start);
            end = end < 0 ? text.Length : end;
            yield return new TextSpan(start, end);
            start = end + 1;
        }
    }
}
