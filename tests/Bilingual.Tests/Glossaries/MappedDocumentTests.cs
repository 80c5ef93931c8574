using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Tests.Glossaries;

public sealed class MappedDocumentTests
{
    private const string Source = "Meta  untung. Labanya  naik, kata Meta.";
    private const string Clean = "Meta untung. Labanya naik, kata Meta.";

    [Theory]
    [InlineData("id", "laba", "profit")]
    [InlineData("en", "profit", "laba")]
    public void TermsOf_Sentence_HasItsTermsWithRequiredTargetsAndTheirPlaces(string language, string term, string target)
    {
        var entry = language == "id" ? new TermEntry { Term = term, Target = target } : new TermEntry { Term = target, Target = term };
        var text = Clean.Replace("Labanya", term == "laba" ? "Labanya" : "Profits", StringComparison.Ordinal);
        var (mapped, paragraph) = Map(text, language, entry, new TermEntry { Term = "Meta", Target = "Meta", CaseSensitive = true, PartOfSpeech = "name" });

        var first = mapped.TermsOf(paragraph, paragraph.Sentences[0]);
        var second = mapped.TermsOf(paragraph, paragraph.Sentences[1]);

        Assert.Equal([new TextSpan(0, 4)], first.Select(match => match.Span));
        Assert.Equal([new TextSpan(0, 7), new TextSpan(19, 23)], second.Select(match => match.Span));
        Assert.Equal((term, target), (second[0].Term, second[0].Target));
        Assert.Equal(
            new[] { "Labanya", "Meta" },
            second.Select(match => MappedDocument.Locate(paragraph, paragraph.Sentences[1], match).Of(Source).ToString()));
    }

    [Fact]
    public void TermsOf_TermAcrossTheEndOfASentence_BelongsToNone()
    {
        var (mapped, paragraph) = Map(Clean, "id", new TermEntry { Term = "laba", Target = "profit" });
        var across = mapped with { Terms = [[mapped.Terms[0][0] with { Span = new TextSpan(5, 20) }]] };

        Assert.All(paragraph.Sentences, sentence => Assert.Empty(across.TermsOf(paragraph, sentence)));
    }

    private static (MappedDocument Mapped, Paragraph Paragraph) Map(string text, string language, params TermEntry[] entries)
    {
        var end = text.IndexOf('.', StringComparison.Ordinal) + 1;
        var map = new OffsetMap([new(0, 0), new(5, 6), new(21, 23)]);
        TextSpan[] spans = [new(0, end), new(end + 1, text.Length)];
        var paragraph = new Paragraph
        {
            Index = 0,
            Span = new TextSpan(0, Source.Length),
            Line = 1,
            Text = text,
            Map = map,
            Sentences = [.. spans.Select((span, index) => new Sentence(index, span, map.ToSource(span), span.Of(text).ToString()))],
        };
        var document = new Document { Path = "d.txt", Language = language, Text = Source, ContentHash = "0", Paragraphs = [paragraph] };
        return (new MappedDocument(document, [TermMatcher.Create(new Glossary(entries), language).Match(text)]), paragraph);
    }
}
