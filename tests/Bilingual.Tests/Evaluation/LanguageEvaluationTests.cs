using Bilingual.Evaluation;
using Bilingual.Languages;

namespace Bilingual.Tests.Evaluation;

public sealed class LanguageEvaluationTests
{
    private const string Indonesian = "pemerintah akan membangun jembatan baru di desa itu tahun depan";
    private const string English = "the government will build a new bridge in the village next year";

    private static readonly LanguageIdentifier Identifier = LanguageTrainer.Train(
        Enumerable.Range(0, 100).SelectMany(i => new[] { new LabelledText("id", $"{Indonesian} {i}"), new LabelledText("en", $"{English} {i}") }),
        new LanguageTrainingOptions { Examples = 3000, BucketBits = 12, FilterBytes = 4096 });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluate_LabelledTexts_CountsByLanguage(bool fragments)
    {
        LabelledText[] texts = [new("id", Indonesian), new("id", English), new("en", English), new("en", "12"), new("en", "")];

        var scores = LanguageEvaluation.Evaluate(Identifier, texts, fragments);

        Assert.Equal([("en", 1, 1, 1.0), ("id", 2, 1, 0.5)], scores.Select(score => (score.Language, score.Texts, score.Correct, score.Accuracy)));
        Assert.Equal([new("en", 1)], scores[1].TakenFor);
    }
}
