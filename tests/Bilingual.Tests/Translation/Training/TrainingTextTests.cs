using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Training;

public class TrainingTextTests
{
    [Fact]
    public void Rooted_FormsOfARoot_AreOneWord()
    {
        var text = TrainingText.Prepare([new("harga meningkat", "prices increased"), new("tingkat", "increase"), new("peningkatan harga", "increasing price")], "id", "en");

        var rooted = text.Rooted()!;

        Assert.Equal([[0, 1], [1], [1, 0]], rooted.Source);
        Assert.Equal([[0, 1], [1], [1, 0]], rooted.Target);
        Assert.Equal((2, 2), (rooted.SourceWords, rooted.TargetWords));
    }

    [Fact]
    public void Rooted_SymbolsAndNumbers_StayApart()
    {
        var text = TrainingText.Prepare([new("15 , 3", "15 . 3")], "id", "en");

        Assert.Equal([[0, 1, 2]], text.Rooted()!.Source);
    }

    [Fact]
    public void Rooted_LanguageWithoutRoots_IsNothing() =>
        Assert.Null(TrainingText.Prepare([new("harga", "prix")], "id", "fr").Rooted());
}
