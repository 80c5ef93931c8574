using Bilingual.Translation;

namespace Bilingual.Tests.Translation.Text;

public class SurfaceTokenTests
{
    [Theory]
    [InlineData("Ia berkata, \"Ya.\"", "Ia berkata _, \"_ Ya _. _\"")]
    [InlineData("(Meta’s) 50% Rp8.000", "(_ Meta _’s _) 50 _% Rp_ 8.000")]
    [InlineData("13-15 Mei", "13 _-_ 15 Mei")]
    [InlineData("ya,\"katanya", "ya _, _\"_ katanya")]
    [InlineData("", "")]
    public void Tokenize_Sentence_SaysWhatTouchesWhat(string text, string expected)
    {
        var tokens = new List<SurfaceToken>();
        SurfaceToken.Tokenize(text, tokens);

        Assert.Equal(expected, string.Join(' ', tokens.Select(token =>
            (token.JoinsLeft ? "_" : "") + token.Span.Of(text).ToString() + (token.JoinsRight ? "_" : ""))));
    }
}
