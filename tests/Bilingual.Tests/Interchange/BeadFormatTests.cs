using System.Text.Json;
using System.Xml.Linq;
using Bilingual.Alignment;
using Bilingual.Evaluation;
using Bilingual.Interchange;
using Bilingual.Interchange.Beads;

namespace Bilingual.Tests.Interchange;

public sealed class BeadFormatTests
{
    private static readonly CorpusInfo Info = new() { ToolVersion = "0.1.0" };

    private static readonly AlignedText Monotone = new()
    {
        Source = ["Satu.", "Dua.", "Tiga.", "Empat."],
        Target = ["One two.", "Extra.", "Three."],
        Beads = [Bead([0, 1], [0], 0.93124), Bead([2], [], 0.5), Bead([], [1], 0.25), Bead([3], [2], 1)],
        Links = [new LineLink(0, 4, Relation.Translation, 0.93124), new LineLink(0, 2, Relation.Related, 0.5)],
    };

    private static readonly AlignedText Crossing = Monotone with { Beads = [Bead([0], [2], 0.9), Bead([1], [0], 0.8), Bead([2], [], 0.5), Bead([3], [], 0.5), Bead([], [1], 0.5)] };

    [Fact]
    public void Vecalign_Beads_AreWrittenALineEach() => Assert.Equal(
        "[0, 1]:[0]:0.9312\n[2]:[]:0.5000\n[]:[1]:0.2500\n[3]:[2]:1.0000\n",
        Write(new VecalignFormat(), Monotone));

    [Fact]
    public void Vecalign_Beads_AreReadBackByTheEvaluation() => Assert.Equal(
        [new GoldBead([0, 1], [0]), new GoldBead([2], []), new GoldBead([], [1]), new GoldBead([3], [2])],
        Write(new VecalignFormat(), Monotone).TrimEnd('\n').Split('\n').Select(GoldBead.Parse));

    [Fact]
    public void Ladder_OrderedBeads_AreRungsUpToTheEndOfBothTexts() => Assert.Equal(
        "0\t0\t0.9312\n2\t1\t0.5000\n3\t1\t0.2500\n3\t2\t1.0000\n4\t3\t0.0000\n",
        Write(new LadderFormat(), Monotone));

    [Fact]
    public void Ladder_NullBeadsAtTheEnd_AreRungsToo() => Assert.Equal(
        "0\t0\t0.9000\n1\t1\t0.5000\n1\t2\t0.0000\n",
        Write(new LadderFormat(), new AlignedText { Source = ["a"], Target = ["b", "c"], Beads = [Bead([0], [0], 0.9), Bead([], [1], 0.5)] }));

    [Fact]
    public void Ladder_CrossingBeads_AreRefusedWithTheBeadAndTheCure()
    {
        const string reason = "a ladder cannot hold the bead [1]:[0], which crosses others or has a hole; choose vecalign, tsv, jsonl or tmx, or align with --monotone, which leaves such units alone";
        Assert.Equal(reason, new LadderFormat().Refuses(Crossing));
        using var output = new StringWriter();
        Assert.Equal(reason, Assert.Throws<InvalidOperationException>(() => new LadderFormat().Write(output, Crossing, Info)).Message);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void Ladder_ABeadWithAHole_IsRefused() => Assert.StartsWith(
        "a ladder cannot hold the bead [0]:[0, 2]",
        new LadderFormat().Refuses(new AlignedText { Source = ["a"], Target = ["b", "c", "d"], Beads = [Bead([0], [0, 2], 0.9), Bead([], [1], 0.9)] }),
        StringComparison.Ordinal);

    [Fact]
    public void Table_Beads_HaveTextsFirst() => Assert.Equal(
        "Satu. Dua.\tOne two.\t0.9312\t0 1\t0\tsimilarity=0.71 coverage=0.50 numbers=14.3e9 names=Wang,Meta terms=superintelligence\n"
            + "Tiga.\t\t0.5000\t2\t\t\n\tExtra.\t0.2500\t\t1\t\n"
            + "Empat.\tThree.\t1.0000\t3\t2\tmoved similarity=0.71 coverage=0.50 numbers=14.3e9 names=Wang,Meta terms=superintelligence\n",
        Write(new BeadTableFormat(), Monotone with { Beads = Monotone.Beads.SetItem(3, Monotone.Beads[3] with { IsMoved = true }) }));

    [Fact]
    public void Json_Beads_CarryTextsAndEvidence()
    {
        var lines = Write(new BeadJsonFormat(), Monotone).Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.Equal(
            """{"source":[0,1],"target":[0],"probability":0.9312,"source_text":"Satu. Dua.","target_text":"One two.","evidence":{"similarity":0.7100,"coverage":0.5000,"numbers":["14.3e9"],"names":["Wang","Meta"],"terms":["superintelligence"]}}""",
            lines[0]);
        Assert.Equal("""{"source":[2],"target":[],"probability":0.5000,"source_text":"Tiga.","target_text":""}""", lines[1]);
    }

    [Fact]
    public void Tmx_Beads_AreUnitsWhereBothSidesStand()
    {
        using var stream = new MemoryStream();
        using (var output = new StreamWriter(stream, leaveOpen: true))
            new BeadTmxFormat().Write(output, Monotone, Info);
        stream.Position = 0;
        var tmx = XDocument.Load(stream);
        Tmx14Dtd.Validate(tmx);
        Assert.Equal("utf-8", tmx.Declaration!.Encoding);
        Assert.Equal("Satu. Dua.|One two.|Empat.|Three.", string.Join('|', tmx.Descendants("seg").Select(seg => seg.Value)));
    }

    [Fact]
    public void Links_Lines_AreCountedFromZero() => Assert.Equal(
        "0.9312\ttranslation\t0\t4\n0.5000\trelated\t0\t2\n",
        Write(new LinkListFormat(), Monotone));

    [Fact]
    public void AnyFormat_AnyText_KeepsALineABead() => Hostile.Holds(text =>
    {
        var aligned = Monotone with { Source = [text, text, text, text], Target = [text, text, text] };
        Assert.Equal(4, Write(new BeadTableFormat(), aligned).TrimEnd('\n').ReplaceLineEndings("\n").Split('\n').Length);
        var lines = Write(new BeadJsonFormat(), aligned).TrimEnd('\n').ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(4, lines.Length);
        using var json = JsonDocument.Parse(lines[3]);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)), json.RootElement.GetProperty("target_text").GetString());
    });

    [Fact]
    public void Get_AnUnknownFormat_ListsTheKnownOnes() => Assert.Equal(
        "There is no alignment format 'pdf'; choose one of vecalign, ladder.",
        Assert.Throws<ArgumentException>(() => new BeadFormats([new VecalignFormat(), new LadderFormat()]).Get("pdf")).Message);

    private static string Write(IBeadFormat format, AlignedText text)
    {
        using var output = new StringWriter();
        format.Write(output, text, Info);
        return output.ToString();
    }

    private static Bead Bead(int[] source, int[] target, double probability) =>
        new([.. source], [.. target], probability, source.Length > 0 && target.Length > 0 ? Sample.Evidence : Evidence.None);
}
