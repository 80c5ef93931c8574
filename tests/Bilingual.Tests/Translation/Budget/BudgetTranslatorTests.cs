using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Budget;

public class BudgetTranslatorTests
{
    private static readonly TranslatorTraits Paid = new() { CountsCharacters = true };

    [Fact]
    public async Task TranslateAsync_BeyondTheLimit_SendsWhatFitsAndSaysWhyNotTheRest()
    {
        var budget = new CharacterBudget(10);
        var stub = new StubTranslator(request => "en:" + request.Text, Paid);

        var results = await new BudgetTranslator(stub, budget).TranslateAsync([new("empat", []), new("sembilan!", []), new("lima!", [])], "id", "en", default);

        Assert.Equal(["en:empat", "", "en:lima!"], results.Select(result => result.Text));
        Assert.Equal((FailureKind.OverBudget, "stub may be sent no more than 10 characters (--max-characters), and 5 are sent; what is translated is kept."), (results[1].Kind, results[1].Failure));
        Assert.Equal((10, 2), (budget.Used, budget.Texts));
    }

    [Fact]
    public async Task TranslateAsync_EngineThrows_GivesTheCharactersBack()
    {
        var budget = new CharacterBudget(10);
        var stub = new StubTranslator(_ => throw new NotSupportedException(), Paid);

        await Assert.ThrowsAsync<NotSupportedException>(async () => await new BudgetTranslator(stub, budget).TranslateAsync([new("lima!", [])], "id", "en", default));

        Assert.Equal(0, budget.Used);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("a😀b", 3)]
    public void Count_Text_CountsCodePoints(string text, int expected) => Assert.Equal(expected, CodePoints.Count(text));

    [Fact]
    public void Count_UnpairedSurrogate_CountsAsOne() => Assert.Equal(3, CodePoints.Count("a\ud83db"));
}
