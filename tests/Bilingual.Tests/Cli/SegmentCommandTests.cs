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
    public async Task Segment_AnyBytes_EndsInAResult()
    {
        var random = new Random(3);
        for (var i = 0; i < 20; i++)
        {
            var bytes = new byte[2000];
            random.NextBytes(bytes);
            var path = folder["noise.bin"];
            await File.WriteAllBytesAsync(path, bytes);
            Assert.Equal(0, (await RunAsync("", "segment", path, "--lang", "id")).Code);
        }
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
