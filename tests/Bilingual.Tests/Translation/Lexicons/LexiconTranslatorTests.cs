using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Lexicons;

public class LexiconTranslatorTests
{
    private static readonly LexiconTranslator Translator = new(LexiconTrainer.Train(SampleText.Pairs(), [], new()));

    [Theory]
    [InlineData("Mobil mereka merah.", "Car their red.")]
    [InlineData("MOBIL MEREKA", "CAR THEIR")]
    [InlineData("rumah, mobil (buku) - 'kursi'", "house, car (book) - 'chair'")]
    [InlineData("Zuckerberg membeli Mobil", "Zuckerberg membeli Car")]
    [InlineData("Sri Mobil Xyz", "Sri Mobil Xyz")]
    [InlineData("harganya 1.234.567,89 dolar, 50% Senin", "harganya 1,234,567.89 dollars, 50% Monday")]
    [InlineData("rumah-rumah", "house")]
    [InlineData("https://example.com/a.b?c=1,5 👍", "https://example.com/a.b?c=1,5 👍")]
    [InlineData("", "")]
    public async Task TranslateAsync_Indonesian_SubstitutesWordsAndKeepsTheRest(string text, string expected)
    {
        Assert.Equal(expected, await Translate(text, "id", "en"));
    }

    [Fact]
    public async Task TranslateAsync_English_SubstitutesInTheOtherDirection()
    {
        Assert.Equal("Mereka mobil pada Senin 1.500", await Translate("Their car on Monday 1,500", "en", "id"));
    }

    [Fact]
    public async Task TranslateAsync_TermsGiven_UsesTheirTargets()
    {
        var text = "Kecerdasan super dan Scale AI: rumah kecerdasan supernya";
        TermMatch[] terms =
        [
            Match(text, "Kecerdasan super", new() { Term = "kecerdasan super", Target = "superintelligence" }),
            Match(text, "Scale AI", new() { Term = "Scale AI", Target = "Scale AI", Status = TermStatus.Keep }),
            Match(text, "AI", new() { Term = "AI", Target = "artificial intelligence" }, depth: 1),
            Match(text, "rumah", new() { Term = "rumah", Target = "shack", Status = TermStatus.Forbidden }),
            Match(text, "kecerdasan supernya", new() { Term = "kecerdasan super", Target = "superintelligence" }),
        ];

        Assert.Equal("Superintelligence dan Scale AI: house superintelligence", await Translate(text, "id", "en", terms));
    }

    [Fact]
    public async Task TranslateAsync_TermFoundByItsTarget_UsesTheTerm()
    {
        var text = "their superintelligence";
        var match = Match(text, "superintelligence", new() { Term = "kecerdasan super", Target = "superintelligence" }) with { Side = GlossarySide.Target };

        Assert.Equal("mereka kecerdasan super", await Translate(text, "en", "id", match));
    }

    [Fact]
    public async Task TranslateAsync_TermSpanOutsideTheText_IsIgnored()
    {
        var match = new TermMatch(new TextSpan(3, 900), new() { Term = "x", Target = "y" }, "x", "x", 0);

        Assert.Equal("car", await Translate("mobil", "id", "en", match));
    }

    [Fact]
    public async Task TranslateAsync_Results_AreLabelledDraftsThatCostNothing()
    {
        var results = await Translator.TranslateAsync([new("mobil", []), new("rumah", [])], "id", "en", CancellationToken.None);

        Assert.Equal([new("car", "lexicon (draft)", 0), new("house", "lexicon (draft)", 0)], results);
    }

    [Fact]
    public async Task TranslateAsync_OtherLanguages_AreRefused()
    {
        var fault = await Assert.ThrowsAsync<NotSupportedException>(
            async () => await Translator.TranslateAsync([], "id", "fr", CancellationToken.None));

        Assert.Equal("The lexicon translates between 'id' and 'en', not from 'id' to 'fr'.", fault.Message);
    }

    [Fact]
    public async Task TranslateAsync_ManyThreads_AgreeWithOne()
    {
        var text = "Mobil mereka sangat mahal, seharga 1.500 dolar.";
        var alone = await Translate(text, "id", "en");

        var together = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Translate(text, "id", "en"))));

        Assert.All(together, translation => Assert.Equal(alone, translation));
    }

    private static async Task<string> Translate(string text, string source, string target, params TermMatch[] terms) =>
        (await Translator.TranslateAsync([new(text, [.. terms])], source, target, CancellationToken.None))[0].Text;

    private static TermMatch Match(string text, string surface, TermEntry entry, int depth = 0)
    {
        var start = text.LastIndexOf(surface, StringComparison.Ordinal);
        return new(new(start, start + surface.Length), entry, surface, surface, depth);
    }
}
