using System.Text;
using System.Text.Json;
using Bilingual.Cli;

namespace Bilingual.Tests.Cli;

public sealed class SegmentCommandTests : IDisposable
{
    private const string OwnRules =
        """
        <srx version="2.0"><header segmentsubflows="yes" cascade="yes"/><body>
        <languagerules><languagerule languagerulename="Bars">
        <rule break="yes"><beforebreak>\|</beforebreak></rule>
        </languagerule></languagerules>
        <maprules><languagemap languagepattern="id.*" languagerulename="Bars"/></maprules></body></srx>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static async Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var streams = new StandardStreams(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, ErrorIsTerminal: false, AllowsColor: false);
        var code = await BilingualCli.RunAsync(arguments, streams);
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task Segment_StandardInput_WritesASentenceALineAndABlankLineBetweenParagraphs() =>
        Assert.Equal(
            (0, "Kami bertemu dr. Ratna.\nIa ramah.\n\nBesok libur.\n", ""),
            await RunAsync("Kami bertemu dr. Ratna. Ia ramah.\n\n \u00A0\nBesok libur.\n", "segment", "--lang", "id"));

    [Fact]
    public async Task Segment_File_IsRead() =>
        Assert.Equal((0, "One.\nTwo.\n", ""), await RunAsync("", "segment", folder.Write("a.txt", "One. Two."), "--lang", "en"));

    [Fact]
    public async Task Segment_Jsonl_LeadsBackToThePlaceInTheText()
    {
        const string text = "Satu. “Dua.”\r\n\r\nTiga\tcafe\u0301.";
        var (code, output, _) = await RunAsync(text, "segment", "-", "--lang", "id", "--format", "jsonl");
        Assert.Equal(0, code);
        Assert.Equal("""{"paragraph":0,"sentence":0,"line":0,"start":0,"end":5,"text":"Satu."}""", output.Split('\n')[0]);
        Assert.Equal("""{"paragraph":0,"sentence":1,"line":0,"start":6,"end":12,"text":"“Dua.”"}""", output.Split('\n')[1]);
        var third = JsonDocument.Parse(output.Split('\n')[2]).RootElement;
        Assert.Equal("Tiga\tcafé.", third.GetProperty("text").GetString());
        Assert.Equal("Tiga\tcafe\u0301.", text[third.GetProperty("start").GetInt32()..third.GetProperty("end").GetInt32()]);
        Assert.Equal(2, third.GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Segment_OwnRules_AreUsed() =>
        Assert.Equal((0, "A. B|\nC\n", ""), await RunAsync("A. B|C", "segment", "--lang", "id", "--srx", folder.Write("my.srx", OwnRules)));

    [Fact]
    public async Task Segment_OwnRulesWithoutTheLanguage_IsWrongUsage()
    {
        var path = folder.Write("my.srx", OwnRules);
        Assert.Equal((1, "", $"bilingual: no languagemap of '{path}' matches the language 'en'\n"), await RunAsync("A.", "segment", "--lang", "en", "--srx", path));
    }

    [Fact]
    public async Task Segment_FaultyRules_NamesFileLineAndRule()
    {
        var path = folder.Write("my.srx", OwnRules.Replace(@"\|", @"(\|", StringComparison.Ordinal));
        Assert.Equal(
            (1, "", $"bilingual: {path}:3: rule 1 of 'Bars': beforebreak '(\\|', character 1: '(' without ')'\n"),
            await RunAsync("A.", "segment", "--lang", "id", "--srx", path));
    }

    [Fact]
    public async Task Segment_MissingFile_IsWrongUsageAndNamesIt()
    {
        var (code, _, error) = await RunAsync("", "segment", folder["none.txt"], "--lang", "id");
        Assert.Equal(1, code);
        Assert.Contains(folder["none.txt"], error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segment_AnyBytes_EndsInAResultOrNamesTheFile()
    {
        var random = new Random(3);
        for (var i = 0; i < 20; i++)
        {
            var bytes = new byte[random.Next(2000)];
            random.NextBytes(bytes);
            var path = folder["noise.bin"];
            await File.WriteAllBytesAsync(path, bytes);
            var (code, _, error) = await RunAsync("", "segment", path, "--lang", "id");
            Assert.True(code == 0 || (code == 2 && error.StartsWith($"bilingual: {path}", StringComparison.Ordinal)), error);
        }
    }

    [Fact]
    public async Task Segment_Windows1252_IsReadAndSaid()
    {
        var path = folder["a.txt"];
        await File.WriteAllBytesAsync(path, [0x93, .. "It"u8, 0x92, .. "s late,"u8, 0x94, .. " she said. We left."u8]);
        Assert.Equal(
            (0, "“It’s late,” she said.\nWe left.\n", "3 bytes were not UTF-8 and were read as Windows-1252\n"),
            await RunAsync("", "segment", path, "--lang", "en"));
    }

    [Fact]
    public async Task Segment_Utf16_IsRead()
    {
        var path = folder["a.txt"];
        await File.WriteAllBytesAsync(path, Encoding.Unicode.GetBytes("Satu. Dua."));
        Assert.Equal((0, "Satu.\nDua.\n", ""), await RunAsync("", "segment", path, "--lang", "id"));
    }

    [Theory]
    [InlineData("a.html", "<!DOCTYPE html><p>Satu&nbsp;<b>dua</b>. Tiga.</p><p>Empat.</p>")]
    [InlineData("a.md", "Satu **dua**. Tiga.\n\n> Empat.\n")]
    public async Task Segment_Markup_WritesTheTextAndItsPlaceInTheFile(string name, string content)
    {
        var path = folder.Write(name, content);
        Assert.Equal((0, "Satu dua.\nTiga.\n\nEmpat.\n", ""), await RunAsync("", "segment", path, "--lang", "id"));
        var (_, output, _) = await RunAsync("", "segment", path, "--lang", "id", "--format", "jsonl");
        var first = JsonDocument.Parse(output.Split('\n')[0]).RootElement;
        var place = content[first.GetProperty("start").GetInt32()..first.GetProperty("end").GetInt32()];
        Assert.StartsWith("Satu", place, StringComparison.Ordinal);
        Assert.EndsWith(".", place, StringComparison.Ordinal);
        Assert.Contains("dua", place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Segment_Archive_IsRefusedWithItsName()
    {
        var path = folder.Write("a.zip", "PK\u0003\u0004");
        Assert.Equal((2, "", $"bilingual: {path}: this is a ZIP archive, not text; export it as text, Markdown, HTML or DOCX.\n"), await RunAsync("", "segment", path, "--lang", "id"));
    }

    [Fact]
    public async Task EvaluateSegmentation_Gold_PrintsTheFigures()
    {
        var gold = folder.Write("gold.txt", "Kami bertemu dr. Ratna.\nIa ramah,\nkata orang.\n\nBesok libur.\n");
        Assert.Equal(
            (0, "missed\t0\tKami bertemu dr. Ratna. Ia ramah, ¦ kata orang.\ngold\t4\nfound\t3\ncorrect\t3\nprecision\t1.0000\nrecall\t0.7500\nf1\t0.8571\n", ""),
            await RunAsync("", "evaluate", "segmentation", gold, "--lang", "id", "--differences"));
    }
}
