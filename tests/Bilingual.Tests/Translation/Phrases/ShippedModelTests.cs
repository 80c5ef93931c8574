using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Phrases;

/// <summary>What the delivered phrase model must not do: the cases of <c>Fixtures/Translation/negation.tsv</c>.</summary>
public class ShippedModelTests
{
    private static readonly PhraseTranslator Translator = new(PhraseModel.Load(Path.Combine(AppContext.BaseDirectory, "models", PhraseModel.FileName)));

    [Fact]
    public async Task TranslateAsync_SentenceThatNegates_StaysNegated() => Assert.Empty(await Wrong("negated"));

    [Fact]
    public async Task TranslateAsync_SentenceThatAffirms_StaysAffirmed() => Assert.Empty(await Wrong("affirmed"));

    private static async Task<List<string>> Wrong(string kind)
    {
        var wrong = new List<string>();
        foreach (var row in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Translation", "negation.tsv")).Where(line => line[0] != '#').Select(line => line.Split('\t')))
        {
            if (row[0] != kind)
                continue;
            var (source, text, contraries) = (row[1], row[2], row[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var target = source == "id" ? "en" : "id";
            var draft = (await Translator.TranslateAsync([new(text, [])], source, target, CancellationToken.None))[0].Text;
            var negated = draft.ToLowerInvariant().Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries).Any(word => NegationForms.For(target).Negates(word) || contraries.Contains(word));
            if (negated != (kind == "negated"))
                wrong.Add($"{text} → {draft}");
        }

        return wrong;
    }
}
