using System.Collections.Immutable;
using System.Text;
using Bilingual.Documents;
using Bilingual.Segmentation.Srx;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Segmentation.Srx;

public class SrxSegmenterTests
{
    private static readonly SrxSegmenter Default = SrxSegmenter.CreateDefault();

    private static readonly Gen<string> Texts =
        Gen.Elements(
            "Rumah", "the", "Dr.", "U.S.", "No.", "S.H.", "5", "1.000,5", ".", "?", "!", "…", "...", "\"", "“", "”", "'", "(", ")", "[1]", " ", "  ", "\t", "\u00A0", "\n", "dan",
            "Budi", "B.", "-", "—", ":", ";", ",", "😀", "\uD83D", "\uDE00", "e\u0301", "。", "•", "http://a.id/b.c", "a@b.co", "\0", "\u2028")
        .ArrayOf().Select(string.Concat)
        .Or(ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    private static List<TextSpan> Spans(SrxSegmenter segmenter, string text, string language)
    {
        var spans = new List<TextSpan>();
        segmenter.Segment(text, language, spans);
        return spans;
    }

    private static string[] Segment(string xmlBody, string language, string text, string header = "<header segmentsubflows='yes' cascade='yes'/>")
    {
        var xml = $"<srx xmlns='http://www.lisa.org/srx20' version='2.0'>{header}<body>{xmlBody}</body></srx>";
        var segmenter = new SrxSegmenter(SrxReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "my.srx"));
        return [.. Spans(segmenter, text, language).Select(span => text[span.Start..span.End])];
    }

    private static string Rule(bool isBreak, string before, string after) =>
        $"<rule break='{(isBreak ? "yes" : "no")}'><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>";

    private static string Lists(params (string Name, string Rules)[] lists) =>
        $"<languagerules>{string.Concat(lists.Select(l => $"<languagerule languagerulename='{l.Name}'>{l.Rules}</languagerule>"))}</languagerules>";

