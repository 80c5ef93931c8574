using System.Diagnostics.CodeAnalysis;
using System.Text;
using Bilingual.Alignment;
using Bilingual.Corpora;
using Bilingual.Interchange;
using Bilingual.Interchange.Import;
using Bilingual.Interchange.Json;
using Bilingual.Interchange.Moses;
using Bilingual.Interchange.Tabular;
using Bilingual.Interchange.Tmx;

namespace Bilingual.Tests.Interchange;

public sealed class CorpusReaderTests
{
    private static readonly CorpusInfo Info = new() { ToolVersion = "0.1.0" };

    [Fact]
    public void Tmx_WrittenByTheProject_IsReadBack()
    {
        var unit = CorpusFormatTests.Units()[0] with { State = ReviewState.Accepted, Relation = Relation.Partial };
        var (units, faults) = Read(new TmxReader(), Fixture.Export(new TmxFormat(), Info, unit));
        Assert.Empty(faults);
        Same(unit with { Score = 0.9312 }, Assert.Single(units));
    }

    [Fact]
    public void JsonLines_WrittenByTheProject_IsReadBack()
    {
        var unit = CorpusFormatTests.Units()[0] with { State = ReviewState.Edited };
        var (units, faults) = Read(new JsonLinesReader(), Fixture.Export(new JsonLinesFormat(), Info, unit));
        Assert.Empty(faults);
        Same(unit with { Score = 0.9312 }, Assert.Single(units));
    }

    [Fact]
    public void Table_WrittenByTheProject_IsReadBack()
    {
        var (units, faults) = Read(new TableReader(), Fixture.Export(new BitextorFormat(), Info, CorpusFormatTests.Units()[0]));
        Assert.Empty(faults);
        var unit = Assert.Single(units);
        Assert.Equal("Meta menanam 14,3 miliar dolar. \"Besar,\" kata Wang.", unit.Source.Text);
        Assert.Equal("news/b.txt", unit.Target.Path);
        Assert.Equal(0.875, unit.Probability);
    }

    [Fact]
    public void Moses_WrittenByTheProject_IsReadBack()
    {
        var files = Fixture.ExportAll(new MosesFormat(), Info, CorpusFormatTests.Units());
        var (units, faults) = Read(new MosesReader(), files[0], files[1]);
        Assert.Empty(faults);
        Assert.Equal("Satu dua tiga=One two three", $"{units[1].Source.Text}={units[1].Target.Text}");
    }

    [Fact]
    public void EveryFormat_AnyText_IsReadBackButForWhatTheFormatCannotHold() => Hostile.Holds(text =>
    {
        // The platform cannot normalise the noncharacter U+FFFE; lines that hold it are reported instead.
        text = text.Replace('\uFFFE', ' ');
        var unit = Sample.Unit("x" + text + "x", "y" + text + "y");
        foreach (var (format, reader, held) in Formats())
        {
            var (units, faults) = Read(reader, [.. Fixture.ExportAll(format, Info, unit).Take(reader.FileCount)]);
            Assert.Empty(faults);
            Assert.Equal(held(unit.Source.Text), Assert.Single(units).Source.Text);
            Assert.Equal(held(unit.Target.Text), units[0].Target.Text);
        }
    });

