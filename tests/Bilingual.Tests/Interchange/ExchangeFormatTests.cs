using System.Xml.Linq;
using Bilingual.Corpora;
using Bilingual.Interchange;
using Bilingual.Interchange.CesAlign;
using Bilingual.Interchange.Moses;
using Bilingual.Interchange.Tabular;
using Bilingual.Interchange.Xliff;

namespace Bilingual.Tests.Interchange;

public sealed class ExchangeFormatTests
{
    private static readonly CorpusInfo Info = new() { ToolVersion = "0.1.0" };

    [Fact]
    public void Moses_Units_StandLineByLineInOpusNames()
    {
        Assert.Equal(".en-id.id .en-id.en .en-id.ids", string.Join(' ', new MosesFormat().Extensions(Info)));
        var files = Fixture.ExportAll(new MosesFormat(), Info, CorpusFormatTests.Units());
        Assert.Equal("Meta menanam 14,3 miliar dolar. \"Besar,\" kata Wang.\nSatu dua tiga\n", files[0]);
        Assert.Equal("Meta invests $14.3 billion. “Big,” says Wang <CEO> & others.\nOne two three\n", files[1]);
        Assert.Equal("news/b.txt\tberita/a.txt\t1\t5 6\nnews/b.txt\tberita/a.txt\t1\t5 6\n", files[2]);
    }

    [Fact]
    public void Moses_AnyText_KeepsEqualCountsOfLines() => Hostile.Holds(text =>
    {
        var files = Fixture.ExportAll(new MosesFormat(), Info, Sample.Unit("x" + text, "y"), Sample.Unit("x", text + "y"));
        Assert.All(files, file => Assert.Equal(3, file.ReplaceLineEndings("\n").Split('\n').Length));
    });

    [Fact]
    public void LfAligner_Units_HaveItsFourColumns() => Assert.Equal(
        "Satu\tOne\tberita/a.txt\t0.9312\n",
        Fixture.Export(new LfAlignerFormat(), Info, Sample.Unit("Satu", "One")));

    [Fact]
    public void CesAlign_Units_LinkSentencesAndGroupThemByDocuments()
    {
        var other = Sample.Unit("a", "b", "u3");
        other = other with { Source = other.Source with { Path = "berita/<c>.txt" } };
        Assert.Equal(
            Fixture.Read("links.en-id.xml"),
            Fixture.Export(new CesAlignFormat(), Info, Sample.Unit("a", "b"), Sample.Unit("c", "d", "u2"), other));
    }

    [Fact]
    public void CesAlign_AUnitWithoutPlaces_IsSkipped()
    {
        var unit = Sample.Unit("a", "b");
        unit = unit with { Source = unit.Source with { Places = [] } };
        Assert.False(new CesAlignFormat().CreateWriter([new MemoryStream()], Info).Write(unit));
    }

    [Fact]
    public void CesDocument_Sentences_HaveTheIdentifiersThatLinksUse()
    {
        var document = Sample.Article("berita/a.txt", "id", "Judul.", "Satu & dua. Tiga.");
        var xml = XDocument.Parse(Fixture.Written(stream => CesDocumentWriter.Write(stream, document)));
        Assert.Equal("s1 Judul.|s2 Satu & dua.|s3 Tiga.", string.Join('|', xml.Descendants("s").Select(sentence => $"{sentence.Attribute("id")!.Value} {sentence.Value}")));
        Assert.Equal("id/berita/a.txt.xml", CesDocumentWriter.PathOf("id", "berita/a.txt"));
    }

    [Fact]
    public void Xliff21_Units_CarryStatesAndMetadata() => Assert.Equal(
        Fixture.Read("corpus.xlf"),
        Fixture.Export(new XliffFormat(new XliffOptions()), Info, States()));

    [Fact]
    public void Xliff12_Units_CarryStatesAndNotes() => Assert.Equal(
        Fixture.Read("corpus.v12.xlf"),
        Fixture.Export(new XliffFormat(new XliffOptions { Version = XliffVersion.V12 }), Info, States()));

    [Fact]
    public void Xliff_ReviewedIsFinal_WritesFinal()
    {
        var accepted = Sample.Unit("a", "b") with { State = ReviewState.Accepted };
        Assert.Contains("state=\"final\"", Fixture.Export(new XliffFormat(new XliffOptions { ReviewedIsFinal = true }), Info, accepted), StringComparison.Ordinal);
        Assert.Contains(
            "state=\"final\"",
            Fixture.Export(new XliffFormat(new XliffOptions { ReviewedIsFinal = true, Version = XliffVersion.V12 }), Info, accepted),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Xliff21_AnyText_KeepsTheOrderAndTheIdentifiersOfTheStandard() => Hostile.Holds(text =>
    {
        var unit = Sample.Unit("x" + text, text + "y", text);
        var xliff = XDocument.Parse(Fixture.Export(new XliffFormat(new XliffOptions()), Info, unit, unit), LoadOptions.PreserveWhitespace);
        XNamespace ns = "urn:oasis:names:tc:xliff:document:2.0";
        var units = xliff.Descendants(ns + "unit").ToArray();
        Assert.Equal("u1 u2", string.Join(' ', units.Select(element => element.Attribute("id")!.Value)));
        Assert.All(units, element => Assert.Equal("metadata segment", string.Join(' ', element.Elements().Select(child => child.Name.LocalName))));
        Assert.All(xliff.Descendants(ns + "segment"), segment => Assert.Equal("source target", string.Join(' ', segment.Elements().Select(child => child.Name.LocalName))));
        Assert.Equal(Bilingual.Interchange.XmlText.Clean("x" + text), units[0].Descendants(ns + "source").Single().Value);
    });

    [Fact]
    public void Xliff_WithoutUnits_StillHasAFile()
    {
        var v21 = XDocument.Parse(Fixture.Export(new XliffFormat(new XliffOptions()), Info));
        Assert.Single(v21.Root!.Elements());
        Assert.Single(v21.Descendants(v21.Root.Name.Namespace + "unit"));
        Assert.Single(XDocument.Parse(Fixture.Export(new XliffFormat(new XliffOptions { Version = XliffVersion.V12 }), Info)).Root!.Elements());
    }

    private static TranslationUnit[] States() =>
    [
        Sample.Unit("Satu <b>", "One & two"),
        Sample.Unit("Dua", "Two", "u2") with { State = ReviewState.Edited },
        Sample.Unit("Tiga", "Three", "u3") with { State = ReviewState.Rejected },
    ];
}
