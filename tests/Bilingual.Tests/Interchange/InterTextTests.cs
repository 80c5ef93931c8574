using System.Xml.Linq;
using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Interchange.InterText;

namespace Bilingual.Tests.Interchange;

public sealed class InterTextTests
{
    private static readonly Document Source = Sample.Article("a.txt", "id", "Judul.", "Satu. Dua. Tiga.");
    private static readonly Document Target = Sample.Article("b.txt", "en", "Title.", "One two. Extra.");

    [Fact]
    public void WriteAlignment_OrderedBeads_LinksEverySentenceTargetFirst()
    {
        Bead[] beads = [new([0], [0], 1, Evidence.None), new([1, 2], [1], 0.9, Evidence.None)];
        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <linkGrp toDoc="pair.en.xml" fromDoc="pair.id.xml">
             <link type="1-1" xtargets="1:1;1:1" status="man" />
             <link type="1-2" xtargets="2:1;2:1 2:2" status="auto" />
             <link type="0-1" xtargets=";2:3" status="auto" />
             <link type="1-0" xtargets="2:2;" status="auto" />
            </linkGrp>

            """,
            Fixture.Written(stream => InterTextWriter.WriteAlignment(stream, "pair", Source, Target, beads, sentence => sentence == 0)));
    }

    [Fact]
    public void WriteDocument_Sentences_AreNumberedWithinParagraphs()
    {
        var xml = XDocument.Parse(Fixture.Written(stream => InterTextWriter.WriteDocument(stream, Source)));
        Assert.Equal("1:1 2:1 2:2 2:3", string.Join(' ', xml.Descendants("s").Select(sentence => sentence.Attribute("id")!.Value)));
    }

    [Fact]
    public void Refuses_CrossingBeads_NamesTheBeadAndTheCure()
    {
        Bead[] beads = [new([0], [1], 1, Evidence.None), new([1], [0], 1, Evidence.None)];
        const string reason = "InterText cannot hold the bead [1]:[0], which crosses others or has a hole; export tmx, xliff or cesalign instead";
        Assert.Equal(reason, InterTextWriter.Refuses(beads));
        Assert.Equal(reason, Assert.Throws<InvalidOperationException>(() => InterTextWriter.WriteAlignment(Stream.Null, "x", Source, Target, beads, _ => false)).Message);
    }
}