    [Fact]
    public void Tmx_OfOtherPrograms_IsReadLeniently()
    {
        const string tmx =
            """
            <?xml version="1.0"?>
            <!DOCTYPE tmx SYSTEM "tmx13.dtd" [<!ENTITY bomb SYSTEM "file:///etc/passwd">]>
            <tmx version="1.4.">
              <header/>
              <body>
                <tu>
                  <prop type="x-confidence">0.4</prop>
                  <tuv lang="EN-us"><seg>Press <bpt i="1">&lt;b></bpt>Enter<ept i="1">&lt;/b></ept>, <hi>now</hi>.</seg></tuv>
                  <tuv lang="ID-id"><note>x</note><seg>Tekan <ph><sub>x</sub></ph>Enter.</seg></tuv>
                  <tuv lang="fr"><seg>Maintenant.</seg></tuv>
                </tu>
                <tu><tuv xml:lang="id"><seg>Tanpa pasangan.</seg></tuv></tu>
                <tu><tuv xml:lang="id"><seg/></tuv><tuv xml:lang="en"><seg>Half.</seg></tuv></tu>
                <tu tuid="last"><tuv xml:lang="id"><seg>Akhir</seg></tuv><tuv xml:lang="en"><seg>End</seg></tuv></tu>
              </body>
            </tmx>
            """;
        var (units, faults) = Read(new TmxReader(), tmx);
        Assert.Equal("Tekan Enter.=Press Enter, now.|Akhir=End", string.Join('|', units.Select(unit => $"{unit.Source.Text}={unit.Target.Text}")));
        Assert.Equal(0.4, units[0].Score);
        Assert.Equal(6, units[0].Source.Line);
        Assert.Equal("last", units[1].Id);
        Assert.Equal("file0:12: the unit lacks the language 'en'.|file0:13: the source side is blank.", string.Join('|', faults));
    }

    [Fact]
    public void Tmx_OfTwoRegionsOfOneLanguage_IsReadByTheExactCode()
    {
        const string tmx = """<tmx><body><tu><tuv xml:lang="en-GB"><seg>colour</seg></tuv><tuv xml:lang="en-US"><seg>color</seg></tuv></tu></body></tmx>""";
        var unit = Assert.Single(Read(new TmxReader(), Info with { SourceLanguage = "en-US", TargetLanguage = "en-GB" }, tmx).Units);
        Assert.Equal("color=colour", $"{unit.Source.Text}={unit.Target.Text}");
    }

    [Theory]
    [InlineData("<html><body/></html>", "file0:1: expected the root element 'tmx', found 'html': the file is no TMX.")]
    [InlineData("<tmx><body>\n<tu></body></tmx>", "file0:2: the XML is broken: The 'tu' start tag on line 2 position 2 does not match the end tag of 'body'. Line 2, position 7.")]
    [InlineData("", "file0:1: the XML is broken: Root element is missing.")]
    [InlineData("<tmx><body>&bomb;</body></tmx>", "file0:1: the XML is broken: Reference to undeclared entity 'bomb'. Line 1, position 13.")]
    public void Tmx_ThatIsBroken_IsReportedWithItsLine(string tmx, string expected)
    {
        var (units, faults) = Read(new TmxReader(), tmx);
        Assert.Empty(units);
        Assert.Equal(expected, Assert.Single(faults).ToString());
    }

