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
        Assert.Equal("-:1: expected src\u21E5tgt\n2 pairs, 1 finding\n", error);
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

    [Theory]
    [InlineData("csv", "csv", 0)]
    [InlineData("tsv", "tsv", 0)]
    [InlineData("tbx", "tbx", 1)]
    [InlineData("tbx2", "tbx", 1)]
    [InlineData("omegat", "txt", 4)]
    [InlineData("deepl", "tsv", 5)]
    [InlineData("google", "csv", 2)]
    public async Task ExportThenImport_EveryFormat_BringsTheTermsBackAndNamesTheLosses(string format, string extension, int losses)
    {
        var glossary = folder.Write(
            "g.tsv", "term\ttarget\tpart_of_speech\tcase_sensitive\tdomain\tnote\npusat data\tdata center\tnoun\tyes\tai\t\"a\", b\nlaba\tprofit\tnoun\t\t\t\n");
        var file = folder[$"out.{extension}"];
        var back = folder["back.tsv"];

        var exported = await RunAsync("", "glossary", "export", "--format", format, "--out", file, "--glossary", glossary);
        var imported = await RunAsync("", "glossary", "import", file, "--format", format, "--out", back);

        Assert.Equal((0, 0), (exported.Code, imported.Code));
        Assert.EndsWith($"2 terms exported, {losses} losses\n", exported.Error, StringComparison.Ordinal);
        Assert.Equal("2 terms imported\n", imported.Error);
        Assert.Equal(["pusat data\tdata center", "laba\tprofit"], Bilingual.Glossaries.GlossaryReader.Read(back).Select(entry => $"{entry.Term}\t{entry.Target}"));
    }

    [Fact]
    public async Task Export_GlossaryWithExceptions_SaysThatTheyStay()
    {
        var glossary = folder.Write("g.tsv", "term\ttarget\nsumber\tsource\n");
        folder.Write("g.exceptions.tsv", "phrase\tterm\tlanguage\nsumber air\tsumber\tid\n");

        var (code, output, error) = await RunAsync("", "glossary", "export", "--format", "deepl", "--glossary", glossary);

        Assert.Equal((0, "sumber\tsource\n"), (code, output));
        Assert.StartsWith("warning loss: 1 exceptions ('not this term here') have no place in this format", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Except_SentenceAndPhrase_AreHonouredFromThenOn()
    {
        var glossary = folder.Write("g.tsv", "term\ttarget\nsumber\tsource\n");
        var exceptions = folder["g.exceptions.tsv"];
        const string text = "Kata sumber itu.\nSumber air kering. Sumber itu diam.\n";

        var first = await RunAsync(
            text, "glossary", "except", "-", "--lang", "id", "--term", "sumber", "--line", "1", "--phrase", "sumber air", "--into", exceptions, "--glossary", glossary);
        File.AppendAllText(exceptions, "# checked\n");
        var second = await RunAsync(
            text, "glossary", "except", "-", "--lang", "id", "--term", "Sumber", "--line", "1", "--into", exceptions, "--glossary", glossary, "--note", "a spring");
        var again = await RunAsync(
            text, "glossary", "except", "-", "--lang", "id", "--term", "sumber", "--line", "1", "--into", exceptions, "--glossary", glossary);
        var found = await RunAsync(text, "terms", "--lang", "id", "--glossary", glossary);

        Assert.Equal((0, "'sumber' is not meant in 'sumber air': added to g.exceptions.tsv\n"), (first.Code, first.Error));
        Assert.Equal((0, "'sumber' is not meant in 'Sumber itu diam.': added to g.exceptions.tsv\n"), (second.Code, second.Error));
        Assert.Equal(1, again.Code);
        Assert.Equal(
            "phrase\tterm\tlanguage\tnote\nsumber air\tsumber\tid\t\n# checked\nSumber itu diam.\tsumber\tid\ta spring\n", File.ReadAllText(exceptions));
        Assert.Equal("0\t5\t11\tsumber\tsumber\tsource\tsumber\n", found.Output);
    }

    [Theory]
    [InlineData("3", "x.exceptions.tsv", "bilingual: the text has no line 3; lines count from 0\n")]
    [InlineData("0", "x.tsv", "bilingual: 'x.tsv' would be read as a glossary; name it 'x.exceptions.tsv'\n")]
    [InlineData("1", "x.exceptions.tsv", "bilingual: the term 'sumber' is not found in line 1; 'bilingual terms --nested' shows what is\n")]
    [InlineData("0", "x.exceptions.tsv", "bilingual: the term 'sumber' stands more than once in line 0: say which by --start 0 or 7, or by --phrase\n")]
    public async Task Except_NothingToStore_IsRefused(string line, string file, string expected)
    {
        var glossary = folder.Write("g.tsv", "term\ttarget\nsumber\tsource\n");

        var (code, _, error) = await RunAsync(
            "Sumber sumber.\nlain\n", "glossary", "except", "--lang", "id", "--term", "sumber", "--line", line, "--into", folder[file], "--glossary", glossary);

        Assert.Equal((1, expected), (code, error));
        Assert.False(File.Exists(folder[file]));
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
