using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Phrases;

/// <summary>What the delivered phrase model must not do.</summary>
public class ShippedModelTests
{
    [Fact]
    public async Task TranslateAsync_SentenceThatNegates_StaysNegated()
    {
        var model = PhraseModel.Load(Path.Combine(AppContext.BaseDirectory, "models", PhraseModel.FileName));
        var translator = new PhraseTranslator(model);
        var lost = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Translation", "negation.tsv")).Where(line => line[0] != '#'))
        {
            var (source, text) = (line[..2], line[3..]);
            var target = source == "id" ? "en" : "id";
            var draft = (await translator.TranslateAsync([new(text, [])], source, target, CancellationToken.None))[0].Text;
            var forms = NegationForms.For(target);
            var vocabulary = (target == "en" ? model.TargetSide : model.SourceSide).Vocabulary;
            if (!draft.ToLowerInvariant().Split([' ', '.', ',']).Any(word => forms.Negates(word) || forms.Affirmative(word, stem => vocabulary.Find(stem) != PhraseVocabulary.Unknown) is not null))
                lost.Add($"{text} → {draft}");
        }

        Assert.Empty(lost);
    }
}
