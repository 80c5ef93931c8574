using Bilingual.Documents;

namespace Bilingual.Tests.Documents;

public sealed class OffsetMapTests
{
    [Fact]
    public void ToSource_Identity_AddsTheStart()
    {
        var map = OffsetMap.Identity(7);

        Assert.Equal(10, map.ToSource(3));
        Assert.Equal(new TextSpan(8, 11), map.ToSource(new TextSpan(1, 4)));
        Assert.Equal(new TextSpan(8, 8), map.ToSource(new TextSpan(1, 1)));
    }

    [Fact]
    public void ToSource_SpanBeforeFoldedSpace_EndsWithItsLastCharacter()
    {
        var map = new OffsetMap([new(0, 0), new(4, 7)]);

        Assert.Equal(new TextSpan(0, 3), map.ToSource(new TextSpan(0, 3)));
        Assert.Equal(new TextSpan(7, 8), map.ToSource(new TextSpan(4, 5)));
    }

    [Fact]
    public void ToSource_SpanEndingInComposedCharacter_CoversItsAccent()
    {
        var map = new OffsetMap([new(0, 0), new(1, 2)]);

        Assert.Equal(new TextSpan(0, 2), map.ToSource(new TextSpan(0, 1)));
    }

    [Fact]
    public void Constructor_DescendingRuns_Throws()
    {
        Assert.Throws<ArgumentException>(() => new OffsetMap([new(0, 5), new(2, 4)]));
        Assert.Throws<ArgumentException>(() => new OffsetMap([new(1, 0)]));
        Assert.Throws<ArgumentException>(() => new OffsetMap([]));
    }
}
