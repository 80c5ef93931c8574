using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Phrases;

/// <summary>What the delivered phrase model must not do.</summary>
public class ShippedModelTests
{
    [Fact]
    public async Task TranslateAsync_SentenceThatNegates_StaysNegated()
    {
        var translator = new PhraseTranslator(PhraseModel.Load(Path.Combine(AppContext.BaseDirectory, "models", PhraseModel.FileName)));
        var lost = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Translation", "negation.tsv")).Where(line => line[0] != '#'))
        {
            var (source, text) = (line[..2], line[3..]);
            var target = source == "id" ? "en" : "id";
            var draft = (await translator.TranslateAsync([new(text, [])], source, target, CancellationToken.None))[0].Text;
            if (!draft.Split([' ', '.', ',']).Any(word => NegationForms.For(target).Negates(word.ToLowerInvariant())))
                lost.Add($"{text} → {draft}");
        }

        Assert.Empty(lost);
    }
}
