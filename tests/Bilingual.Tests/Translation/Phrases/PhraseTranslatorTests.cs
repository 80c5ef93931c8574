using Bilingual.Glossaries;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Phrases;

public class PhraseTranslatorTests
{
    private static readonly PhraseTranslator Translator = new(SampleModel.Model);

    [Theory]
    [InlineData("Kursi kami sangat tua.", "Our chair is very old.")]
    [InlineData("Harga kapal dia pada Jumat 2.750.000 dolar.", "The price of his ship on Friday is 2,750,000 dollars.")]
    [InlineData("Uang 14,5 dolar hilang pada Senin.", "Money, 14.5 dollars, was lost on Monday.")]
    [InlineData("KURSI KAMI SANGAT TUA.", "OUR CHAIR IS VERY OLD.")]
    [InlineData("Zuckerberg", "Zuckerberg")]
    [InlineData("gajah", "elephant")]
    [InlineData("gajah-gajah", "elephant")]
    [InlineData("bergajah", "elephant")]
    [InlineData("Bergajah xyzzy", "Bergajah xyzzy")]
    [InlineData("https://example.com/a.b?c=1,5", "https://example.com/a.b?c=1,5")]
    [InlineData("“mobil”", "“car”")]
    [InlineData("“Mobil mereka agak tua.”", "“Their car is rather old.”")]
    [InlineData("", "")]
    [InlineData("…", "…")]
    public async Task TranslateAsync_Indonesian_IsEnglish(string text, string expected)
    {
        Assert.Equal(expected, await Translate(text, "id", "en"));
    }

    [Theory]
    [InlineData("Our chair is very old.", "Kursi kami sangat tua.")]
    [InlineData("The price of his ship on Friday is 2,750,000 dollars.", "Harga kapal dia pada Jumat 2.750.000 dolar.")]
    public async Task TranslateAsync_English_IsIndonesian(string text, string expected)
    {
        Assert.Equal(expected, await Translate(text, "en", "id"));
    }

    [Fact]
    public async Task TranslateAsync_TermsGiven_StandInTheTranslation()
    {
        var text = "Harga non-mobil mereka pada Senin 20 dolar.";
        var match = Match(text, "mobil", new() { Term = "mobil", Target = "automobile" });

        var translation = await Translate(text, "id", "en", match);

        Assert.Contains(" non-automobile ", translation, StringComparison.Ordinal);
        Assert.EndsWith("on Monday is 20 dollars.", translation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_TermToKeep_StaysAsWritten()
    {
        var text = "Rumah kami sangat besar.";
        var match = Match(text, "Rumah", new() { Term = "Rumah", Target = "House", Status = TermStatus.Keep });

        Assert.Contains("Rumah", await Translate(text, "id", "en", match), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_TermForbidden_IsNotUsed()
    {
        var match = Match("mobil", "mobil", new() { Term = "mobil", Target = "car", Status = TermStatus.Forbidden });

        Assert.DoesNotContain("car", await Translate("mobil", "id", "en", match), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_VeryLongText_IsTranslatedInParts()
    {
        var text = string.Join(' ', Enumerable.Repeat("Kursi kami sangat tua.", 100));

        Assert.Equal(string.Join(' ', Enumerable.Repeat("Our chair is very old.", 100)), await Translate(text, "id", "en"));
    }

    [Fact]
    public async Task TranslateAsync_NoPunctuationAtAll_StillEnds()
    {
        var text = string.Join(' ', Enumerable.Repeat("xyzzy", 500));

        Assert.Equal(text, await Translate(text, "id", "en"));
    }

    [Fact]
    public async Task TranslateAsync_Results_AreLabelledDrafts()
    {
        var results = await Translator.TranslateAsync([new("mobil", [])], "id", "en", CancellationToken.None);

        Assert.Equal([new("car", "phrases (draft)", 0)], results);
    }

    [Fact]
    public async Task TranslateAsync_UnknownWordOfAKnownFamily_IsRemarked()
    {
        var results = await Translator.TranslateAsync([new("gajah-gajah bergajah xyzzy", []), new("mobil", [])], "id", "en", CancellationToken.None);

        Assert.Equal(
            ["“gajah-gajah” is unknown and was translated like a word of its family", "“bergajah” is unknown and was translated like a word of its family"],
            results[0].Remarks.AsEnumerable());
        Assert.Empty(results[1].Remarks);
    }

    [Fact]
    public async Task TranslateAsync_OtherLanguages_AreRefused()
    {
        var fault = await Assert.ThrowsAsync<NotSupportedException>(
            async () => await Translator.TranslateAsync([], "fr", "en", CancellationToken.None));

        Assert.Equal("The phrase model translates between 'id' and 'en', not from 'fr' to 'en'.", fault.Message);
    }

    [Fact]
    public async Task TranslateAsync_Cancelled_Stops()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
            await Translator.TranslateAsync([new("mobil", [])], "id", "en", new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task TranslateAsync_ManyThreads_AgreeWithOne()
    {
        var text = "Harga mobil mereka pada Senin 1.500 dolar.";
        var alone = await Translate(text, "id", "en");

        var together = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Translate(text, "id", "en"))));

        Assert.All(together, translation => Assert.Equal(alone, translation));
    }

    private static async Task<string> Translate(string text, string source, string target, params TermMatch[] terms) =>
        (await Translator.TranslateAsync([new(text, [.. terms])], source, target, CancellationToken.None))[0].Text;

    private static TermMatch Match(string text, string surface, TermEntry entry)
    {
        var start = text.IndexOf(surface, StringComparison.Ordinal);
        return new(new(start, start + surface.Length), entry, surface, surface, 0);
    }
}
