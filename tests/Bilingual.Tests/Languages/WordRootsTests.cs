using Bilingual.Languages;

namespace Bilingual.Tests.Languages;

public sealed class WordRootsTests
{
    private static readonly string[] Known = ["pangkas", "tulis", "kirim", "sapu", "ambil", "baca", "rumah", "selamat", "buku", "naik", "lihat"];

    [Theory]
    [InlineData("memangkas", "pangkas")]
    [InlineData("pemangkasan", "pangkas")]
    [InlineData("ditulis", "tulis")]
    [InlineData("menuliskannya", "tulis")]
    [InlineData("pengiriman", "kirim")]
    [InlineData("menyapu", "sapu")]
    [InlineData("mengambil", "ambil")]
    [InlineData("terbaca", "baca")]
    [InlineData("rumah-rumah", "rumah")]
    [InlineData("diselamatkan", "selamat")]
    [InlineData("kenaikan", "naik")]
    [InlineData("bukunya", "buku")]
    [InlineData("jakarta", "jakarta")]
    public void Root_IndonesianWord_IsTheShortestKnownReading(string word, string root) =>
        Assert.Equal(root, WordRoots.For("id")!.Root(word, Known.Contains));

    [Theory]
    [InlineData("raised", "raising")]
    [InlineData("apologised", "apologizes")]
    [InlineData("cities", "city")]
    [InlineData("flew", "fly")]
    [InlineData("planned", "plan")]
    [InlineData("officially", "official")]
    [InlineData("boxes", "box")]
    [InlineData("colour", "colors")]
    public void Root_EnglishFormsOfOneWord_AreEqual(string first, string second)
    {
        var roots = WordRoots.For("en")!;

        Assert.Equal(roots.Root(first, _ => true), roots.Root(second, _ => true));
    }

    [Fact]
    public void Forms_OfARoot_HoldItsCommonDerivations()
    {
        Assert.Superset(new HashSet<string> { "tulis", "menulis", "ditulis", "tulisan", "menuliskan", "penulis" }, WordRoots.For("id")!.Forms("tulis").ToHashSet());
        Assert.Contains("memangkas", WordRoots.For("id")!.Forms("pangkas"));
        Assert.Contains("mengambil", WordRoots.For("id")!.Forms("ambil"));
    }

    [Fact]
    public void For_RegionOfALanguage_IsThatOfTheLanguage() => Assert.Same(WordRoots.For("en"), WordRoots.For("en-GB"));

    [Fact]
    public void For_LanguageWithoutRules_IsNull() => Assert.Null(WordRoots.For("fi"));
}
