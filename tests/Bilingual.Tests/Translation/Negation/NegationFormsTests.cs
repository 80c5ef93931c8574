using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Negation;

public class NegationFormsTests
{
    private static readonly string[] Known = ["paid", "able", "valid", "legal", "possible", "regular", "like", "state", "to", "miskin", "keadilan", "adil"];

    [Theory]
    [InlineData("id", "tidak", true)]
    [InlineData("id", "belum", true)]
    [InlineData("id", "takkan", true)]
    [InlineData("id", "kurang", false)]
    [InlineData("en", "not", true)]
    [InlineData("EN_GB", "doesn't", true)]
    [InlineData("en", "neither", true)]
    [InlineData("en", "nor", false)]
    [InlineData("en", "has", false)]
    [InlineData("xx", "not", false)]
    public void Negates_Word_TellsThoseOfTheLanguage(string language, string word, bool expected) =>
        Assert.Equal(expected, NegationForms.For(language).Negates(word));

    [Theory]
    [InlineData("en", "unpaid", "paid")]
    [InlineData("en", "invalid", "valid")]
    [InlineData("en", "illegal", "legal")]
    [InlineData("en", "impossible", "possible")]
    [InlineData("en", "irregular", "regular")]
    [InlineData("en", "stateless", "state")]
    [InlineData("id", "nonmiskin", "miskin")]
    [InlineData("id", "ketidakadilan", "keadilan")]
    [InlineData("en", "into", null)]
    [InlineData("en", "under", null)]
    [InlineData("xx", "unpaid", null)]
    public void Affirmative_Word_IsTheKnownWordWhoseContraryItIs(string language, string word, string? expected) =>
        Assert.Equal(expected, NegationForms.For(language).Affirmative(word, rest => Known.Contains(rest)));
}
