using Bilingual.Segmentation;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Segmentation.Tokens;

public class WordTokenizerTests
{
    private static string Show(string text)
    {
        var shown = new List<string>();
        foreach (var token in WordTokenizer.Tokenize(text))
        {
            var suffix = token.Kind switch { TokenKind.Word => "", TokenKind.Number => "/N", TokenKind.Address => "/A", _ => "/S" };
            shown.Add(token.Span.Of(text).ToString() + suffix);
        }

        return string.Join(' ', shown);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\u00A0\u200B\uFEFF", "")]
    [InlineData("Dia membaca bukunya.", "Dia membaca bukunya ./S")]
    [InlineData("model-model non-Meta ke-2 1990-an", "model-model non-Meta ke-2 1990-an")]
    [InlineData("berlari\u2010lari kata\u2014kata", "berlari\u2010lari kata \u2014/S kata")]
    [InlineData("28-Year-old CEO", "28-Year-old CEO")]
    [InlineData("pasca- dan pra-", "pasca -/S dan pra -/S")]
    public void Tokenize_CliticsAndHyphens_StayInTheWord(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("Meta’s", "Meta ’s")]
    [InlineData("Lloyd's Coffee", "Lloyd 's Coffee")]
    [InlineData("don't we’ll Jum'at O’Brien", "don't we’ll Jum'at O’Brien")]
    [InlineData("'kata'", "'/S kata '/S")]
    [InlineData("the companies’ CEO", "the companies ’/S CEO")]
    [InlineData("1990's", "1990/N 's")]
    [InlineData("'s", "'/S s")]
    public void Tokenize_Apostrophes_StayInTheWordSaveThePossessive(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("Rp1.000.000,00", "Rp/S 1.000.000,00/N")]
    [InlineData("Rp 5.000 dan Rp. 6.000", "Rp/S 5.000/N dan Rp./S 6.000/N")]
    [InlineData("US$13-15 miliar", "US$/S 13/N -/S 15/N miliar")]
    [InlineData("USD50 dan USD", "USD/S 50/N dan USD")]
    [InlineData("14,3% $29 €5", "14,3/N %/S $/S 29/N €/S 5/N")]
    [InlineData("10.30 WIB, 2025/06, 10:30", "10.30/N WIB ,/S 2025/06/N ,/S 10:30/N")]
    [InlineData("3.1.2. 5,", "3.1.2/N ./S 5/N ,/S")]
    [InlineData("2025-06-17 17-8-1945 2024-2025", "2025-06-17/N 17-8-1945/N 2024/N -/S 2025/N")]
    [InlineData("5G 3D 90an m² Qwen2.5-72B GPT-4.1", "5G 3D 90an m² Qwen2.5-72B GPT-4.1")]
    [InlineData("½ kg", "½/N kg")]
    [InlineData("COVID-19, F-16", "COVID-19 ,/S F-16")]
    public void Tokenize_Numbers_KeepTheirSeparators(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("in the U.S. and U.S.-based", "in the U.S. and U.S.-based")]
    [InlineData("dr. Budi, S.H., M.Si.", "dr. Budi ,/S S.H. ,/S M.Si.")]
    [InlineData("S.Pd.I. Ph.D B.J. Habibie", "S.Pd.I. Ph.D B.J. Habibie")]
    [InlineData("a.n. e.g. p.m.", "a.n. e.g. p.m.")]
    [InlineData("No. 12 and he said no.", "No. 12/N and he said no ./S")]
    [InlineData("John F. Kennedy", "John F ./S Kennedy")]
    [InlineData("dll...", "dll. ../S")]
    [InlineData("selesai.Dia", "selesai ./S Dia")]
    [InlineData("rumah.", "rumah ./S")]
    public void Tokenize_Abbreviations_KeepTheirStops(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("https://a.id/b?c=d(e).", "https://a.id/b?c=d(e)/A ./S")]
    [InlineData("(lihat www.ui.ac.id).", "(/S lihat www.ui.ac.id/A )/S ./S")]
    [InlineData("Kompas.com, detik.com/berita.", "Kompas.com/A ,/S detik.com/berita/A ./S")]
    [InlineData("ke nama.orang@contoh.co.id!", "ke nama.orang@contoh.co.id/A !/S")]
    [InlineData("a@b http:// www.", "a @/S b http :/S ///S www ./S")]
    [InlineData("@akun #AI", "@/S akun #/S AI")]
    public void Tokenize_Addresses_AreWhole(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("Wah... -- !!!", "Wah .../S --/S !!!/S")]
    [InlineData("“Ya,” katanya", "“/S Ya ,/S ”/S katanya")]
    [InlineData("👍🏽👨‍👩‍👧!", "👍🏽/S 👨‍👩‍👧/S !/S")]
    [InlineData("OpenAI CamelCase AT&T", "OpenAI CamelCase AT&T")]
    [InlineData("dan/atau", "dan //S atau")]
    [InlineData("kafe\u0301 𝐀𝐁", "kafe\u0301 𝐀𝐁")]
    public void Tokenize_SymbolsAndScripts_AreCutAtGraphemes(string text, string expected) => Assert.Equal(expected, Show(text));

    [Fact]
    public void Tokenize_AnyString_CoversEveryVisibleCharacterOnceInOrder()
    {
        var pieces = Gen.Elements("a", "Dr", ".", "..", "@", "'", "’s", "-", "1", "Rp", "$", " ", "\uD83D", "\uDE00", "😀", "\u0301", "\u200B",
            "http://", "www.", ".com", "/", "_", "&", "(", "\0", "é", "²");
        var texts = pieces.ArrayOf().Select(string.Concat).Or(ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var position = 0;
            foreach (var token in WordTokenizer.Tokenize(text))
            {
                Assert.True(token.Span.Start >= position && token.Span.Length > 0 && token.Span.End <= text.Length);
                AssertInvisible(text, position, token.Span.Start);
                position = token.Span.End;
            }

            AssertInvisible(text, position, text.Length);
        }).QuickCheckThrowOnFailure();

        static void AssertInvisible(string text, int start, int end)
        {
            for (var length = 0; start < end; start += length)
                Assert.Equal(CharacterClass.Space, CharacterClasses.At(text, start, out length));
        }
    }

    [Theory]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("ab.")]
    [InlineData("a@b.")]
    [InlineData("www.")]
    [InlineData("http://")]
    [InlineData("a-")]
    [InlineData("1,")]
    [InlineData("👨‍")]
    [InlineData("\uD83D")]
    [InlineData("(")]
    [InlineData("Dr.")]
    public void Tokenize_MegabyteOfOnePattern_Ends(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 1_000_000 / pattern.Length));
        var covered = 0;
        foreach (var token in WordTokenizer.Tokenize(text))
            covered += token.Span.Length;
        Assert.Equal(text.Length, covered);
    }

    [Fact]
    public void Tokenize_Text_AllocatesNothing()
    {
        const string text = "Dr. Budi membeli 3 model-model AI seharga Rp1.000.000,00 di https://contoh.id/a 👍, katanya.";
        _ = Show(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = 0;
        foreach (var _ in WordTokenizer.Tokenize(text))
            count++;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(15, count);
    }
}
