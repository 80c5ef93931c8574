using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment;

public sealed class SentencePiecesTests
{
    [Theory]
    [InlineData("Ia pulang ke rumah.", "Ia pulang ke rumah.")]
    [InlineData("Ia pulang ke rumah. Lalu ia tidur.", "Ia pulang ke rumah. |Lalu ia tidur.")]
    [InlineData("“Saya pulang dulu,” katanya. “Sampai jumpa lagi.”", "“Saya pulang dulu,” katanya. |“Sampai jumpa lagi.”")]
    [InlineData("Menurut Dr. Ratna hal itu benar.", "Menurut Dr. Ratna hal itu benar.")]
    [InlineData("Harganya 14.500 rupiah saja.", "Harganya 14.500 rupiah saja.")]
    [InlineData("Police in B. C. said no.", "Police in B. C. said no.")]
    [InlineData("", "")]
    public void Cut_Text_EndsPiecesWhereSentencesSeemToEnd(string text, string expected)
    {
        var ends = new List<int>();
        SentencePieces.Cut(text, ends);

        Assert.Equal(expected, string.Join('|', ends.Select((end, i) => text[(i == 0 ? 0 : ends[i - 1])..end])));
        Assert.Equal(text.Length, ends[^1]);
    }

    [Fact]
    public void Cut_EndlessText_StopsAtAFewPieces()
    {
        var ends = new List<int>();
        SentencePieces.Cut(string.Concat(Enumerable.Repeat("Satu kalimat lagi. ", 10_000)), ends);

        Assert.Equal(24, ends.Count);
    }
}
