using System.Text;
using Bilingual.Glossaries;

namespace Bilingual.Tests.Glossaries;

public sealed class GlossaryReaderTests
{
    private const string Header = "term\tvariants\ttarget\ttarget_variants\tpart_of_speech\tstatus\tcase_sensitive\tdomain\tnote\n";

    [Fact]
    public void ReadStream_CompleteRow_FillsEveryField()
    {
        var (entries, faults) = Read(Header + "# a remark\n\nmodel perbatasan\tmodel batas; model garda depan\tfrontier model\tfrontier AI model\tnoun\tadmitted\tyes\tai\ttwo renderings\n");

        Assert.Empty(faults);
        var entry = Assert.Single(entries);
        Assert.Equal("model perbatasan", entry.Term);
        Assert.Equal("model batas|model garda depan", string.Join('|', entry.Variants));
        Assert.Equal("frontier model", entry.Target);
        Assert.Equal("frontier AI model", Assert.Single(entry.TargetVariants));
        Assert.Equal("noun", entry.PartOfSpeech);
        Assert.Equal(TermStatus.Admitted, entry.Status);
        Assert.True(entry.CaseSensitive);
        Assert.Equal("ai", entry.Domain);
        Assert.Equal("two renderings", entry.Note);
        Assert.Equal(("g.tsv", 4), (entry.File, entry.Line));
    }

    [Fact]
    public void ReadStream_ColumnsInAnotherOrderAndShortRows_ReadsThem()
    {
        var (entries, faults) = Read("target\tterm\tstatus\nteam\ttim\n");

        Assert.Empty(faults);
        Assert.Equal(("tim", "team", TermStatus.Preferred), (entries[0].Term, entries[0].Target, entries[0].Status));
    }

    [Theory]
    [InlineData("tim\t\t\n", "g.tsv:2: error empty: the target is empty; a term that is not to be translated repeats itself there with status keep.")]
    [InlineData("\t\tteam\n", "g.tsv:2: error empty: the term is empty.")]
    [InlineData("tim\t\tteam\t\tnoun\tbest\n", "g.tsv:2: error status: unknown status 'best'; use preferred, admitted, forbidden, keep, or leave it empty.")]
    [InlineData("tim\t\tteam\t\tnoun\t\tmaybe\n", "g.tsv:2: error case_sensitive: 'maybe' is neither yes nor no.")]
    [InlineData("tim\t\tteam\t\t\t\t\t\tnote\tmore\n", "g.tsv:2: error columns: 10 columns, but the header line has 9.")]
    public void ReadStream_BadRow_NamesFileLineAndCure(string row, string expected)
    {
        var (entries, faults) = Read(Header + row);

        Assert.Empty(entries);
        Assert.Equal(expected, Assert.Single(faults).ToString());
    }

    [Theory]
    [InlineData("", "g.tsv:0: error header: the file has no header line; expected term⇥variants⇥target⇥target_variants⇥part_of_speech⇥status⇥case_sensitive⇥domain⇥note.")]
    [InlineData("term\tvariants\n", "g.tsv:1: error header: the header line names no column 'target'; expected term⇥variants⇥target⇥target_variants⇥part_of_speech⇥status⇥case_sensitive⇥domain⇥note.")]
    [InlineData("term\ttarget\tcolour\n", "g.tsv:1: error header: the header line names an unknown column 'colour'; expected term⇥variants⇥target⇥target_variants⇥part_of_speech⇥status⇥case_sensitive⇥domain⇥note.")]
    [InlineData("term\ttarget\tterm\n", "g.tsv:1: error header: the header line names the column 'term' twice; expected term⇥variants⇥target⇥target_variants⇥part_of_speech⇥status⇥case_sensitive⇥domain⇥note.")]
    public void ReadStream_BadHeader_IsOneFault(string text, string expected)
    {
        var (entries, faults) = Read(text);

        Assert.Empty(entries);
        Assert.Equal(expected, Assert.Single(faults).ToString());
    }

