using System.Text;
using Bilingual.Documents;
using Bilingual.Segmentation.Srx;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Segmentation;

/// <summary>What holds for every text, whatever the rules say of it.</summary>
public sealed class SegmentationPropertyTests
{
    private static readonly SrxSegmenter Segmenter = SrxSegmenter.CreateDefault();

    private static readonly DocumentReader Reader = new(new ReadingOptions());

    /// <summary>Pieces of the kind that the rules look at, put together at random.</summary>
    private static readonly Gen<string> Text = Gen.Elements(
        "dr.", "Prof.", "Budi", "kata", "dia", "Mr.", "U.S.", "p.m.", "Rp1.000,00", "10.30", "WIB", "No.", "5", "3.", "a)", "“Ya", "?”", "!\"", "...", "…",
        ".", "?", "!", ".”", ")", "(", "[1]", "😀", ":)", "•", "--", "—", ";", ":", "PT", "Tbk.", "S.H.", "Ia", "pergi", "The", "end", "www.a.id", "a@b.id",
        "NASA", "é", "cafe\u0301", "\u00AD", "\u200B").ArrayOf().SelectMany(
            static words => Gen.Elements(" ", " ", " ", "", "  ", "\u00A0").ArrayOf(words.Length).Select(spaces => string.Concat(words.Zip(spaces, static (word, space) => word + space))));

    private static readonly Gen<string> Language = Gen.Elements("id", "en", "fr");

    private static List<TextSpan> Segment(string text, string language)
    {
        var spans = new List<TextSpan>();
        Segmenter.Segment(text, language, spans);
        return spans;
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));

    [Fact]
    public void Segment_AnyParagraph_ItsSentencesAndTheSpaceBetweenThemAreTheParagraph() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Text.Zip(Language).ToArbitrary(), static sample =>
        {
            var (text, language) = sample;
            var joined = new StringBuilder();
            var end = 0;
            foreach (var span in Segment(text, language))
            {
                Assert.True(span.Start >= end && span.Length > 0);
                Assert.True(string.IsNullOrWhiteSpace(text[end..span.Start]));
                Assert.False(char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1]));
                joined.Append(text, end, span.End - end);
                end = span.End;
            }

            Assert.Equal(text.TrimEnd(), joined.ToString());
        }));

    [Fact]
    public void Segment_ASentence_IsNotCutAgain() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Text.Zip(Language).ToArbitrary(), static sample =>
        {
            foreach (var span in Segment(sample.Item1, sample.Item2))
            {
                var sentence = sample.Item1[span.Start..span.End];
                Assert.Equal([new TextSpan(0, sentence.Length)], Segment(sentence, sample.Item2));
            }
        }));

    [Fact]
    public void Segment_AnyFile_EverySentenceLeadsBackToItsPlaceInTheDecodedText() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Text.ArrayOf().Zip(Language).ToArbitrary(), static sample =>
        {
            var document = Reader.Read(DocumentBytes.Of("a.txt", Encoding.UTF8.GetBytes(string.Join("\r\n", sample.Item1) + "\n.")));
            foreach (var paragraph in document.Paragraphs)
            {
                foreach (var span in Segment(paragraph.Text, sample.Item2))
                {
                    var source = paragraph.Map.ToSource(span);
                    Assert.True(paragraph.Span.Contains(source));
                    var sentence = paragraph.Text[span.Start..span.End];
                    Assert.Equal(sentence, TextCleaner.Clean(source.Of(document.Text).ToString(), 0).Text);
                }
            }

            Assert.Equal(
                WithoutSpace(string.Concat(document.Paragraphs.Select(static paragraph => paragraph.Text))),
                WithoutSpace(string.Concat(document.Paragraphs.SelectMany(paragraph => Segment(paragraph.Text, sample.Item2).Select(span => paragraph.Text[span.Start..span.End])))));
        }));
}
