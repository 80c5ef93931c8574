using Bilingual.Documents;
using Bilingual.Languages;

namespace Bilingual.Tests.Documents;

public sealed class DocumentLanguageTests
{
    private const string Indonesian = "pemerintah akan membangun jembatan baru di desa itu tahun depan";
    private const string English = "the government will build a new bridge in the village next year";

    private static readonly DocumentLanguage Language = new(LanguageTrainer.Train(
        Enumerable.Range(0, 100).SelectMany(i => new[] { new LabelledText("id", $"{Indonesian} {i}"), new LabelledText("en", $"{English} {i}") }),
        new LanguageTrainingOptions { Examples = 3000, BucketBits = 12, FilterBytes = 4096 }));

    [Fact]
    public void Identify_OneLanguage_IsTheDocuments()
    {
        var verdict = Language.Identify([Indonesian, "Jembatan baru", Indonesian], "a.txt");

        Assert.Equal("id", verdict.Language);
        Assert.Empty(verdict.Notes);
        Assert.Equal(["id", "id", "id"], verdict.Paragraphs.Select(guess => guess.Code));
    }

    [Fact]
    public void Identify_TextNearlyAsLikelyInANeighbour_IsInTheLanguageOfTheProject()
    {
        var model = LanguageTrainer.Train(
            Enumerable.Range(0, 200).SelectMany(i => new[] { new LabelledText(i % 5 < 2 ? "id" : "ms", $"{Indonesian} {i}"), new LabelledText("en", $"{English} {i}") }),
            new LanguageTrainingOptions { Examples = 3000, BucketBits = 12, FilterBytes = 4096 });

        Assert.Equal("ms", model.Identify(Indonesian).Code);
        Assert.Equal("id", new DocumentLanguage(model).Identify([Indonesian], "a.txt").Language);
    }

    [Fact]
    public void Identify_ParagraphWithoutLetters_TakesTheDocuments()
    {
        Assert.Equal("en", Language.Identify([English, "12.500"], "a.txt").Paragraphs[1].Code);
    }

    [Fact]
    public void Identify_TwoLanguages_IsMixed()
    {
        var verdict = Language.Identify([Indonesian, English, Indonesian], "a.txt");

        Assert.Equal("mul", verdict.Language);
        Assert.Equal(["mixed text: 33% of it is en, the rest mostly id"], verdict.Notes.AsEnumerable());
        Assert.Equal(["id", "en", "id"], verdict.Paragraphs.Select(guess => guess.Code));
    }

    [Fact]
    public void Identify_NameThatDisagrees_IsNoted()
    {
        var verdict = Language.Identify([Indonesian], "news.en.txt");

        Assert.Equal("id", verdict.Language);
        Assert.StartsWith("the name says en, the text is id (probability ", Assert.Single(verdict.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Identify_MixedTextWithANamedLanguage_IsTheNamedOne()
    {
        var verdict = Language.Identify([Indonesian, English, Indonesian], "id/a.txt");

        Assert.Equal("id", verdict.Language);
        Assert.Equal(["mixed text: 33% of it is en, the rest mostly id"], verdict.Notes.AsEnumerable());
    }

    [Fact]
    public void Identify_UnknownTextWithANamedLanguage_IsTheNamedOne()
    {
        const string text = "vypadá to že zítra bude pršet a odpoledne přijde silný vítr";

        Assert.Equal("und", Language.Identify([text], "a.txt").Language);
        Assert.Equal("id", Language.Identify([text], "a.id.txt").Language);
    }

    [Fact]
    public void Identify_NothingToRead_TakesTheName()
    {
        Assert.Equal(("id", "language id taken from the name"), Verdict(Language.Identify(["1", "2"], "a.id.txt")));
        Assert.Equal(("und", ""), Verdict(Language.Identify([], "a.txt")));
        Assert.Equal(("en", "language en taken from the name"), Verdict(new DocumentLanguage(null).Identify([Indonesian], "a.en.txt")));

        static (string, string) Verdict(LanguageVerdict verdict) => (verdict.Language, string.Join(' ', verdict.Notes));
    }
}
