using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Phrases;

public class AlignedTextTests
{
    [Fact]
    public void HoldOut_SomePairsOfTheDomain_AreTakenFromThemInBlocks()
    {
        var aligned = Aligned(n => n >= 200);

        var (kept, heldOut) = aligned.HoldOut(20);

        Assert.Equal(20, heldOut.Count);
        Assert.Equal(aligned.Text.Pairs.Except(heldOut), kept.Text.Pairs);
        Assert.All(heldOut, pair => Assert.True(aligned.Text.Pairs.ToList().IndexOf(pair) >= 200));
        Assert.Equal((kept.Text.Pairs.Count, kept.Text.Pairs.Count), (kept.Links.Length, kept.RootLinks?.Length));
        Assert.Equal(kept.Text.Pairs.Count, kept.Text.Bitext.Count);
        Assert.Equal(kept.Text.Pairs.Count - 200, kept.IsDomain.Count(isDomain => isDomain));
    }

    [Fact]
    public void HoldOut_MoreThanATenth_IsATenth() => Assert.Equal(40, Aligned(_ => false).HoldOut(300).HeldOut.Count);

    [Fact]
    public void HoldOut_None_KeepsAll()
    {
        var (kept, heldOut) = Aligned(_ => true).HoldOut(0);

        Assert.Empty(heldOut);
        Assert.Equal(400, kept.Text.Pairs.Count);
    }

    private static AlignedText Aligned(Func<int, bool> isDomain)
    {
        var text = TrainingText.Prepare(Enumerable.Range(0, 400).Select(n => new SentencePair($"Kalimat {n} di sini.", $"Sentence {n} here.")), "id", "en");
        var links = text.Pairs.Select(_ => Array.Empty<WordLink>()).ToArray();
        return new(text, links, [.. links], [.. Enumerable.Range(0, text.Pairs.Count).Select(isDomain)]);
    }
}
