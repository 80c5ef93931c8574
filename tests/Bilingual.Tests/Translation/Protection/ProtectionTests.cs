using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Protection;

public class ProtectionTests
{
    private static readonly TranslatorTraits Tokens = new() { Terms = NativeForm.Tokens, Protection = NativeForm.Tokens };

    [Theory]
    [InlineData("Buka https://a.id/b?c=1&d=(2), lalu pergi.", new[] { "https://a.id/b?c=1&d=(2" })]
    [InlineData("Lihat www.contoh.co.id.", new[] { "www.contoh.co.id" })]
    [InlineData("Surel: nama.lain@kantor.go.id!", new[] { "nama.lain@kantor.go.id" })]
    [InlineData("<b>Tebal</b> dan <br/> &amp; &#160;", new[] { "<b>", "</b>", "<br/>", "&amp;", "&#160;" })]
    [InlineData("Halo {nama}, {{sisa}} dari {0} dan ${harga} %s %1$s %(isi)s", new[] { "{nama}", "{{sisa}}", "{0}", "${harga}", "%s", "%1$s", "%(isi)s" })]
    [InlineData("Naik 50% dari 3 < 5 & 7 > 6, diskon 20%saja", new string[0])]
    [InlineData("Tidak ada apa-apa.", new string[0])]
    public void Find_Text_FindsWhatIsNoLanguage(string text, string[] expected)
    {
        Assert.Equal(expected, ProtectedPlaces.Find(text).Select(place => place.Of(text).ToString()));
    }

    [Theory]
    [InlineData("[[2]] lalu [[1]]", "B lalu A")]
    [InlineData("[ [1] ] dan [[ 2 ]]", "A dan B")]
    [InlineData("[[1]] saja", null)]
    [InlineData("[[1]] [[1]] [[2]]", null)]
    [InlineData("[[1]] [[2]] [[7]]", "A B [[7]]")]
    public void Restore_Tokens_NeedsEachExactlyOnce(string translation, string? expected)
    {
        var token = TokenText.Create("x y", [(new(0, 1), "A"), (new(2, 3), "B")]);

        Assert.Equal("[[1]] [[2]]", token.Text);
        Assert.Equal(expected, token.Restore(translation));
    }

    [Fact]
    public void Create_TextHoldsTheToken_TakesOtherNumbers()
    {
        Assert.Equal("[[1]] [[101]]", TokenText.Create("[[1]] x", [(new(6, 7), "A")]).Text);
    }

    [Fact]
    public async Task TranslateAsync_TokenLost_AsksOnceMoreWithoutAndRemarksWhatChanged()
    {
        var stub = new StubTranslator(request => request.Text.Contains("[[", StringComparison.Ordinal) ? "token eaten" : "go to HTTPS://A.ID", Tokens);

        var results = await new ProtectionTranslator(stub).TranslateAsync([new("buka https://a.id", []), new("biasa", [])], "id", "en", default);

        Assert.Equal("go to HTTPS://A.ID", results[0].Text);
        Assert.Equal(["'https://a.id' did not come through unchanged"], results[0].Remarks.AsEnumerable());
        Assert.Equal([["buka [[1]]", "biasa"], ["buka https://a.id"]], stub.Batches);
    }

    [Theory]
    [InlineData("Harga 1.500,5 juta", "Price 1.500,5 million", "Price 1,500.5 million", null)]
    [InlineData("Harga 1.500,5 juta", "Price 1,500.5 million", "Price 1,500.5 million", null)]
    [InlineData("Pukul 10.30", "At 10:30", "At 10:30", null)]
    [InlineData("Ada 3 rumah", "There are three houses", "There are three houses", null)]
    [InlineData("Tahun 2024", "Year 2023", "Year 2023", "the number 2024 is missing in the translation")]
    public async Task TranslateAsync_Numbers_AreRewrittenOrRemarked(string text, string translation, string expected, string? remark)
    {
        var stub = new StubTranslator(_ => translation, Tokens);

        var result = (await new ProtectionTranslator(stub).TranslateAsync([new(text, [])], "id", "en", default))[0];

        Assert.Equal(expected, result.Text);
        Assert.Equal(remark is null ? [] : [remark], result.Remarks.ToArray());
    }
}