    [Fact]
    public void ReadStream_OneBadLineAmongGoodOnes_KeepsTheGood()
    {
        var bytes = Encoding.UTF8.GetBytes(Header + "tim\t\tteam\n").Concat("bad \xFF\xFE\t\tx\n"u8[..4].ToArray()).Concat((byte[])[0xFF, 0xFE])
            .Concat("\nsaham\t\tshare\n"u8.ToArray()).ToArray();
        var faults = new List<GlossaryFault>();

        var entries = GlossaryReader.ReadStream(new MemoryStream(bytes), "g.tsv", faults);

        Assert.Equal(["tim", "saham"], entries.Select(entry => entry.Term));
        Assert.Equal("g.tsv:3: error text: the line is not valid UTF-8; save the file as UTF-8.", Assert.Single(faults).ToString());
    }

    [Fact]
    public void ReadStream_Utf16_SaysSo()
    {
        var faults = new List<GlossaryFault>();

        var entries = GlossaryReader.ReadStream(new MemoryStream([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Header)]), "g.tsv", faults);

        Assert.Empty(entries);
        Assert.Equal("g.tsv:1: error text: the file is UTF-16; save it as UTF-8.", Assert.Single(faults).ToString());
    }

    [Fact]
    public void ReadStream_ByteOrderMarkCarriageReturnsAndNfd_AreNormalised()
    {
        var (entries, faults) = Read("\uFEFF" + Header.Replace("\n", "\r\n", StringComparison.Ordinal) + "El Pai\u0301s\t\tEl Pai\u0301s\r\n");

        Assert.Empty(faults);
        Assert.Equal("El País", entries[0].Term);
        Assert.Equal("El País", entries[0].Target);
    }

    [Fact]
    public void ReadStream_EndlessLine_IsBoundedAndNamed()
    {
        var (entries, faults) = Read(Header + new string('x', 300_000) + "\ntim\t\tteam\n");

        Assert.Equal("tim", Assert.Single(entries).Term);
        Assert.Equal("g.tsv:2: error text: the line is longer than 65536 characters.", Assert.Single(faults).ToString());
    }

    [Fact]
    public void Read_Folder_TakesItsTsvFilesInOrder()
    {
        var folder = Directory.CreateTempSubdirectory("glossary").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "b.tsv"), Header + "saham\t\tshare\n");
            File.WriteAllText(Path.Combine(folder, "a.tsv"), Header + "tim\t\tteam\n");
            File.WriteAllText(Path.Combine(folder, "notes.txt"), "no glossary");

            Assert.Equal(["tim", "saham"], GlossaryReader.Read(folder).Select(entry => entry.Term));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Read_FaultyFile_ThrowsWithEveryFault()
    {
        var folder = Directory.CreateTempSubdirectory("glossary").FullName;
        try
        {
            var file = Path.Combine(folder, "g.tsv");
            File.WriteAllText(file, Header + "tim\t\t\n\t\tteam\n");

            var fault = Assert.Throws<GlossaryFormatException>(() => GlossaryReader.Read(file));

            Assert.Equal([2, 3], fault.Faults.Select(each => each.Line));
            Assert.Contains($"{file}:3: error empty: the term is empty.", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Read_NothingThere_NamesThePath()
    {
        var fault = Assert.Throws<FileNotFoundException>(() => GlossaryReader.Read("no/such/glossary"));

        Assert.Equal("There is no glossary file or folder 'no/such/glossary'.", fault.Message);
    }

    private static (IReadOnlyList<TermEntry> Entries, List<GlossaryFault> Faults) Read(string text)
    {
        var faults = new List<GlossaryFault>();
        return (GlossaryReader.ReadStream(new MemoryStream(Encoding.UTF8.GetBytes(text)), "g.tsv", faults), faults);
    }
}
