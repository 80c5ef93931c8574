using Bilingual.Translation;

namespace Bilingual.Tests.Translation.LanguageModels;

public class NGramTests
{
    [Fact]
    public void Append_FiveWords_KeepsThemInOrder()
    {
        var gram = NGram.Of([7, 0, 16_777_215, 3, 9]);

        Assert.Equal(5, gram.Order);
        Assert.Equal([7, 0, 16_777_215, 3, 9], Enumerable.Range(0, 5).Select(i => gram[i]));
        Assert.Equal(9, gram.Last);
    }

    [Fact]
    public void SuffixAndPrefix_Words_DropOneEnd()
    {
        var gram = NGram.Of([7, 0, 5]);

        Assert.Equal(NGram.Of([0, 5]), gram.Suffix());
        Assert.Equal(NGram.Of([7, 0]), gram.Prefix());
        Assert.Equal(NGram.Empty, NGram.Of([7]).Prefix());
    }

    [Fact]
    public void Equals_SameWordsOfAnotherLength_Differ()
    {
        Assert.NotEqual(NGram.Of([0]), NGram.Of([0, 0]));
    }
}
