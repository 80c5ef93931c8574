using Bilingual.Alignment;
using Bilingual.Embedding;
using Bilingual.Translation;

namespace Bilingual.Tests.Alignment;

public sealed class PairScorerTests : IDisposable
{
    private const string Source = "Pemerintah akan membangun 12 jembatan baru di Kabupaten Sikka tahun depan, kata Gubernur Viktor Lamanepa.";
    private const string Translation = "The government will build 12 new bridges in Sikka regency next year, Governor Viktor Lamanepa said.";
    private readonly HashedEncoder encoder = HashedEncoder.Load(Path.Combine(AppContext.BaseDirectory, "models", "encoder.safetensors"));
    private readonly PairScorer scorer;

    public PairScorerTests() => scorer = new PairScorer(
        new SignalExtractor(encoder), Models.Confidence, new LexiconAnswers(Lexicon.Load(Path.Combine(AppContext.BaseDirectory, "models", Lexicon.FileName))));

    public void Dispose() => encoder.Dispose();

    [Fact]
    public void Score_Translation_IsProbable()
    {
        var score = scorer.Score(Source, Translation);

        Assert.True(score.Probability >= 0.8, $"{score.Probability} is low");
        Assert.Equal(Relation.Translation, score.Relation);
    }

    [Theory]
    [InlineData("The government will build 12 new bridges.")]
    [InlineData("The government will build 17 new bridges in Sikka regency next year, Governor Viktor Lamanepa said.")]
    [InlineData(Translation + " Farmers in the north of the island have complained about the price of fertiliser for years.")]
    [InlineData("The price of fertiliser has risen for the third time this year.")]
    public void Score_TruncatedPaddedAlteredOrForeignText_IsLessProbable(string target) =>
        Assert.True(scorer.Score(Source, target).Probability < scorer.Score(Source, Translation).Probability - 0.2);

    [Fact]
    public void Score_SidesSwapped_IsTheSame() =>
        Assert.Equal(scorer.Score(Source, Translation).Probability, scorer.Score(Translation, Source, "en", "id").Probability, 5);

    [Theory]
    [InlineData("", "")]
    [InlineData("", Translation)]
    [InlineData(Source, "")]
    [InlineData("…", "😀")]
    public void Score_NothingToCompare_IsImprobable(string source, string target) =>
        Assert.InRange(scorer.Score(source, target).Probability, 0, 0.5);
}