    private static string Maps(params (string Pattern, string Name)[] maps) =>
        $"<maprules>{string.Concat(maps.Select(m => $"<languagemap languagepattern='{m.Pattern}' languagerulename='{m.Name}'/>"))}</maprules>";

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    [InlineData("jv")]
    public void Segment_AnyText_LeavesOnlyWhiteSpaceBetweenSentencesAndChangesNothingTheSecondTime(string language) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var spans = Spans(Default, text, language);
            var position = 0;
            foreach (var span in spans)
            {
                Assert.True(span.Start >= position && span.Length > 0);
                Assert.True(string.IsNullOrWhiteSpace(text[position..span.Start]));
                Assert.False(char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1]));
                Assert.False(span.End < text.Length && char.IsHighSurrogate(text[span.End - 1]) && char.IsLowSurrogate(text[span.End]));
                position = span.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[position..]));
            Assert.Equal(spans, Spans(Default, text, language));
        }));

    [Theory]
    [InlineData("id", "indonesian.tsv")]
    [InlineData("en", "english.tsv")]
    public void Segment_OwnSentences_StayWhole(string language, string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Segmentation", file)).Where(line => !line.StartsWith('#')))
        {
            foreach (var sentence in line.Split('\t')[^1].Split(" ¦ "))
                Assert.Equal([new TextSpan(0, sentence.Length)], Spans(Default, sentence, language));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\u00A0\n")]
    public void Segment_Blank_HasNoSentence(string text) => Assert.Empty(Spans(Default, text, "id"));

    [Theory]
    [InlineData("id-ID")]
    [InlineData("ID")]
    [InlineData("ind")]
    public void Segment_IndonesianUnderAnyTag_UsesItsRules(string language) => Assert.Single(Spans(Default, "Kantor a.n. Budi.", language));

    [Fact]
    public void Segment_LanguageWithoutRulesOfItsOwn_UsesTheGeneralRules()
    {
        Assert.Equal(2, Spans(Default, "Ini omahe B. Santoso. Omahe gedhe.", "jv").Count);
        Assert.Equal(2, Spans(Default, "我来了。你呢？", "zh").Count);
    }

    [Fact]
    public void Segment_LanguageThatNoRuleFileCovers_IsNotCut() =>
        Assert.Equal(["A. B."], Segment(Lists(("A", Rule(true, @"\.", @"\s"))) + Maps(("en", "A")), "id", "A. B."));

    [Fact]
    public void Segment_Cascade_TriesTheListsOfEveryMatchingMapInOrder()
    {
        var body = Lists(("Break", Rule(true, @"\.", @"\s")), ("Mr", Rule(false, @"\bMr\.", @"\s"))) + Maps(("en.*", "Mr"), (".*", "Break"));
        Assert.Equal(["Mr. A.", "B."], Segment(body, "en", "Mr. A. B."));
        Assert.Equal(["Mr.", "A.", "B."], Segment(body, "id", "Mr. A. B."));
    }

    [Fact]
    public void Segment_WithoutCascade_TriesOnlyTheFirstMatchingMap() =>
        Assert.Equal(["Mr. A. B."], Segment(
            Lists(("Break", Rule(true, @"\.", @"\s")), ("Mr", Rule(false, @"\bMr\.", @"\s"))) + Maps(("EN.*", "Mr"), (".*", "Break")),
            "en", "Mr. A. B.", "<header segmentsubflows='yes' cascade='no'/>"));

    [Fact]
    public void Segment_BreakRuleBeforeAnException_Wins() =>
        Assert.Equal(["Mr.", "A."], Segment(Lists(("A", Rule(true, @"\.", @"\s") + Rule(false, @"Mr\.", @"\s"))) + Maps((".*", "A")), "en", "Mr. A."));

    [Fact]
    public void Segment_ExceptionWithAnEmptyAlternative_LeavesLaterBreaksAlone() =>
        Assert.Equal(["On 01.07.2014.", "Next"], Segment(
            Lists(("A", Rule(false, @"(\bNo\.|)", @"\d") + Rule(true, @"\.", @"\s"))) + Maps((".*", "A")), "en", "On 01.07.2014. Next"));

    [Fact]
    public void Segment_RuleWithoutTextAfterTheBreak_MatchesBeforeAnything() =>
        Assert.Equal(["A;", "B;C"], Segment(Lists(("A", Rule(true, @";\s", ""))) + Maps((".*", "A")), "en", "A; B;C"));

    [Fact]
    public void Segment_RuleWithoutTextBeforeTheBreak_MatchesAfterAnything() =>
        Assert.Equal(["A", "* B", "* C"], Segment(Lists(("A", Rule(true, "", @"\*\s"))) + Maps((".*", "A")), "en", "A * B * C"));

    [Theory]
    [InlineData("no", "yes", @"\.", @"\s", "<b>One.</b>|<b>Two.</b>")]
    [InlineData("no", "no", @"\.", @"\s", "<b>One.|</b> <b>Two.</b>")]
    [InlineData("no", "yes", @"\.\s", "", "<b>One.</b>|<b>Two.</b>")]
    [InlineData("yes", "yes", @"\.\s", "", "<b>One.</b> <b>|Two.</b>")]
    public void Segment_InlineCodes_GoWhereTheFileSays(string start, string end, string before, string after, string expected)
    {
        var xml =
            $"""
            <srx version="2.0"><header><formathandle type="start" include="{start}"/><formathandle type="end" include="{end}"/>
            <formathandle type="isolated" include="yes"/></header><body>
            {Lists(("A", Rule(true, before, after)))}{Maps((".*", "A"))}</body></srx>
            """;
        const string text = "<b>One.</b> <b>Two.</b>";
        ImmutableArray<InlineCode> codes =
        [
            new(new TextSpan(0, 3), InlineCodeKind.Start), new(new TextSpan(7, 11), InlineCodeKind.End),
            new(new TextSpan(12, 15), InlineCodeKind.Start), new(new TextSpan(19, 23), InlineCodeKind.End),
        ];
        var spans = new List<TextSpan>();
        new SrxSegmenter(SrxReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "my.srx")).Segment(text, codes, "en", spans);
        Assert.Equal(expected, string.Join('|', spans.Select(span => text[span.Start..span.End])));
    }

    [Fact]
    public void Segment_InlineCodesOnly_AreOneSentence()
    {
        var spans = new List<TextSpan>();
        Default.Segment("<br/>", [new InlineCode(new TextSpan(0, 5), InlineCodeKind.Isolated)], "en", spans);
        Assert.Equal([new TextSpan(0, 5)], spans);
    }

    [Fact]
    public void Segment_InlineCodesOutOfOrder_AreRefused() =>
        Assert.Throws<ArgumentException>(() => Default.Segment(
            "a<b>c<d>", [new InlineCode(new TextSpan(5, 8), InlineCodeKind.Start), new InlineCode(new TextSpan(1, 4), InlineCodeKind.Start)], "en", new List<TextSpan>()));

    [Fact]
    public async Task Segment_ManyThreads_AgreeWithOne()
    {
        const string text = "Prof. Dr. Ir. Budi, S.H., tiba pukul 10.30 WIB. \"Benarkah?\" tanya Ani. Ya… begitu. No. 5 habis!";
        var expected = Spans(Default, text, "id");
        var fresh = SrxSegmenter.CreateDefault();
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Spans(fresh, text, "id"))));
        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Theory]
    [InlineData("a. ")]
    [InlineData("A. ")]
    [InlineData(". ")]
    [InlineData("\" ")]
    [InlineData("Dr. ")]
    [InlineData("... ")]
    [InlineData("😀 ")]
    [InlineData("x")]
    [InlineData(".[1]")]
    [InlineData("M. Si. ")]
    public void Segment_MegabyteOfOnePattern_Ends(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 300_000 / pattern.Length));
        Assert.NotEmpty(Spans(Default, text, "id"));
        Assert.NotEmpty(Spans(Default, text, "en"));
    }
}
