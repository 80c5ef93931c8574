using Bilingual.Glossaries;
using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Terms;

public class TermCheckingTranslatorTests
{
    private static readonly Glossary Terms = new(
    [
        new() { Term = "kecerdasan super", Target = "superintelligence", TargetVariants = ["super intelligence"] },
        new() { Term = "pekerja", Target = "worker" },
        new() { Term = "pekerja", Target = "labourer", Status = TermStatus.Forbidden },
        new() { Term = "Scale AI", Target = "Scale AI", Status = TermStatus.Keep },
    ]);

    [Theory]
    [InlineData("Ini kecerdasan super.", "This is superintelligence.", "This is superintelligence.", false)]
    [InlineData("Ini kecerdasan super.", "This is super intelligence.", "This is super intelligence.", false)]
    [InlineData("Ini kecerdasan super.", "This is kecerdasan super.", "This is superintelligence.", false)]
    [InlineData("Kecerdasan super datang.", "Kecerdasan super comes.", "Superintelligence comes.", false)]
    [InlineData("Seorang pekerja.", "A labourer.", "A worker.", false)]
    [InlineData("Ini kecerdasan super.", "This is clever.", "This is clever.", true)]
    [InlineData("Rumah besar.", "Big house.", "Big house.", false)]
    public async Task TranslateAsync_Violation_IsRepairedWhereItsPlaceIsCertainElseRemarked(string text, string translation, string expected, bool isRemarked)
    {
        var result = await Translate(text, translation, "id", "en");

        Assert.Equal(expected, result.Text);
        Assert.Equal(isRemarked, result.Remarks.Length > 0);
    }

    [Fact]
    public async Task TranslateAsync_TermMissing_RemarksWhatIsExpected()
    {
        var result = await Translate("Ini kecerdasan super.", "This is clever.", "id", "en");

        Assert.Equal(["'kecerdasan super' (kecerdasan super) has no rendering; expected 'superintelligence' or 'super intelligence'"], result.Remarks.AsEnumerable());
    }

    [Fact]
    public async Task TranslateAsync_OtherDirection_ChecksTheOtherWayRound()
    {
        Assert.Equal("Ini kecerdasan super.", (await Translate("This is superintelligence.", "Ini superintelligence.", "en-GB", "id")).Text);
    }

    [Fact]
    public async Task TranslateAsync_OtherLanguages_LeavesTheTranslationAlone()
    {
        var stub = new StubTranslator(_ => "Isto é kecerdasan super.");

        var result = (await new TermCheckingTranslator(stub, Terms).TranslateAsync(
            [new("Ini kecerdasan super.", TermMatcher.Create(Terms, "id").Match("Ini kecerdasan super."))], "id", "pt", default))[0];

        Assert.Equal("Isto é kecerdasan super.", result.Text);
        Assert.Empty(result.Remarks);
    }

    private static async Task<TranslationResult> Translate(string text, string translation, string source, string target)
    {
        var stub = new StubTranslator(_ => translation);
        var request = new TranslationRequest(text, [.. TermMatcher.Create(Terms, source).Match(text).Where(match => match.Depth == 0)]);
        return (await new TermCheckingTranslator(stub, Terms).TranslateAsync([request], source, target, default))[0];
    }
}
