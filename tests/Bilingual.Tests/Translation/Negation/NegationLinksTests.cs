using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Negation;

public class NegationLinksTests
{
    [Theory]
    [InlineData("virus tidak terdeteksi | undetected virus | virus=virus terdeteksi=undetected", "virus=virus tidak=undetected terdeteksi=undetected")]
    [InlineData("virus tidak terdeteksi | virus is undetected | virus=virus tidak=is terdeteksi=undetected", "virus=virus tidak=undetected terdeteksi=undetected")]
    [InlineData("virus tidak dapat terdeteksi | undetected virus | virus=virus terdeteksi=undetected", "virus=virus tidak=undetected terdeteksi=undetected")]
    public void Mend_NegationBesideAContrary_IsLinkedToIt(string pair, string expected)
    {
        var text = new LinkedText(pair, "virus terdeteksi | detected virus | virus=virus terdeteksi=detected");

        NegationLinks.Mend(text.Text, text.Links);

        Assert.Equal([expected, "virus=virus terdeteksi=detected"], [text.LinksOf(0), text.LinksOf(1)]);
    }

    [Fact]
    public void Mend_NegationOfTheSecondLanguage_IsLinkedToTheContraryOfTheFirst()
    {
        var text = new LinkedText("tombol nonaktif | not active button | tombol=button nonaktif=active", "tombol aktif | active button | tombol=button aktif=active");

        NegationLinks.Mend(text.Text, text.Links);

        Assert.Equal("tombol=button nonaktif=not nonaktif=active", string.Join(' ', text.LinksOf(0).Split(' ').OrderDescending()));
    }

    [Theory]
    [InlineData("virus tidak terdeteksi | virus is not undetected | virus=virus tidak=not terdeteksi=undetected")]
    [InlineData("virus tidak pernah dapat terdeteksi | undetected virus | virus=virus terdeteksi=undetected")]
    [InlineData("virus tidak menular | undetected virus | virus=virus menular=virus")]
    [InlineData("virus tidak terdeteksi | virus escaped undetected | virus=virus tidak=escaped terdeteksi=undetected")]
    public void Mend_NegationThatBelongsElsewhere_StaysAsItIs(string pair)
    {
        var text = new LinkedText(pair, "virus tidak terdeteksi | undetected virus | virus=virus tidak=undetected", "virus terdeteksi | detected virus | terdeteksi=detected");
        var before = text.LinksOf(0);

        NegationLinks.Mend(text.Text, text.Links);

        Assert.Equal(before, text.LinksOf(0));
    }

    [Fact]
    public void Mend_NegatedContrary_KeepsItsOwnAnswer()
    {
        var text = new LinkedText(
            "tanpa ketidakpastian | for uncertainty | tanpa=for ketidakpastian=uncertainty",
            "ketidakpastian | uncertainty | ketidakpastian=uncertainty",
            "kepastian | certainty | kepastian=certainty");

        NegationLinks.Mend(text.Text, text.Links);

        Assert.Equal("tanpa=for ketidakpastian=uncertainty", text.LinksOf(0));
    }

    [Fact]
    public void Mend_WordThatOnlyLooksLikeAContrary_IsNone()
    {
        string[] increases = [.. Enumerable.Range(0, 9).Select(n => $"harga {n} meningkat | price {n} increase | meningkat=increase")];
        var text = new LinkedText(["harga tidak meningkat | price failed to increase | harga=price tidak=failed meningkat=increase", "lipatan | crease | lipatan=crease", .. increases]);

        NegationLinks.Mend(text.Text, text.Links);

        Assert.Equal("harga=price tidak=failed meningkat=increase", text.LinksOf(0));
    }
}
