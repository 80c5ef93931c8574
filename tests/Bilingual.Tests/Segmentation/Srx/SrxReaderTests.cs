using System.Text;
using Bilingual.Documents;
using Bilingual.Segmentation.Srx;

namespace Bilingual.Tests.Segmentation.Srx;

public class SrxReaderTests
{
    private const string Rules =
        """
        <languagerules>
          <languagerule languagerulename="Stops">
            <rule break="yes"><beforebreak>\.</beforebreak><afterbreak>\s</afterbreak></rule>
          </languagerule>
        </languagerules>
        """;

    private const string Maps = """<maprules><languagemap languagepattern=".*" languagerulename="Stops"/></maprules>""";

    private static SrxDocument Read(string xml) => SrxReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "my.srx");

    private static string Fault(string xml) => Assert.Throws<SrxException>(() => Read(xml)).Message;

    private static string[] Segment(SrxDocument document, string language, string text)
    {
        var spans = new List<TextSpan>();
        new SrxSegmenter(document).Segment(text, language, spans);
        return [.. spans.Select(span => text[span.Start..span.End])];
    }

    [Fact]
    public void Read_WholeFile_KeepsHeaderRulesAndMaps()
    {
        var document = Read(
            """
            <?xml version="1.0"?>
            <srx xmlns="http://www.lisa.org/srx20" version="2.0">
              <header segmentsubflows="no" cascade="no">
                <formathandle type="start" include="yes"/>
                <formathandle type="end" include="no"/>
                <formathandle type="isolated" include="yes"/>
              </header>
              <body>
                <languagerules>
                  <languagerule languagerulename="A">
                    <rule break="no"><beforebreak>a</beforebreak></rule>
                    <rule><afterbreak>b</afterbreak></rule>
                  </languagerule>
                </languagerules>
                <maprules><languagemap languagepattern="EN.*" languagerulename="A"/></maprules>
              </body>
            </srx>
            """);
        Assert.False(document.Cascade);
        Assert.False(document.SegmentSubflows);
        Assert.Equal(new SrxFormatHandling(IncludeStart: true, IncludeEnd: false, IncludeIsolated: true), document.FormatHandling);
        Assert.Equal(
            [new SrxRule(false, "a", "", "my.srx:11: rule 1 of 'A'"), new SrxRule(true, "", "b", "my.srx:12: rule 2 of 'A'")],
            document.RulesFor("en-GB").ToArray());
        Assert.True(document.Covers("En"));
        Assert.False(document.Covers("den"));
    }

    [Fact]
    public void Read_HeaderAsOmegatWritesIt_TakesTheDefaults()
    {
        var document = Read($"""<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="yes"></header><body>{Rules}{Maps}</body></srx>""");
        Assert.True(document.Cascade);
        Assert.Equal(SrxFormatHandling.Default, document.FormatHandling);
    }

    [Theory]
    [InlineData("http://www.lisa.org/srx20")]
    [InlineData("http://www.lisa.org/srx10")]
    [InlineData("")]
    public void Read_AnyOfTheNamespaces_IsUnderstood(string ns) =>
        Assert.Equal(["A.", "B."], Segment(Read($"<srx xmlns='{ns}' version='2.0'><header cascade='yes'/><body>{Rules}{Maps}</body></srx>"), "en", "A. B."));

    [Fact]
    public void Read_VersionOne_WithMaprulesNestedAndDoctype_IsUnderstood() =>
        Assert.Equal(["A.", "B."], Segment(
            Read(
                $"""
                <?xml version="1.0"?>
                <!DOCTYPE srx SYSTEM "srx10.dtd">
                <srx version="1.0"><header segmentsubflows="yes"/><body>{Rules}<maprules><maprule maprulename="m">
                <languagemap languagepattern=".*" languagerulename="Stops"/></maprule></maprules></body></srx>
                """), "en", "A. B."));

    [Fact]
    public void Read_EmbeddedInAnotherVocabulary_IsFound() =>
        Assert.True(Read($"<settings><srx xmlns='http://www.lisa.org/srx20' version='2.0'><header cascade='yes'/><body>{Rules}{Maps}</body></srx></settings>").Cascade);

    [Fact]
    public void Read_OkapiExtensions_AreHeeded()
    {
        var document = Read(
            $"""
            <srx xmlns="http://www.lisa.org/srx20" xmlns:okpsrx="http://okapi.sf.net/srx-extensions" version="2.0">
            <header segmentsubflows="yes" cascade="yes">
              <okpsrx:options oneSegmentIncludesAll="no" useIcu4jBreakRules="yes"/>
              <okpsrx:sample language="en">x</okpsrx:sample>
              <okpsrx:rangeRule>\|.*?\|</okpsrx:rangeRule>
            </header>
            <body><languagerules><languagerule languagerulename="A">
              <rule break="no" okpsrx:active="no"><beforebreak>off\.</beforebreak><afterbreak>\s</afterbreak></rule>
              <rule break="no" okpsrx:active="yes"><beforebreak>abc\.</beforebreak><afterbreak>\s</afterbreak></rule>
            </languagerule></languagerules><maprules><languagemap languagepattern=".*" languagerulename="A"/></maprules></body></srx>
            """);
        Assert.Equal("my.srx:9: rule 2 of 'A'", Assert.Single(document.RulesFor("en")).Place);
        Assert.Equal(["Lights off.", "An abc. Two.", "Then |one. Two. Three| end.", "Last."],
            Segment(document, "en", "Lights off. An abc. Two. Then |one. Two. Three| end. Last."));
    }

    [Theory]
    [InlineData("<srx", "my.srx:1: not well-formed XML: ")]
    [InlineData("<tmx/>", "my.srx: no <srx> element; an SRX 2.0 file was expected")]
    [InlineData("<srx version='3.0'><body/></srx>", "my.srx:1: SRX version '3.0' is not known; 2.0 was expected")]
    [InlineData("<srx version='2.0'><body><languagerules/></body></srx>", "my.srx:1: no <languagerule>: the file has no rules")]
    [InlineData("<srx version='2.0'>\n<languagerule/></srx>", "my.srx:2: a languagerule needs a languagerulename")]
    [InlineData("<srx version='2.0'><languagerule languagerulename='A'/>\n<languagerule languagerulename='A'/></srx>", "my.srx:2: there is another languagerule 'A'")]
    [InlineData("<srx version='2.0'><languagerule languagerulename='A'/></srx>", "my.srx:1: no <languagemap>: no language would use the rules")]
    [InlineData("<srx version='2.0'><languagerule languagerulename='A'/>\n<languagemap languagepattern='x' languagerulename='B'/></srx>", "my.srx:2: languagemap 'x' names the languagerule 'B', which is not in the file")]
    [InlineData("<srx version='2.0'><languagerule languagerulename='A'/>\n<languagemap languagepattern='(' languagerulename='A'/></srx>", "my.srx:2: languagepattern '(?i:()': '(' without ')'")]
    [InlineData("<srx version='2.0'>\n<header cascade='maybe'/><languagerule languagerulename='A'/><languagemap languagepattern='x' languagerulename='A'/></srx>", "my.srx:2: cascade='maybe' is neither yes nor no")]
    [InlineData("<srx version='2.0'>\n<header><formathandle type='end' include='x'/></header><languagerule languagerulename='A'/><languagemap languagepattern='x' languagerulename='A'/></srx>", "my.srx:2: include='x' is neither yes nor no")]
    [InlineData("<srx version='2.0'>\n<header><formathandle type='odd' include='yes'/></header><languagerule languagerulename='A'/><languagemap languagepattern='x' languagerulename='A'/></srx>", "my.srx:2: formathandle type 'odd' is not start, end or isolated")]
    public void Read_Faulty_NamesFileAndLine(string xml, string message) => Assert.StartsWith(message, Fault(xml), StringComparison.Ordinal);

    [Fact]
    public void Read_SeveralFaults_ListsThemAll() =>
        Assert.Equal(2, Assert.Throws<SrxException>(() => Read("<srx version='9'>\n<languagerule/></srx>")).Faults.Length);

    [Fact]
    public void Read_EntityExpansion_IsRefused() =>
        Assert.Contains("my.srx:", Fault(
            """
            <!DOCTYPE srx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
            <srx version="2.0"><languagerule languagerulename="&b;"/></srx>
            """), StringComparison.Ordinal);

    [Fact]
    public void Read_ExternalEntity_IsNotOpened() =>
        Assert.Contains("my.srx:", Fault(
            """
            <!DOCTYPE srx [<!ENTITY x SYSTEM "file:///etc/hostname">]>
            <srx version="2.0"><languagerule languagerulename="&x;"/></srx>
            """), StringComparison.Ordinal);

    [Fact]
    public void Read_AnyBytes_EndsInADocumentOrAFault()
    {
        var random = new Random(7);
        var valid = Encoding.UTF8.GetBytes($"<srx version='2.0'><header cascade='yes'/><body>{Rules}{Maps}</body></srx>");
        for (var i = 0; i < 500; i++)
        {
            var bytes = valid.ToArray();
            for (var j = random.Next(1, 6); j > 0; j--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Assert.NotEmpty(SrxReader.Read(new MemoryStream(bytes), "my.srx").LanguageMaps);
            }
            catch (SrxException fault)
            {
                Assert.StartsWith("my.srx", fault.Message, StringComparison.Ordinal);
            }
        }
    }
}
