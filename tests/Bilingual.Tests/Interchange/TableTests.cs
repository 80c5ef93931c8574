using Bilingual.Alignment;
using Bilingual.Interchange.Tabular;

namespace Bilingual.Tests.Interchange;

public sealed class TableTests
{
    [Fact]
    public void Links_OfTwoArticles_AreWrittenWithPlacesTextsAndEvidence()
    {
        var source = Sample.Article("id/a.txt", "id", "Judul", "Meta menanam 14,3 miliar dolar.");
        var target = Sample.Article("en/b.txt", "en", "Title", "Other.", "Meta invests\t$14.3 billion.");
        var table = Fixture.Written(stream =>
        {
            var writer = new LinkTableWriter(stream, threshold: 0.5);
            Assert.Equal(2, writer.Write(source, target, [Sample.Link(0, 0, 0.5), Sample.Link(1, 1, 0.4999), Sample.Link(1, 2, 1, Relation.Translation)]));
            writer.Complete();
        });
        Assert.Equal(Fixture.Read("links.tsv"), table);
    }

    [Fact]
    public void Links_OfAParagraphThatIsMissing_NameTheArticles()
    {
        var article = Sample.Article("a.txt", "id", "Satu");
        var writer = new LinkTableWriter(Stream.Null);
        Assert.Equal(
            "The link 0-1 names a paragraph that 'a.txt' (1 paragraphs) or 'a.txt' (1) does not have.",
            Assert.Throws<ArgumentException>(() => writer.Write(article, article, [Sample.Link(0, 1)])).Message);
    }

    [Fact]
    public void Drafts_WithAndWithoutFailure_FillTheColumns()
    {
        var table = Fixture.Written(stream =>
        {
            var writer = new DraftTableWriter(stream);
            writer.Write(new TranslationDraft("a.txt", 3, 1, "id", "en", "Satu.", "One.", "lexicon", null) { Remarks = "the number 7\nis missing" });
            writer.Write(new TranslationDraft("a.txt", 3, 2, "id", "en", "Dua.", "", "lexicon", "no word\nknown"));
            writer.Complete();
        });
        Assert.Equal(
            "source_path\tsource_line\tsentence\tsource_language\ttarget_language\tsource_text\ttarget_text\tengine\tfailure\tremarks\n" +
            "a.txt\t3\t1\tid\ten\tSatu.\tOne.\tlexicon\t\tthe number 7 is missing\n" +
            "a.txt\t3\t2\tid\ten\tDua.\t\tlexicon\tno word known\t\n",
            table);
    }
}