    [Fact]
    public void Tmx_BrokenInTheMiddle_KeepsWhatCameBefore()
    {
        var whole = Fixture.Export(new TmxFormat(), Info, CorpusFormatTests.Units());
        var (units, faults) = Read(new TmxReader(), whole[..whole.IndexOf("<tu tuid=\"u2\"", StringComparison.Ordinal)]);
        Assert.Equal("u1", Assert.Single(units).Id);
        Assert.StartsWith("file0:22: the XML is broken: Unexpected end of file", Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tmx_WithAnEndlessText_IsRefusedBeforeItFillsTheMemory()
    {
        using var endless = new EndlessStream("<tmx><body><tu><tuv xml:lang='id'><seg>");
        var faults = new List<CorpusFault>();
        Assert.Empty(new TmxReader().Read([new CorpusSource("big.tmx", endless)], Info, faults.Add));
        Assert.Equal("big.tmx:1: a text or attribute is longer than 16777216 bytes.", Assert.Single(faults).ToString());
        Assert.InRange(endless.Given, 1 << 24, 1 << 26);
    }

    [Fact]
    public void Table_WithoutHeader_TakesTextsAndTheFirstProbability()
    {
        var (units, faults) = Read(new TableReader(), "Satu\tOne\tfile.txt\t0.75\nDua\tTwo\n\nTiga\n \tFour\n");
        Assert.Equal("Satu=One 0.75 2|Dua=Two 1 3", string.Join('|', units.Select((unit, index) => FormattableString.Invariant($"{unit.Source.Text}={unit.Target.Text} {unit.Score} {index + 2}"))));
        Assert.Equal(2, units[1].Source.Line);
        Assert.Equal(
            "file0:4: expected source and target text between tabs, found 1 column(s).|file0:5: the source side is blank.",
            string.Join('|', faults));
    }

    [Fact]
    public void JsonLines_ThatAreBroken_AreReportedAndTheOthersRead()
    {
        var (units, faults) = Read(
            new JsonLinesReader(),
            "{\"translation\":{\"id\":\"Satu\",\"en\":\"One\"}}\n{\"translation\":{\"id\":\"Dua\"}}\nnot json\n[1]\n{\"translation\":{\"id\":\"\\ud800\",\"en\":\"x\"}}\n{\"translation\":{\"en\":\"Two\",\"id\":\"Dua\"},\"score\":2,\"relation\":\"friend\"}");
        Assert.Equal("Satu=One|Dua=Two", string.Join('|', units.Select(unit => $"{unit.Source.Text}={unit.Target.Text}")));
        Assert.Equal(1, units[1].Score);
        Assert.Equal("2 3 4 5", string.Join(' ', faults.Select(fault => fault.Line)));
        Assert.Equal("file0:2: expected {\"translation\": {\"id\": …, \"en\": …}}.", faults[0].ToString());
        Assert.StartsWith("file0:3: the line is not a JSON object: ", faults[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Moses_OfUnequalLength_NamesBothFilesAndTheLine()
    {
        var (units, faults) = Read(new MosesReader(), "Satu\n\nDua\n", "One\n\n");
        Assert.Equal("One", Assert.Single(units).Target.Text);
        Assert.Equal("file1:3: the file ends here, but 'file0' goes on: both must have the same number of lines.", Assert.Single(faults).ToString());
    }

    [Fact]
    public void Read_TheSameFileTwice_GivesTheSameIdentities()
    {
        const string table = "Satu\tOne\nSatu\tOne\n";
        var first = Read(new TableReader(), table).Units;
        Assert.Equal(first[0].Id, Read(new TableReader(), table).Units[0].Id);
        Assert.NotEqual(first[0].Id, first[1].Id);
    }

    private static IEnumerable<(ICorpusFormat Format, ICorpusReader Reader, Func<string, string> Held)> Formats()
    {
        yield return (new TmxFormat(), new TmxReader(), XmlText.Clean);
        yield return (new JsonLinesFormat(), new JsonLinesReader(), Text);
        yield return (new BitextorFormat(), new TableReader(), Line);
        yield return (new MosesFormat(), new MosesReader(), Line);
    }

    // Lines are read as text: in NFC, and without half surrogate pairs.
    private static string Text(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize();

    private static string Line(string text)
    {
        using var output = new StringWriter();
        new TsvWriter(output).Row(text);
        return Text(output.ToString()[..^1]);
    }

    private static void Same(TranslationUnit expected, TranslationUnit actual) => Assert.Equal(
        expected with { Source = Bare(expected.Source), Target = Bare(expected.Target) },
        actual with { Source = Bare(actual.Source), Target = Bare(actual.Target) });

    private static UnitSide Bare(UnitSide side) => side with { Spans = [], Places = [] };

    private static (List<TranslationUnit> Units, List<CorpusFault> Faults) Read(ICorpusReader reader, params string[] files) => Read(reader, Info, files);

    private static (List<TranslationUnit> Units, List<CorpusFault> Faults) Read(ICorpusReader reader, CorpusInfo info, params string[] files)
    {
        var faults = new List<CorpusFault>();
        var sources = files.Select((file, index) => new CorpusSource($"file{index}", new MemoryStream(Encoding.UTF8.GetBytes(file)))).ToArray();
        return ([.. reader.Read(sources, info, faults.Add)], faults);
    }

    /// <summary>A beginning, then the letter a for ever.</summary>
    [SuppressMessage("Design", "CA1844", Justification = "Only read synchronously.")]
    private sealed class EndlessStream(string beginning) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var index = 0; index < count; index++)
                buffer[offset + index] = Given + index < beginning.Length ? (byte)beginning[(int)Given + index] : (byte)'a';
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
