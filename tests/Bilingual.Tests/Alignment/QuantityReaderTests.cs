using System.Runtime.InteropServices;
using Bilingual.Alignment;
using Bilingual.Segmentation;

namespace Bilingual.Tests.Alignment;

public sealed class QuantityReaderTests
{
    [Theory]
    [InlineData("menanamkan 14,3 miliar dolar AS", "14.3e9")]
    [InlineData("sebesar Rp 1.000.000,00", "1e6")]
    [InlineData("Rp1.250.000", "1.25e6")]
    [InlineData("turun 0,25 persen", "0.25%")]
    [InlineData("turun 0,25%", "0.25%")]
    [InlineData("pada Kamis, 9 Oktober 2025", "10-09")]
    [InlineData("Rabu (8/10/2025)", "10-08")]
    [InlineData("pada Februari 2024", "2024-02")]
    [InlineData("pukul 03.47 WIT", "03:47")]
    [InlineData("dua puluh tiga orang", "23")]
    [InlineData("dua belas sekolah", "12")]
    [InlineData("tiga ratus lima puluh dua juta", "352e6")]
    [InlineData("seribu lima ratus", "1500")]
    [InlineData("menit ke-68", "68")]
    [InlineData("1,5 juta", "1.5e6")]
    public void Read_Indonesian_GivesTheCommonForm(string text, string expected) => Assert.Equal([expected], Read(text, "id"));

    [Theory]
    [InlineData("invest $14.3 billion", "14.3e9")]
    [InlineData("about $6.2bn", "6.2e9")]
    [InlineData("rose 96.2 per cent", "96.2%")]
    [InlineData("a 35% stake", "35%")]
    [InlineData("on October 9, 2025", "10-09")]
    [InlineData("on 9 October 2025", "10-09")]
    [InlineData("on Oct. 9", "10-09")]
    [InlineData("in February 2024", "2024-02")]
    [InlineData("at 3:47 am", "03:47")]
    [InlineData("at 10pm", "22:00")]
    [InlineData("(1847 GMT Monday)", "18:47")]
    [InlineData("Twenty-three schools", "23")]
    [InlineData("one hundred and five thousand", "105000")]
    [InlineData("1,280 meters", "1280")]
    [InlineData("a 28-year-old", "28")]
    [InlineData("seven kilometers", "7")]
    [InlineData("US$50", "50")]
    public void Read_English_GivesTheCommonForm(string text, string expected) => Assert.Equal([expected], Read(text, "en"));

    [Theory]
    [InlineData("jaringan 5G", "id")]
    [InlineData("versi 3.1.2", "id")]
    [InlineData("one of them may go", "en")]
    [InlineData("satu orang", "id")]
    public void Read_WhatIsNoQuantity_GivesNothing(string text, string language) => Assert.Empty(Read(text, language));

    [Fact]
    public void Read_SameDigitsWithSeparatorsOfTheOtherLanguage_DependOnTheLanguage()
    {
        Assert.Equal(["1500"], Read("1.500 orang", "id"));
        Assert.Equal(["1.5"], Read("1.500 people", "en"));
    }

    private static string[] Read(string text, string language)
    {
        var tokens = new List<Token>();
        foreach (var token in WordTokenizer.Tokenize(text))
            tokens.Add(token);
        var quantities = new List<Quantity>();
        QuantityReader.Read(text, CollectionsMarshal.AsSpan(tokens), QuantityForms.For(language), quantities);
        return [.. quantities.Select(quantity => quantity.Key)];
    }
}
