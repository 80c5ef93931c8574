using Bilingual.Glossaries;
using Bilingual.Glossaries.Checking;

namespace Bilingual.Tests.Glossaries;

public sealed class TermCheckerTests
{
    private static readonly Glossary Terms = new(
    [
        new() { Term = "kecerdasan super", Variants = ["superintelijen"], Target = "superintelligence", PartOfSpeech = "noun" },
        new() { Term = "model perbatasan", Target = "frontier model", PartOfSpeech = "noun" },
        new() { Term = "model perbatasan", Target = "border model", PartOfSpeech = "noun", Status = TermStatus.Forbidden },
        new() { Term = "merekrut", Target = "recruit", TargetVariants = ["hire"], PartOfSpeech = "verb" },
        new() { Term = "bisa", Target = "venom", PartOfSpeech = "noun", Domain = "biology" },
        new() { Term = "bisa", Target = "poison", PartOfSpeech = "noun", Domain = "chemistry" },
        new() { Term = "Meta", Target = "Meta", PartOfSpeech = "name", Status = TermStatus.Keep, CaseSensitive = true },
        new() { Term = "Zuckerberg", Target = "Zuckerberg", PartOfSpeech = "name", Status = TermStatus.Keep },
    ]);

    [Theory]
    [InlineData("Meta merekrut mereka.", "Meta hired them.")]
    [InlineData("Superintelijennya direkrut Meta.", "Its superintelligences are recruited by Meta’s team.")]
    [InlineData("Zuckerberg setuju.", "Zuckerberg-led Meta agrees.")]
    public void Check_TermsRendered_FindsNothing(string source, string target) => Assert.Empty(Check(source, target));

    [Fact]
    public void Check_NoRendering_IsMissingWithBothPlaces() => Assert.Equal(
        ["Missing 4..23 → 17..17: 'kecerdasan supernya' (kecerdasan super + -nya) has no rendering; expected 'superintelligence'"],
        Check("Ini kecerdasan supernya.", "This is it, sure."));

    [Fact]
    public void Check_ForbiddenRendering_IsNamedWithTheAllowedOne() => Assert.Equal(
        [
            "Forbidden 0..16 → 2..15: 'border models' must not be used for 'model perbatasan'; use 'frontier model'",
        ],
        Check("Model perbatasan.", "A border models.").Order(StringComparer.Ordinal));

    [Fact]
    public void Check_LeftUntranslated_IsWrong() => Assert.Equal(
        ["Wrong 0..16 → 4..20: 'kecerdasan super' is left untranslated; expected 'superintelligence'"],
        Check("Kecerdasan super.", "The kecerdasan super."));

    [Fact]
    public void Check_NameAltered_IsNamedWithItsPlace()
    {
        Assert.Equal(
            ["Altered 0..10 → 0..10: 'Zuckerberg' must stay as it is, but stands as 'Zukkerberg'"],
            Check("Zuckerberg setuju.", "Zukkerberg agrees."));
        Assert.Equal(
            ["Altered 0..4 → 0..4: 'Meta' must stay as it is, but stands as 'meta'"],
            Check("Meta setuju.", "meta agrees."));
        Assert.Equal(
            ["Altered 0..4 → 20..20: 'Meta' must stay as it is, but does not stand in the target"],
            Check("Meta setuju.", "The company agrees.."));
    }

    [Fact]
    public void Check_OtherDirection_Works()
    {
        var checker = TermChecker.Create(Terms, "en", "id");

        Assert.Empty(checker.Check("Meta hires them.", "Mereka direkrut Metanya."));
        Assert.Equal(TermFindingKind.Missing, Assert.Single(checker.Check("Superintelligence is near.", "Itu dekat.")).Kind);
    }

    [Fact]
    public void CheckAll_TwoRenderings_TheRarerIsInconsistent()
    {
        var findings = TermChecker.Create(Terms, "id", "en").CheckAll(
        [
            ("Meta merekrut Wang.", "Meta recruits Wang."),
            ("Wang direkrut.", "Wang was recruited."),
            ("Meta merekrut Zhao.", "Meta hired Zhao."),
        ]);

        var (pair, finding) = Assert.Single(findings);
        Assert.Equal((2, TermFindingKind.Inconsistent), (pair, finding.Kind));
        Assert.Equal("'merekrut' is 'hire' here but 'recruit' in 2 other pairs", finding.Explanation);
        Assert.Equal((5, 13, 5, 10), (finding.Source.Start, finding.Source.End, finding.Target.Start, finding.Target.End));
    }

    [Fact]
    public void Create_SameSideTwice_IsRefused()
    {
        var fault = Assert.Throws<ArgumentException>(() => TermChecker.Create(Terms, "id", "id-ID"));

        Assert.StartsWith("'id' and 'id-ID' are the same side of the glossary.", fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Check(string source, string target) =>
        TermChecker.Create(Terms, "id", "en").Check(source, target).Select(finding =>
            $"{finding.Kind} {finding.Source.Start}..{finding.Source.End} → {finding.Target.Start}..{finding.Target.End}: {finding.Explanation}");
}
