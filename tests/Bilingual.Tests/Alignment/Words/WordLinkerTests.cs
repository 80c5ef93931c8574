using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment;

public sealed class WordLinkerTests
{
    private static readonly WordLinker Linker = new(new LexiconEncoder(), Models.Confidence, new FewWords());

    [Fact]
    public void Link_WordsOfAnotherOrder_LeadToTheirPlaces() =>
        Assert.Equal(["s11~t11", "s12~t12", "s13~t13"], Show("s11 s12, s13.", "t13 t11 t12"));

    [Fact]
    public void Link_Lexicon_LinksWhatVectorsDoNot() => Assert.Equal(["rumah~house"], Show("rumah", "house"));

    [Fact]
    public void Link_NumbersAndNames_MustBeTheSame() =>
        Assert.Equal(["Wang~Wang", "14,3~14.3"], Show("Wang 14,3 miliar", "Wang 14.3 billion"));

    [Fact]
    public void Link_OneWordForTwo_AnswersBoth() => Assert.Equal(["anak~child", "anak-anak~children"], Show("anak anak-anak", "child children"));

    [Theory]
    [InlineData("", "t1")]
    [InlineData("s1", "")]
    [InlineData("...", "!")]
    public void Link_NoWords_GivesNothing(string source, string target) => Assert.Empty(Linker.Link(source, target));

    [Fact]
    public void Link_Offsets_AreThoseOfTheTexts()
    {
        var link = Assert.Single(Linker.Link("  s77!", "(t77)"));

        Assert.Equal((2, 5), (link.Source.Start, link.Source.End));
        Assert.Equal((1, 4), (link.Target.Start, link.Target.End));
        Assert.Equal(1, link.Strength, 3);
    }

    private static string[] Show(string source, string target) =>
        [.. Linker.Link(source, target).Select(link => $"{link.Source.Of(source)}~{link.Target.Of(target)}")];

    private sealed class FewWords : IBilingualLexicon
    {
        public void Translate(string language, string word, ICollection<WordTranslation> translations)
        {
            if ((language, word) == ("id", "rumah"))
                translations.Add(new WordTranslation("house", 0.8f));
            if ((language, word) == ("id", "anak"))
                translations.Add(new WordTranslation("child", 0.7f));
            if ((language, word) == ("id", "anak-anak"))
                translations.Add(new WordTranslation("children", 0.7f));
        }
    }
}
