using System.Text.Json;
using Bilingual.Cli;

namespace Bilingual.Tests.Cli;

public sealed class AlignCommandTests : IDisposable
{
    private static readonly string[] Indonesian =
    [
        "Pemerintah akan menaikkan harga bahan bakar bulan depan.",
        "Banyak sekolah di Jakarta ditutup karena banjir.",
        "Presiden bertemu dengan para menteri pada hari Senin.",
        "Perusahaan itu membuka tiga pabrik baru di Jawa Timur.",
        "Dokter menyarankan anak-anak minum air yang bersih.",
        "Polisi menangkap dua orang pria di bandara.",
        "Harga beras turun sepuluh persen tahun ini.",
        "Para petani menanam padi dan jagung di desa.",
        "Tim sepak bola nasional menang dua kali berturut-turut.",
    ];

    private static readonly string[] English =
    [
        "The government will raise fuel prices next month.",
        "Many schools in Jakarta were closed because of floods.",
        "The president met with the ministers on Monday.",
        "The company opened three new factories in East Java.",
        "Doctors advise children to drink clean water.",
        "Police arrested two men at the airport.",
        "The price of rice fell ten percent this year.",
        "The farmers plant rice and corn in the village.",
        "The national football team won twice in a row.",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Align_LinesInVecalignFormat_IsABeadALineWithProbability()
    {
        var (code, output, error) = await AlignAsync(Indonesian, English);

        Assert.Equal(0, code);
        Assert.Equal(Enumerable.Range(0, 9).Select(i => $"[{i}]:[{i}]"), output.TrimEnd('\n').Split('\n').Select(line => line[..line.LastIndexOf(':')]));
        Assert.Contains("parallel, 0 of 9 links found without regard to order leave the common order", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Align_MovedBlock_IsSaidOnStandardErrorAndRefusedByTheLadder()
    {
        string[] moved = [.. English[2..], .. English[..2]];

        var (code, output, error) = await AlignAsync(Indonesian, moved, "--mode", "parallel", "--format", "jsonl");
        Assert.Equal(0, code);
        Assert.Contains("moved blocks (units of source ~ target): 0-1 ~ 7-8", error, StringComparison.Ordinal);
        Assert.True(JsonDocument.Parse(output.Split('\n')[0]).RootElement.GetProperty("moved").GetBoolean());

        var (refused, nothing, reason) = await AlignAsync(Indonesian, moved, "--mode", "parallel", "--format", "ladder");
        Assert.Equal(1, refused);
        Assert.Empty(nothing);
        Assert.Contains("or align with --monotone", reason, StringComparison.Ordinal);

        var (cured, ladder, _) = await AlignAsync(Indonesian, moved, "--monotone", "--format", "ladder");
        Assert.Equal(0, cured);
        Assert.EndsWith("9\t9\t0.0000\n", ladder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Align_Fixed_KeepsTheBeadsOfTheFile()
    {
        var (code, output, _) = await AlignAsync(Indonesian, English, "--fixed", folder.Write("fixed.txt", "[3]:[3, 4]:0.9\n[4]:[]\n"));

        Assert.Equal(0, code);
        Assert.Contains("[3]:[3, 4]:1.0000\n", output, StringComparison.Ordinal);
        Assert.Contains("[4]:[]:1.0000\n", output, StringComparison.Ordinal);
        Assert.Contains("[5]:[5]:", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[3]:[3", "line 1: A bead is written [0, 1]:[2], but this is '[3]:[3'.")]
    [InlineData("[99]:[1]", "The fixed bead [99]:[1] cannot be kept: there is no source unit 99; the text has 9, counted from 0.")]
    public async Task Align_FixedFileWithAFault_IsWrongUsage(string line, string reason)
    {
        var (code, _, error) = await AlignAsync(Indonesian, English, "--fixed", folder.Write("fixed.txt", line + "\n"));

        Assert.Equal(1, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Align_Words_GivesOffsetsIntoTheTextsOfTheBead()
    {
        var (code, output, _) = await AlignAsync(Indonesian, English, "--format", "jsonl", "--words");

        Assert.Equal(0, code);
        var bead = JsonDocument.Parse(output.Split('\n')[1]).RootElement;
        var (source, target) = (bead.GetProperty("source_text").GetString()!, bead.GetProperty("target_text").GetString()!);
        var words = bead.GetProperty("words").EnumerateArray().Select(link => link.EnumerateArray().Take(4).Select(offset => offset.GetInt32()).ToArray())
            .Select(link => $"{source[link[0]..link[1]]}~{target[link[2]..link[3]]}");
        Assert.Contains("sekolah~schools", words);
        Assert.Contains("Jakarta~Jakarta", words);
    }

    [Fact]
    public async Task Align_Batch_WritesEachPairAndNamesWhatFailed()
    {
        var (source, target) = (folder.Write("a.id", string.Join('\n', Indonesian)), folder.Write("a.en", string.Join('\n', English)));
        var list = folder.Write("list.tsv", $"{source}\t{target}\t{folder["a.out"]}\n{source}\t{folder["none.en"]}\t{folder["b.out"]}\n");

        var (code, _, error) = await RunAsync("align", "--batch", list, "--unit", "line");

        Assert.Equal(2, code);
        Assert.Equal(9, File.ReadAllLines(folder["a.out"]).Length);
        Assert.Contains("line 2", error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["b.out"]));
    }

    private async Task<(int Code, string Output, string Error)> AlignAsync(string[] source, string[] target, params string[] options) => await RunAsync(
        ["align", folder.Write("a.id", string.Join('\n', source) + "\n"), folder.Write("a.en", string.Join('\n', target) + "\n"), "--unit", "line", .. options]);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await BilingualCli.RunAsync(arguments, new StandardStreams(new MemoryStream(), output, error, ErrorIsTerminal: false, AllowsColor: false));
        return (code, output.ToString(), error.ToString());
    }
}
