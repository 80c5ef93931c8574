using Bilingual.Embedding;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Embedding;

public class WordScannerTests
{
    private static string Show(string text)
    {
        Span<char> buffer = stackalloc char[WordScanner.BufferLength];
        var shown = new List<string>();
        var scanner = new WordScanner(text, buffer);
        while (scanner.MoveNext())
        {
            var suffix = scanner.Kind switch { ScannedKind.Word => "", ScannedKind.Number => "/N", _ => "/S" };
            shown.Add(scanner.Current.ToString() + suffix);
        }

        return string.Join(' ', shown);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\u00A0.,;“”…—", "")]
    [InlineData("Dia membaca bukunya.", "dia membaca bukunya")]
    [InlineData("anak-anak Jum'at Obama's", "anak anak jum at obama s")]
    [InlineData("Covid-19, GPT4", "covid 19/N gpt 4/N")]
    [InlineData("Zürich Ångström ÉCOLE ệ", "zurich angstrom ecole e")]
    [InlineData("e\u0301cole co\u00ADoperate zero\u200Bwidth", "ecole cooperate zerowidth")]
    [InlineData("Москва 東京", "москва 東京")]
    public void MoveNext_Words_AreFoldedRunsOfLetters(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("14,3 14.3", "14.3/N 14.3/N")]
    [InlineData("1.000 1,000 1000", "1000/N 1000/N 1000/N")]
    [InlineData("1.234.567,89 1,234,567.89", "1234567.89/N 1234567.89/N")]
    [InlineData("0,5 0.500 007", "0.5/N 0.500/N 7/N")]
    [InlineData("12.03.2020", "12/N 3/N 2020/N")]
    [InlineData("192.168.1.1", "192/N 168/N 1/N 1/N")]
    [InlineData("2007, 2008.", "2007/N 2008/N")]
    [InlineData("10:30 3/4", "10/N 30/N 3/N 4/N")]
    [InlineData("1234,567 12,34,567", "1234.567/N 12/N 34/N 567/N")]
    [InlineData("50% $5 €7?", "50/N %/S $/S 5/N €/S 7/N ?/S")]
    public void MoveNext_Numbers_AreCanonical(string text, string expected) => Assert.Equal(expected, Show(text));

    [Fact]
    public void MoveNext_RunLongerThanTheBuffer_IsCutInPieces() =>
        Assert.Equal(new string('a', WordScanner.MaxWordLength) + " aaa", Show(new string('A', WordScanner.MaxWordLength + 3)));

    [Fact]
    public void MoveNext_AnyText_EndsAndGivesNoEmptyWord()
    {
        var pieces = Gen.Elements("a", "É", "1", ".", ",", "12", "000", "%", " ", "\uD83D", "\uDE00", "\u0301", "\0", "ß", "İ", "²", "\uFFFF");
        var texts = pieces.ArrayOf().Select(string.Concat).Or(ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            Span<char> buffer = stackalloc char[WordScanner.BufferLength];
            var scanner = new WordScanner(text, buffer);
            var words = 0;
            while (scanner.MoveNext())
            {
                Assert.NotEqual(0, scanner.Current.Length);
                Assert.True(++words <= text.Length);
            }

            Assert.Equal(0, scanner.Current.Length);
        }).QuickCheckThrowOnFailure();
    }
}
