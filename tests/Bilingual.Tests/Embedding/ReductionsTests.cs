using Bilingual.Embedding;

namespace Bilingual.Tests.Embedding;

public sealed class ReductionsTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(19)]
    [InlineData(256)]
    public void Dots_RowsOfATable_AreTheSumsOfProducts(int length)
    {
        float[] vector = [.. Enumerable.Range(0, length).Select(i => (float)(i % 7))];
        float[] table = [.. Enumerable.Range(0, 6 * length).Select(i => (float)((i % 11) - 5))];
        float[] expected = [.. Enumerable.Range(0, 6).Select(row => Enumerable.Range(0, length).Sum(i => vector[i] * table[(row * length) + i]))];

        var sums = new float[6];
        Reductions.Dots(vector, table, sums);
        Assert.Equal(expected, sums);

        Reductions.Dots(vector, table, [5, 0, 0, 2, 4], sums);
        Assert.Equal([expected[5], expected[0], expected[0], expected[2], expected[4]], sums[..5]);
    }

    [Fact]
    public void Dots_WhateverRowsStandBesideIt_IsTheSameToTheLastBit()
    {
        var random = new Random(1);
        float[] vector = [.. Enumerable.Range(0, 100).Select(_ => random.NextSingle())];
        float[] table = [.. Enumerable.Range(0, 700).Select(_ => random.NextSingle())];
        var together = new float[7];
        Reductions.Dots(vector, table, together);

        for (var row = 0; row < 7; row++)
        {
            var alone = new float[1];
            Reductions.Dots(vector, table.AsSpan(row * 100, 100), alone);
            Assert.Equal(together[row], alone[0]);
        }
    }
}
