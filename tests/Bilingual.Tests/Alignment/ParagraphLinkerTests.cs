using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Embedding;
using Bilingual.Translation;

namespace Bilingual.Tests.Alignment;

public sealed class ParagraphLinkerTests : IDisposable
{
    private static readonly string[] Indonesian =
    [
        "Kapal tongkang batu bara kandas di Tanjung Selor",
        "TANJUNG SELOR, KABAR - Sebuah kapal tongkang bermuatan 7.200 ton batu bara kandas di muara Sungai Kayan, Rabu (4/3).",
        "Kepala syahbandar Yusuf Marendra mengatakan kapal itu menabrak gosong pasir ketika air surut.",
        "\"Kami akan menunggu air pasang untuk menariknya,\" kata Yusuf Marendra.",
        "Tidak ada minyak yang tumpah, dan delapan awak kapal selamat.",
        "!Bagikan: Facebook X WhatsApp 7.200 ton batu bara Sungai Kayan",
        "Festival layang-layang di Pangandaran diundur sampai Juli karena hujan.",
    ];

    private static readonly string[] English =
    [
        "Coal barge aground in North Kalimantan",
        "A barge loaded with 7,200 tonnes of coal ran aground at the mouth of the Kayan river on Wednesday.",
        "All eight crew members are safe and no oil has spilled.",
        "It struck a sandbank at low tide, said the harbour master, Yusuf Marendra.",
        "!Share: Facebook X WhatsApp 7,200 tonnes of coal Kayan river",
        "The price of pepper has doubled in Lampung since January.",
    ];

    private readonly HashedEncoder encoder = HashedEncoder.Load(Path.Combine(AppContext.BaseDirectory, "models", "encoder.safetensors"));
    private readonly SignalExtractor extractor;
    private readonly ParagraphLinker linker;

    public ParagraphLinkerTests()
    {
        extractor = new SignalExtractor(encoder);
        linker = new ParagraphLinker(encoder, Models.Confidence, new LexiconAnswers(Lexicon.Load(Path.Combine(AppContext.BaseDirectory, "models", Lexicon.FileName))));
    }

    public void Dispose() => encoder.Dispose();

    [Fact]
    public void Link_SharedFactsInAnotherOrder_LinksThemAndNothingElse()
    {
        var links = linker.Link(Make("id", Indonesian), Make("en", English)).Where(link => link.Probability >= 0.5);

        Assert.Equal(["1-1", "2-3", "4-2"], links.Where(link => link.Source > 0 && link.Target > 0).Select(link => $"{link.Source}-{link.Target}"));
    }

    [Fact]
    public void Link_Boilerplate_IsNeverLinked()
    {
        var links = Lenient().Link(Make("id", Indonesian), Make("en", English));

        Assert.DoesNotContain(links, link => link.Source == 5 || link.Target == 4);
    }

    [Fact]
    public void Link_EveryPairOfContent_HasAProbability()
    {
        var links = Lenient().Link(Make("id", Indonesian), Make("en", English));

        Assert.Equal(6 * 5, links.Length);
        Assert.All(links, link => Assert.InRange(link.Probability, 0, 1));
    }

    [Fact]
    public void Link_SidesSwapped_MirrorsTheLinks()
    {
        var there = Text(Lenient().Link(Make("id", Indonesian), Make("en", English)), link => (link.Source, link.Target));
        var back = Text(Lenient().Link(Make("en", English), Make("id", Indonesian)), link => (link.Target, link.Source));

        Assert.Equal(there, back);
    }

    [Fact]
    public void Link_EmptySide_GivesNoLinks()
    {
        Assert.Empty(linker.Link(Make("id"), Make("en", English)));
        Assert.Empty(linker.Link(Make("id", Indonesian), Make("en")));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("…", "!!!")]
    [InlineData("1", "1")]
    [InlineData("\u200b", "😀")]
    public void Link_ParagraphsWithNothingToCompare_GivesProbabilitiesThatAreNumbers(string source, string target)
    {
        var links = Lenient().Link(Make("id", source, source), Make("en", target, "Some words"));

        Assert.All(links, link => Assert.False(double.IsNaN(link.Probability)));
    }

    [Fact]
    public void Link_Explained_NamesWhatBothSidesShare()
    {
        var link = Assert.Single(linker.Link(Make("id", Indonesian), Make("en", English)), link => (link.Source, link.Target) == (1, 1));

        Assert.Contains("7200", link.Evidence.Numbers);
        Assert.Contains("Kayan", link.Evidence.Names);
    }

    [Fact]
    public void Link_ADateline_IsNoEvidence()
    {
        var with = linker.Link(Make("id", Indonesian), Make("en", English));
        var without = linker.Link(Make("id", [.. Indonesian.Select(p => p.Replace("TANJUNG SELOR, KABAR - ", "", StringComparison.Ordinal))]), Make("en", English));

        Assert.Equal(Text(without, link => (link.Source, link.Target)), Text(with, link => (link.Source, link.Target)));
    }

    private ParagraphLinker Lenient() => new(
        encoder, Models.Confidence, new LexiconAnswers(Lexicon.Load(Path.Combine(AppContext.BaseDirectory, "models", Lexicon.FileName)))) { LeastProbability = 0 };

    private DocumentSignals Make(string language, params string[] paragraphs) => Articles.Make(extractor, language, language, paragraphs);

    private static List<string> Text(ImmutableArray<Link> links, Func<Link, (int Source, int Target)> ends) =>
        [.. links.OrderBy(ends).Select(link => $"{ends(link)} {link.Probability:0.000} {link.Relation}")];
}
