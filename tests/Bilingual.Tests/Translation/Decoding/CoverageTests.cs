using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Decoding;

public class CoverageTests
{
    [Fact]
    public void Add_AnyOrderOfRanges_AgreesWithABooleanArray()
    {
        var random = new Random(3);
        for (var n = 0; n < 300; n++)
        {
            var covered = new bool[80];
            var coverage = default(Coverage);
            for (var step = 0; step < 60; step++)
            {
                var start = random.Next(covered.Length - 5);
                var end = start + 1 + random.Next(5);
                var first = Array.IndexOf(covered, value: false);
                var free = start >= first && end - first <= 64 && !covered.AsSpan(start..end).Contains(true);

                Assert.Equal(free, coverage.IsFree(start, end));
                if (!free)
                    continue;
                coverage = coverage.Add(start, end);
                covered.AsSpan(start..end).Fill(true);
                Assert.Equal(Array.IndexOf(covered, value: false), coverage.FirstGap);
            }
        }
    }

    [Fact]
    public void Add_SixtyFourPositions_StartsAnew()
    {
        Assert.Equal(new Coverage(64, 0), default(Coverage).Add(0, 64));
    }
}
