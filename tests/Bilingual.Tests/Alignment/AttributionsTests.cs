using Bilingual.Alignment;
using Bilingual.Segmentation;

namespace Bilingual.Tests.Alignment;

public sealed class AttributionsTests
{
    [Theory]
    [InlineData("en", "\"We buy time,\" said Marcus Feld.", "said Marcus Feld")]
    [InlineData("en", "Officials said the road was closed.", "Officials said")]
    [InlineData("en", "The road was closed, the governor's office said.", "")]
    [InlineData("en", "Nine people were hurt.", "")]
    [InlineData("id", "\"Kami membeli waktu,\" kata Marcus Feld dalam rapat.", "kata Marcus Feld dalam rapat")]
    [InlineData("id", "Kepala Dinas Maria Lawai mengatakan dari 37 suspek sembilan positif.", "Kepala Dinas Maria Lawai mengatakan")]
    public void Mark_Sentence_MarksWhoSpeaks(string language, string text, string speaker)
    {
        var tokens = new List<Token>();
        foreach (var token in WordTokenizer.Tokenize(text))
            tokens.Add(token);
        var marked = new bool[tokens.Count];

        Attributions.For(language)!.Mark(text, tokens.ToArray(), marked);

        Assert.Equal(speaker, string.Join(' ', tokens.Where((_, i) => marked[i]).Select(token => text[token.Span.Start..token.Span.End])));
    }

    [Fact]
    public void For_LanguageWithoutReportingVerbs_IsNull() => Assert.Null(Attributions.For("fi"));
}
