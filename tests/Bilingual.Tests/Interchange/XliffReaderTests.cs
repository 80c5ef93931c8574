using System.Text;
using Bilingual.Corpora;
using Bilingual.Interchange;
using Bilingual.Interchange.Import;

namespace Bilingual.Tests.Interchange;

public sealed class XliffReaderTests
{
    [Fact]
    public void Read_Version21_GivesTextsPathsIdsAndStates()
    {
        var units = Read(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <xliff version="2.1" srcLang="id" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">
             <file id="f1" original="id/a.txt"><notes><note>target document: en/a.txt</note></notes>
              <unit id="u1" name="abc"><notes><note>target document: no</note></notes><segment state="reviewed"><source>Satu <pc id="1">dua</pc>.</source><target>One &amp; two.</target></segment></unit>
              <unit id="u2"><segment state="translated" subState="bilingual:needs-review"><source>Tiga.</source><target>Three.</target></segment></unit>
              <unit id="u3"><segment><source>Empat.</source></segment></unit>
             </file>
            </xliff>
            """,
            out var faults);

        Assert.Empty(faults);
        Assert.Equal(
            [("abc", "id/a.txt", "en/a.txt", "Satu dua.", "One & two.", ReviewState.Accepted), ("u2", "id/a.txt", "en/a.txt", "Tiga.", "Three.", ReviewState.NeedsReview)],
            units.Select(unit => (unit.Id, unit.Source.Path, unit.Target.Path, unit.Source.Text, unit.Target.Text, unit.State)));
    }

    [Fact]
    public void Read_Version12_TakesApprovalAndLeavesCodesAndAlternativesOut()
    {
        var units = Read(
            """
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="id/a.txt" source-language="id" target-language="en" datatype="plaintext"><body>
            <trans-unit id="1" resname="x1" approved="yes"><source>Satu<ph id="1">&lt;br/&gt;</ph> lagi.</source><target state="final">One more.</target>
             <alt-trans><source>lain</source><target>other</target></alt-trans></trans-unit>
            <trans-unit id="2"><source>Dua.</source><target state="needs-review-translation">Two.</target></trans-unit>
            </body></file></xliff>
            """,
            out var faults);

        Assert.Empty(faults);
        Assert.Equal(
            [("x1", "Satu lagi.", "One more.", ReviewState.Accepted), ("2", "Dua.", "Two.", ReviewState.Unreviewed)],
            units.Select(unit => (unit.Id, unit.Source.Text, unit.Target.Text, unit.State)));
    }

    [Theory]
    [InlineData("<html/>", "x.xlf:1: expected the root element 'xliff', found 'html': the file is no XLIFF.")]
    [InlineData("<xliff><file>", "x.xlf:1: the XML is broken: ")]
    public void Read_NoXliff_SaysWhatWasExpected(string content, string fault)
    {
        Assert.Empty(Read(content, out var faults));
        Assert.StartsWith(fault, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OutsideEntity_IsNotOpened()
    {
        var units = Read(
            """<!DOCTYPE xliff [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff version="1.2"><file><body><trans-unit id="1"><source>a &e;</source><target>b</target></trans-unit></body></file></xliff>""",
            out _);

        Assert.DoesNotContain(units, unit => unit.Source.Text.Contains("root", StringComparison.Ordinal));
    }

    private static List<TranslationUnit> Read(string content, out List<string> faults)
    {
        var found = new List<string>();
        var units = new XliffReader().Read([new CorpusSource("x.xlf", new MemoryStream(Encoding.UTF8.GetBytes(content)))], new CorpusInfo(), fault => found.Add(fault.ToString())).ToList();
        faults = found;
        return units;
    }
}
