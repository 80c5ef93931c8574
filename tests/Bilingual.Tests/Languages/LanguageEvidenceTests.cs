using Bilingual.Languages;

namespace Bilingual.Tests.Languages;

public sealed class LanguageEvidenceTests
{
    private const int Bits = 10;
    private const string Text = "Warga desa menerima bantuan beras dari pemerintah pada hari Senin";

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(19)]
    public void AddFeatures_AnyNumberOfLanguages_SumsTheirWeights(int languages)
    {
        var weights = Weights(languages);
        var evidence = new LanguageEvidence(languages);
        evidence.AddFeatures(string.Concat(Enumerable.Repeat(Text + " ", 30)), Bits, weights);

        var expected = new Plain(weights, languages);
        for (var i = 0; i < 30; i++)
            LanguageFeatures.Extract(Text, Bits, ref expected);
        Assert.Equal(expected.Sums, evidence.Sums[..languages]);
        Assert.Equal(expected.Counts[0], evidence.Features);
    }

    [Fact]
    public void Add_Parts_AreTheWhole()
    {
        var weights = Weights(3);
        var known = new WordFilter(new byte[128]);
        known.Add("desa");
        var (whole, sum) = (new LanguageEvidence(3), new LanguageEvidence(3));
        whole.AddFeatures(Text, Bits, weights);
        whole.AddWords(Text, known);
        foreach (var part in new[] { Text[..20], Text[20..] })
        {
            var evidence = new LanguageEvidence(3);
            evidence.AddFeatures(part, Bits, weights);
            evidence.AddWords(part, known);
            sum.Add(evidence);
        }

        Assert.Equal(' ', Text[19]);
        Assert.Equal(whole.Sums, sum.Sums);
        Assert.Equal((whole.Features, whole.Words, whole.KnownWords), (sum.Features, sum.Words, sum.KnownWords));
        Assert.Equal(8, whole.Words);
        Assert.Equal(1, whole.KnownWords);
    }

    private static sbyte[] Weights(int languages)
    {
        var random = new Random(5);
        var weights = new sbyte[(languages << Bits) + LanguageEvidence.Lanes];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (sbyte)(i % 7 == 0 ? 127 : random.Next(-127, 128));
        return weights;
    }

    private readonly struct Plain(sbyte[] weights, int languages) : LanguageFeatures.IReceiver
    {
        public int[] Sums { get; } = new int[languages];

        public int[] Counts { get; } = new int[1];

        public void Add(int bucket)
        {
            Counts[0]++;
            for (var i = 0; i < Sums.Length; i++)
                Sums[i] += weights[(bucket * languages) + i];
        }
    }
}
