using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment.Confidence.Training;

public sealed class AnnotatedEventTests
{
    [Fact]
    public void All_DeliveredEvents_AreToldTwiceInBothLanguagesAndShareFacts() => Assert.All(AnnotatedEvent.All().ToList(), happening =>
    {
        Assert.Equal(["id", "id", "en", "en"], happening.Articles.Select(article => article.Language));
        foreach (var source in happening.Articles.Take(2))
        {
            Assert.All(happening.Articles.Skip(2), target => Assert.Contains(source.Paragraphs, p => target.Paragraphs.Any(p.Shares)));
        }
    });

    [Fact]
    public void All_DeliveredEvents_AreSixteen() => Assert.Equal(16, AnnotatedEvent.All().Count());

    [Fact]
    public void Parse_Event_GivesArticlesWithKindsAndFacts()
    {
        var happening = AnnotatedEvent.Parse(new StringReader("# A storm\n== id\nt a\tBadai\nb a b\tBadai datang.\n== en\nb b\tIt came.\nx\tShare"));

        Assert.Equal("A storm", happening.Name);
        Assert.Equal(["id", "en"], happening.Articles.Select(article => article.Language));
        Assert.True(happening.Articles[0].Paragraphs[1].Shares(happening.Articles[1].Paragraphs[0]));
        Assert.False(happening.Articles[0].Paragraphs[0].Shares(happening.Articles[1].Paragraphs[0]));
    }

    [Theory]
    [InlineData("b a\ttext before any article")]
    [InlineData("# A storm\n== id\nno tab")]
    [InlineData("# A storm\n== id\nz\tno such kind")]
    public void Parse_OtherLines_SaysWhatWasExpected(string text) =>
        Assert.Throws<FormatException>(() => AnnotatedEvent.Parse(new StringReader(text)));
}
