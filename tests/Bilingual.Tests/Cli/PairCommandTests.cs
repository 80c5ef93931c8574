using Bilingual.Cli;

namespace Bilingual.Tests.Cli;

public sealed class PairCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string sources;
    private readonly string targets;

    public PairCommandTests()
    {
        (sources, targets) = (folder["id"], folder["en"]);
        Directory.CreateDirectory(sources);
        Directory.CreateDirectory(targets);
        Write(
            sources,
            "banjir.txt",
            "Banjir merendam tiga kecamatan di Demak",
            "Banjir setinggi 70 sentimeter merendam tiga kecamatan di Kabupaten Demak, Jawa Tengah, sejak Senin pagi.",
            "Sedikitnya 2.450 warga mengungsi ke balai desa dan masjid, kata kepala badan penanggulangan bencana, Agus Nugroho.",
            "Hujan lebat selama dua hari membuat tanggul Sungai Wulan jebol sepanjang 15 meter.");
        Write(
            sources,
            "konser.txt",
            "Orkes muda tampil di Bandung",
            "Orkes Simfoni Remaja Bandung memainkan karya Mozart di hadapan 800 penonton pada Sabtu malam.");
        Write(
            targets,
            "flood.txt",
            "Flood inundates three districts in Demak",
            "A flood 70 centimeters deep has inundated three districts in Demak regency, Central Java, since Monday morning.",
            "At least 2,450 residents fled to village halls and mosques, said the head of the disaster agency, Agus Nugroho.",
            "Two days of heavy rain broke 15 meters of the Wulan River levee.");
        Write(
            targets,
            "rice.txt",
            "Rice prices rise ahead of the holiday",
            "The price of medium rice rose 4 percent in Surabaya's markets this week, traders said.",
            "The state logistics agency will release 12,000 tons of rice from its warehouses on Friday.");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Pair_ArticlesWithAndWithoutPartner_ListsTheOnePairAndRefusesTheRest()
    {
        Assert.Equal((0, "0.9989\tbanjir.txt\tflood.txt\n"), await RunAsync("pair", sources, targets));
        Assert.Equal((0, "0.9989\tbanjir.txt\tflood.txt\n"), await RunAsync("pair", sources, targets, "--all"));
    }

    [Fact]
    public async Task Pair_BelowTheThreshold_IsListedAmongTheDoubtfulOnly()
    {
        Assert.Equal((0, ""), await RunAsync("pair", sources, targets, "--threshold", "0.9995"));
        Assert.Equal((0, "0.9989\tbanjir.txt\tflood.txt\n"), await RunAsync("pair", sources, targets, "--threshold", "0.9995", "--all"));
    }

    private static void Write(string directory, string name, params string[] paragraphs) =>
        File.WriteAllText(Path.Combine(directory, name), string.Join("\n\n", paragraphs) + "\n");

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await BilingualCli.RunAsync(arguments, new StandardStreams(new MemoryStream(), output, error, ErrorIsTerminal: false, AllowsColor: false));
        return (code, output.ToString());
    }
}
