using Bilingual.Segmentation;
using Bilingual.Segmentation.Srx;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Segmentation;

public class SentenceStreamTests
{
    private static readonly SrxSegmenter Segmenter = SrxSegmenter.CreateDefault();

    private static List<StreamedSentence> Read(string text, int window = 64, string language = "en") =>
        [.. new SentenceStream(Segmenter, language, window).Read(new StringReader(text))];

    [Theory]
    [InlineData("One. Two.\n\nThree.\n", 11)]
    [InlineData("One. Two.\r\n \r\nThree.", 14)]
    [InlineData("One. Two.\r\u00A0\t\rThree.\r", 13)]
    public void Read_Lines_NumbersParagraphsSentencesLinesAndPlaces(string text, long third) =>
        Assert.Equal(
            [new(0, 0, 0, 0, "One."), new(0, 1, 0, 5, "Two."), new StreamedSentence(1, 0, 2, third, "Three.")],
            Read(text));

    [Fact]
    public void Read_HardWrappedText_JoinsTheLinesOfAParagraph()
    {
        const string text =
            """
            The harbour was closed on Monday after a ship lost part
            of its cargo in the channel. Divers spent the whole day
            looking for the containers, and the coast guard warned
            sailors to stay away. By the evening nine of them had
            been found, most of them not far from the lighthouse.

            The port authority said that the channel would open
            again on Wednesday if the weather allowed it. Nobody
            was hurt. The captain of the ship told reporters that
            a wave had broken the chains during the night.
            """;
        var sentences = Read(text, window: 1 << 12);
        Assert.Equal([0, 0, 0, 1, 1, 1], sentences.Select(sentence => (int)sentence.Paragraph));
        Assert.Equal([0, 1, 3, 6, 7, 8], sentences.Select(sentence => (int)sentence.Line));
        Assert.Equal("Nobody\nwas hurt.", sentences[4].Text);
        Assert.All(sentences, sentence => Assert.Equal(sentence.Text, text[(int)sentence.Start..(int)sentence.End]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n \n")]
    public void Read_Blank_HasNothing(string text) => Assert.Empty(Read(text));

    [Fact]
    public void Read_LineLongerThanTheWindow_CutsItAsAWhole()
    {
        var text = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"Sentence number {i} is here."));
        var sentences = Read(text + "\nNext.");
        Assert.Equal(41, sentences.Count);
        Assert.All(sentences.Take(40), sentence => Assert.Equal((0L, 0L), (sentence.Paragraph, sentence.Line)));
        Assert.All(sentences.Take(40), sentence => Assert.Equal(sentence.Text, text[(int)sentence.Start..(int)sentence.End]));
        Assert.Equal(Enumerable.Range(0, 40), sentences.Take(40).Select(sentence => sentence.Index));
        Assert.Equal(new StreamedSentence(1, 0, 1, text.Length + 1, "Next."), sentences[^1]);
    }

    [Fact]
    public void Read_SentenceLongerThanTheWindow_IsCutAtWhiteSpace()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 100));
        var sentences = Read(text);
        Assert.All(sentences, sentence => Assert.True(sentence.Text.Length <= 64 && sentence.Text.EndsWith("word", StringComparison.Ordinal)));
        Assert.Equal(text, string.Join(' ', sentences.Select(sentence => sentence.Text)));
    }

    [Fact]
    public void Read_AnyText_DropsOnlyWhiteSpaceAndSaysWhereEachSentenceStands() =>
        Prop.ForAll(
            Gen.Elements("a", "B", ". ", "? ", " ", "\n", "\r", "\r\n", "😀", "word", "\t", "xxxxxxxxxxxx").ArrayOf().Select(string.Concat).ToArbitrary(),
            text =>
            {
                var lines = text.ReplaceLineEndings("\n").Split('\n');
                var sentences = Read(text, window: 16);
                Assert.All(sentences, sentence => Assert.Equal(sentence.Text, text[(int)sentence.Start..(int)sentence.End]));
                Assert.All(sentences, sentence => Assert.Contains(sentence.Text, lines[sentence.Line], StringComparison.Ordinal));
                Assert.Equal(
                    string.Concat(text.Where(c => !char.IsWhiteSpace(c))),
                    string.Concat(sentences.SelectMany(sentence => sentence.Text).Where(c => !char.IsWhiteSpace(c))));
                Assert.Equal(lines.Count(line => !string.IsNullOrWhiteSpace(line)), sentences.Select(sentence => sentence.Paragraph).Distinct().Count());
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a\u2028b\u0085c\fd", "a b c d")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("x\uD83D", "x\uD83D")]
    [InlineData("plain", "plain")]
    public void OnOneLine_Text_IsNormalisedWithoutLineEnds(string text, string expected) => Assert.Equal(expected, SentenceText.OnOneLine(text));
}
