using System.Text;
using Bilingual.Cli;

namespace Bilingual.Tests.Cli;

public sealed class GlossaryCommandTests : IDisposable
{
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
    public async Task Check_FaultyGlossary_NamesFileAndLineAndFails()
    {
        var file = folder.Write("bad.tsv", "term\ttarget\nsaham\tshare\nm\u043Edel\tmodel\nsaham\tshare\n");

        var (code, output, error) = await RunAsync("", "glossary", "check", file);

        Assert.Equal(2, code);
        Assert.Equal(
            $"{file}:3: error look_alike: 'm\u043Edel' holds U+043E, which looks like the Latin letter o; type it anew.\n"
            + $"{file}:4: error duplicate: 'saham' \u2192 'share' stands already in {file}:2.\n",
            output);
        Assert.Equal("2 errors, 0 warnings\n", error);
    }

    [Fact]
    public async Task CheckPairs_Translations_NamesWhatDoesNotFollowTheGlossary()
    {
        var glossary = folder.Write("g.tsv", "term\ttarget\tstatus\nperusahaan\tcompany\t\nkaryawan lama\told employee\tforbidden\nMeta\tMeta\tkeep\n");

        var (code, output, _) = await RunAsync(
            "Perusahaannya tutup.\tThe bank closed.\nKaryawan lama pergi.\tOld employees left.\nMeta naik.\tMetta rose.\n",
            "glossary", "check", glossary, "--pairs", "-");

        Assert.Equal(0, code);
        Assert.Equal(
            """
            0	missing	0	13	16	16	perusahaan	company	'Perusahaannya' (perusahaan + -nya) has no rendering; expected 'company'
            1	forbidden	0	13	0	13	karyawan lama	old employee	'Old employees' must not be used for 'karyawan lama'
            2	altered	0	4	0	5	Meta	Meta	'Meta' must stay as it is, but stands as 'Metta'

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public async Task CheckPairs_LineWithoutTarget_IsNamedAndTheRestIsChecked()
    {
        var glossary = folder.Write("g.tsv", "term\ttarget\nlaba\tprofit\n");

        var (code, output, error) = await RunAsync("laba\nlaba\tloss\n", "glossary", "check", glossary, "--pairs", "-");

        Assert.Equal(2, code);
        Assert.StartsWith("1\tmissing\t0\t4\t4\t4\tlaba\tprofit\t", output, StringComparison.Ordinal);
        Assert.Equal("-:1: expected src\u21E5tgt\n2 pairs, 1 findings\n", error);
    }

    [Fact]
    public async Task Import_IntoGlossary_KeepsWhatStandsThereAndAddsTheRest()
    {
        var file = folder.Write("mine.tsv", "# mine\nterm\ttarget\nperusahaan\tenterprise\n");

        var (code, _, error) = await RunAsync(
            "term\ttarget\tnote\nperusahaan\tcompany\t\nlaba\tprofit\tcount=9\n", "glossary", "import", "-", "--format", "tsv", "--into", file);

        Assert.Equal(2, code);
        Assert.Equal("# mine\nterm\ttarget\nperusahaan\tenterprise\nlaba\tprofit\n", File.ReadAllText(file));
        Assert.Equal(
            $"-:2: not merged: 'perusahaan' \u2192 'company' is 'enterprise' in {file}:3\n1 terms added to mine.tsv, 0 there already, 1 rendered otherwise\n",
            error);
    }

    [Fact]
    public async Task Terms_TwoGlossaries_TheFirstIsLaidOverTheSecond()
    {
        var project = folder.Write("project.tsv", "term\ttarget\nperusahaan\tenterprise\n");
        var shared = folder.Write("shared.tsv", "term\ttarget\nperusahaan\tcompany\nlaba\tprofit\n");

        var (code, output, _) = await RunAsync("Laba perusahaan.", "terms", "--lang", "id", "--glossary", project, "--glossary", shared);

        Assert.Equal(0, code);
        Assert.Equal("0\t0\t4\tLaba\tlaba\tprofit\tlaba\n0\t5\t15\tperusahaan\tperusahaan\tenterprise\tperusahaan\n", output);
    }

    [Fact]
    public async Task EvaluateTerms_Cases_GivesPrecisionAndRecallOfEachSplit()
    {
        const string cases = "written\tterms\tlanguage\tterm\tvariants\tpart_of_speech\tcase_sensitive\ttext\trule\n"
            + "before\tseen\tid\tlaba\t\tnoun\t\t[Labanya] naik.\t\nafter\tunseen\tid\tlaba\t\tnoun\t\t[Laba-laba] itu.\t\n";

        var (code, output, _) = await RunAsync(cases, "evaluate", "terms", "-", "--differences");

        Assert.Equal(0, code);
        Assert.Contains("seen\t1\t1\t1\t1\t1.0000\t1.0000\n", output, StringComparison.Ordinal);
        Assert.Contains("all\t2\t2\t1\t1\t1.0000\t0.5000\n", output, StringComparison.Ordinal);
        Assert.EndsWith("missed\t3\tLaba-laba\tlaba\tLaba-laba itu.\t\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("before\tseen\tid\tx", "expected 9 fields, found 4")]
    [InlineData("before\tseen\tid\tx\t\tnoun\t\ta ] b\t", "the brackets do not pair")]
    public async Task EvaluateTerms_FaultyTable_NamesTheLine(string line, string fault)
    {
        var (code, _, error) = await RunAsync(
            "written\tterms\tlanguage\tterm\tvariants\tpart_of_speech\tcase_sensitive\ttext\trule\n" + line, "evaluate", "terms", "-");

        Assert.Equal(1, code);
        Assert.Contains($"-:2: {fault}", error, StringComparison.Ordinal);
    }
}
