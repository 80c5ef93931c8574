using Bilingual.Translation;

namespace Bilingual.Tests.Translation.LanguageModels;

public class LanguageModelTests
{
    private const int Words = 12;

    private static readonly int[][] Sentences = [.. Enumerable.Range(0, 200).Select(Sentence)];
    private static readonly Dictionary<NGram, NGramWeights>[] Estimated = KneserNey.Of(NGramCounts.Of(Sentences), Words).Estimate();
    private static readonly LanguageModelLevel[] Levels = LanguageModelLevel.Of(Estimated);
    private static readonly LanguageModel Model = new(Levels);

    [Fact]
    public void Estimate_NGramSeenOnce_IsNotKept()
    {
        var counts = NGramCounts.Of(Sentences);

        for (var order = 2; order <= NGram.MaxOrder; order++)
        {
            Assert.NotEmpty(Estimated[order - 1]);
            Assert.All(Estimated[order - 1].Keys, gram => Assert.True(counts[gram] >= 2));
        }
    }

    [Fact]
    public void Score_AnyContext_IsADistribution() => AssertDistribution(Model);

    [Fact]
    public void Estimate_MixedWithAPart_IsADistributionCloserToThePart()
    {
        var whole = KneserNey.Of(NGramCounts.Of(Sentences), Words);
        var part = KneserNey.Of(NGramCounts.Of(Sentences.Where(sentence => sentence.Contains(9))), Words);

        var mixed = new LanguageModel(LanguageModelLevel.Of(whole.Estimate(part, 0.5)));

        AssertDistribution(mixed);
        var (state, mixedState) = (State(Model, [7, 8]), State(mixed, [7, 8]));
        Assert.True(mixed.Score(ref mixedState, 9) > Model.Score(ref state, 9) + 0.1f);
    }

    [Fact]
    public void ShareOf_HeldOutTextOfThePart_IsLarge()
    {
        var whole = KneserNey.Of(NGramCounts.Of(Sentences), Words);
        var part = KneserNey.Of(NGramCounts.Of(Sentences.Where(sentence => sentence.Contains(9))), Words);

        Assert.InRange(MixtureShare.Of(whole, part, Sentences.Where(sentence => sentence.Contains(9))), 0.6, 1);
        Assert.InRange(MixtureShare.Of(whole, part, Sentences.Where(sentence => !sentence.Contains(9))), 0, 0.2);
    }

    [Fact]
    public void Score_AnySentence_IsThatOfBackoffByDefinition()
    {
        var random = new Random(7);
        for (var n = 0; n < 200; n++)
        {
            var sentence = Enumerable.Range(0, 8).Select(_ => random.Next(Words)).ToArray();
            var state = LanguageModel.NoContext;
            var context = NGram.Empty;
            foreach (var word in sentence)
            {
                Assert.Equal(ByDefinition(context.Append(word)), Model.Score(ref state, word), 1e-4);
                context = context.Append(word);
                if (context.Order == NGram.MaxOrder)
                    context = context.Suffix();
            }
        }
    }

    [Fact]
    public void Score_SeenSentence_IsLikelierThanItsReverse()
    {
        var seen = Sentences[0];

        Assert.True(Score(seen) > Score([.. seen.Reverse()]) + 1);
    }

    [Fact]
    public void Score_StatesEqual_FuturesEqual()
    {
        // 11 11 is no context that the model kept: both histories leave the same state.
        Assert.Equal(State([6, 11, 11, 11]), State([9, 11, 11, 11]));
    }

    [Fact]
    public void Read_WrittenModel_ScoresAlmostAlike()
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        LanguageModelPart.Write(writer, Levels);
        var reader = new ModelReader(buffer.ToArray());
        var read = LanguageModelPart.Read(ref reader, Words);

        foreach (var sentence in Sentences.Take(20))
        {
            var (state, readState) = (Model.Start, read.Start);
            foreach (var word in sentence)
                Assert.Equal(Model.Score(ref state, word), read.Score(ref readState, word), 0.2f);
        }

        Assert.True(reader.IsAtEnd);
    }

    private static int[] Sentence(int n) =>
        [6, 7 + (n % 2), 8 + (n % 3), .. n % 5 == 0 ? new[] { 9, 10 } : [], 7 + (n * n % 4), PhraseVocabulary.Number];

    private static double ByDefinition(NGram gram)
    {
        if (Estimated[gram.Order - 1].TryGetValue(gram, out var weights))
            return weights.LogProbability;
        return (Estimated[gram.Order - 2].TryGetValue(gram.Prefix(), out var context) ? context.Backoff : 0) + ByDefinition(gram.Suffix());
    }

    private static void AssertDistribution(LanguageModel model)
    {
        int[][] contexts = [[], [6], [6, 7], [7, 8, 9], [6, 7, 8, 9], [11, 11, 11, 11], [PhraseVocabulary.Unknown]];
        foreach (var context in contexts)
        {
            double sum = 0;
            for (var word = 0; word < Words; word++)
            {
                var state = State(model, context);
                sum += Math.Exp(model.Score(ref state, word));
            }

            Assert.Equal(1, sum, 4);
        }
    }

    private static int State(int[] context) => State(Model, context);

    private static int State(LanguageModel model, int[] context)
    {
        var state = LanguageModel.NoContext;
        foreach (var word in context)
            model.Score(ref state, word);
        return state;
    }

    private static float Score(int[] sentence)
    {
        var state = Model.Start;
        return sentence.Append(PhraseVocabulary.SentenceEnd).Sum(word => Model.Score(ref state, word));
    }
}
