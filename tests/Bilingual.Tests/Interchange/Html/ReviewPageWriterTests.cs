using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Interchange.Html;

namespace Bilingual.Tests.Interchange.Html;

public sealed class ReviewPageWriterTests
{
    private static readonly TermEntry Startup = new() { Term = "perusahaan rintisan", Target = "startup" };

    [Fact]
    public void Write_LinkedParagraphs_StandInOneRowWithRelationAndProbability()
    {
        var row = Page(Pair()).QuerySelector(".row.linked")!;
        Assert.Equal("1Meta membeli perusahaan rintisan. Sahamnya naik.", row.QuerySelector(".src")!.TextContent.Trim());
        Assert.Equal("87% partial", row.QuerySelector(".mid")!.TextContent.Trim());
        Assert.StartsWith("1Meta buys a startup.", row.QuerySelector(".tgt")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TheTwoArticles_CarryTheirLanguages()
    {
        var page = Page(Pair());
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll("div.src"), side => Assert.Equal("id", side.GetAttribute("lang")));
        Assert.All(page.QuerySelectorAll("div.tgt"), side => Assert.Equal("en", side.GetAttribute("lang")));
    }

    [Fact]
    public void Write_CrossingLinks_QuotesTheCounterpartAndLeadsToIt()
    {
        var page = Page(Pair());
        var quotation = Assert.Single(page.QuerySelectorAll("blockquote"));
        Assert.Equal("¶ 1 55% relatedMeta buys a startup.", quotation.TextContent.Trim());
        Assert.Equal("Meta buys a startup.", page.QuerySelector(quotation.QuerySelector("a")!.GetAttribute("href")!)!.QuerySelector("p")!.TextContent);
        var back = Assert.Single(page.QuerySelectorAll(".back"));
        Assert.Equal("quoted at ¶ 5 55%", back.TextContent);
        Assert.Equal("Wang pindah.", page.QuerySelector(back.QuerySelector("a")!.GetAttribute("href")!)!.QuerySelector("p")!.TextContent);
    }

    [Fact]
    public void Write_UnlinkedParagraphs_StandInTheirPlace()
    {
        var page = Page(Pair());
        Assert.Equal("p1t1 p1t2 p1t3", Join(page.QuerySelectorAll(".tgt .para"), paragraph => paragraph.Id));
        Assert.Equal("p1t2 p1t3", Join(page.QuerySelectorAll(".tgt .para.alone"), paragraph => paragraph.Id));
    }

    [Fact]
    public void Write_Boilerplate_IsFoldedUnderItsKind()
    {
        var furniture = Assert.Single(Page(Pair()).QuerySelectorAll("details.furniture"));
        Assert.Equal("caption, page furniture (2)", furniture.QuerySelector("summary")!.TextContent);
        Assert.Equal("Foto: ReutersKomentar (0)", string.Concat(furniture.QuerySelectorAll("p").Select(line => line.TextContent)));
        Assert.Equal("line 3: credit-line", furniture.QuerySelector("p")!.GetAttribute("title"));
    }

    [Fact]
    public void Write_Terms_AreMarkedOnBothSidesWithTheirExplanation()
    {
        var marks = Page(Pair()).QuerySelectorAll(".para mark").ToArray();
        Assert.Equal("perusahaan rintisan startup startup", Join(marks, mark => mark.TextContent));
        Assert.Equal("met met open", Join(marks, mark => mark.ClassName));
        Assert.Equal("perusahaan rintisan = startup · perusahaan rintisan", marks[0].GetAttribute("title"));
    }

    [Fact]
    public void Write_Evidence_IsThereOnDemand()
    {
        var why = Page(Pair()).QuerySelector("details.why")!;
        Assert.False(why.HasAttribute("open"));
        Assert.Equal(
            "¶ 1 – ¶ 1: partial, 87%; similarity 0.71, coverage 0.50; terms superintelligence; names Wang, Meta; numbers 14.3e9",
            why.QuerySelector("li")!.TextContent);
        Assert.Equal("Meta membeli perusahaan rintisan. 90% Meta buys a startup.", why.QuerySelector("ol li")!.TextContent);
    }

    [Fact]
    public void Write_Beads_MarkTheSentencesOfBothSides()
    {
        var page = Page(Pair());
        Assert.Equal(
            "Meta membeli perusahaan rintisan. Meta buys a startup.",
            Join(page.QuerySelectorAll(".para [data-b='0']"), sentence => sentence.TextContent));
    }

    [Fact]
    public void Write_ThePage_IsSelfContainedUnderAStrictPolicy()
    {
        var page = Page(Pair());
        Assert.Empty(page.QuerySelectorAll("link, img, iframe, object, embed, form, base, [src], [style]"));
        Assert.All(page.QuerySelectorAll("[href]"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.OrdinalIgnoreCase);

        var policy = page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content");
        Assert.Equal(
            $"default-src 'none'; style-src '{Hash(page.QuerySelector("style")!)}'; script-src '{Hash(page.QuerySelector("script")!)}'; base-uri 'none'; form-action 'none'",
            policy);
    }

    [Fact]
    public void Write_EveryAnchor_LeadsSomewhereOnce()
    {
        var page = Page(Pair(), Pair());
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToArray();
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("a"), link => Assert.True(ids.Contains(link.GetAttribute("href")![1..], StringComparer.Ordinal)));
    }

    [Fact]
    public void Write_AnyText_IsShownAsItIsAndNeverBecomesMarkup()
    {
        var shape = Shape(Page(Hostilely("harmless")));
        Hostile.Holds(text =>
        {
            var page = Page(Hostilely("x" + text + "x"));
            Assert.Equal(shape, Shape(page));
            var expected = Shown("x" + text + "x");
            Assert.Equal(expected, page.QuerySelector("#p1s1 p")!.TextContent);
            Assert.Equal(expected, page.QuerySelector("#p1s2")!.TextContent);
            Assert.Equal(expected, page.QuerySelector("main mark")!.TextContent);
            Assert.Equal(expected, page.QuerySelector("h1")!.TextContent);
            Assert.Equal($"line 1 of {expected}", page.QuerySelector(".num")!.GetAttribute("title"));
        });
    }

    [Fact]
    public void Write_MorePairsThanThePageHolds_ReadsNoMoreAndSaysSo()
    {
        IEnumerable<ReviewPair> Pairs()
        {
            yield return Pair();
            yield return Pair();
            throw new InvalidOperationException("read too far");
        }

        var summary = ReviewPairSummary.Of(Pair());
        var page = Parse(Pairs(), new ReviewOverview { Pairs = [summary, summary, summary, summary] }, new ReviewPageOptions { MaximumPairs = 2 });
        Assert.Equal(2, page.QuerySelectorAll("section.pair").Length);
        Assert.Equal(4, page.QuerySelectorAll(".pairs tbody tr").Length);
        Assert.Equal(2, page.QuerySelectorAll(".pairs tbody a").Length);
        Assert.Equal("This page shows the text of 2 of 4 pairs; all links stand in links.tsv.", page.QuerySelector("nav .note")!.TextContent);
    }

    [Fact]
    public void Write_NoPairs_IsAPageThatSaysSo()
    {
        var page = Parse([], new ReviewOverview { Notes = ["No two articles tell of the same event."], Figures = [new("articles", 1234)] }, new ReviewPageOptions());
        Assert.Equal("No two articles tell of the same event.", page.QuerySelector(".note")!.TextContent);
        Assert.Equal("articles1,234", page.QuerySelector(".figures")!.TextContent.Trim());
    }

    [Fact]
    public void Write_ALinkOfEveryParagraphToEveryOther_StaysLinearInTextAndLinks()
    {
        const int paragraphs = 60, length = 5000;
        var article = Sample.Article("a", "id", [.. Enumerable.Repeat(new string('a', length), paragraphs)]);
        var links = from source in Enumerable.Range(0, paragraphs) from target in Enumerable.Range(0, paragraphs) select Sample.Link(source, target);
        var pair = new ReviewPair(article, article, new Bitext(new DocumentPair("a", "a", 1, DocumentRelation.Parallel, Evidence.None), [.. links], []));
        var page = Fixture.Written(stream => ReviewPageWriter.Write(
            stream, new ReviewOverview { Pairs = [ReviewPairSummary.Of(pair)] }, [pair], new ReviewPageOptions(), CancellationToken.None));

        Assert.InRange(page.Length, 2 * paragraphs * length, 4 * paragraphs * length + 400 * paragraphs * paragraphs);
    }

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.001, "<1%")]
    [InlineData(0.874, "87%")]
    [InlineData(0.9951, ">99%")]
    [InlineData(1, "100%")]
    public void Percent_NeverCallsCertainWhatIsNot(double probability, string expected) => Assert.Equal(expected, Percent.Of(probability));

    private static ReviewPair Pair()
    {
        var source = Sample.Article("id/a.txt", "id", "Meta membeli perusahaan rintisan. Sahamnya naik.", "Foto: Reuters", "Komentar (0)", "Lain.", "Wang pindah.")
            .WithKind(1, ParagraphKind.Caption, "credit-line")
            .WithKind(2, ParagraphKind.Boilerplate, "comment-counter");
        var target = Sample.Article("en/b.txt", "en", "Meta buys a startup.", "The stock fell.", "Nobody else wants the startup.");
        var bitext = new Bitext(
            new DocumentPair(source.Path, target.Path, 0.9, DocumentRelation.Comparable, Sample.Evidence),
            [Sample.Link(0, 0, 0.87), Sample.Link(4, 0, 0.55, Relation.Related)],
            [new Bead([0], [0], 0.9, Evidence.None), new Bead([1], [], 0.8, Evidence.None)]);
        return new ReviewPair(source, target, bitext)
        {
            SourceTerms = [[new TermMatch(new TextSpan(13, 32), Startup, "perusahaan rintisan", "perusahaan rintisan", 0)]],
            TargetTerms = [[Term(12, 19)], [], [Term(22, 29)]],
        };

        static TermMatch Term(int start, int end) => new(new TextSpan(start, end), Startup, "startup", "", 0);
    }

    // A pair in which the text stands everywhere where text of an article, a path or a glossary can stand.
    private static ReviewPair Hostilely(string text)
    {
        var article = Sample.Article(text, "id", text, text);
        article = article with
        {
            Paragraphs = [.. article.Paragraphs.Select(paragraph => paragraph with { Sentences = [new Sentence(0, new TextSpan(0, text.Length), new TextSpan(0, text.Length), text)] })],
        };
        article = article.WithKind(1, ParagraphKind.Boilerplate, text);
        var evidence = new Evidence(0, 0, [text], [text], [text]);
        var term = new TermMatch(new TextSpan(0, text.Length), new TermEntry { Term = text, Target = text }, text, text, 0);
        return new ReviewPair(
            article,
            article,
            new Bitext(
                new DocumentPair(text, text, 1, DocumentRelation.Parallel, evidence),
                [new Link(0, 0, Relation.Translation, 1, evidence)],
                [new Bead([0], [0], 1, evidence)]))
        {
            SourceTerms = [[term]],
            TargetTerms = [[term]],
        };
    }

    // What a page shows of a text: control characters, noncharacters and lone surrogates are no characters of HTML.
    private static string Shown(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return string.Concat(Encoding.UTF8.GetString(bytes).Select(character =>
            character is '\t' or '\n' or '\r' || !(char.IsControl(character) || character is (>= '\uFDD0' and <= '\uFDEF') or '\uFFFE' or '\uFFFF')
                ? character
                : '\uFFFD'));
    }

    private static string Join(IEnumerable<IElement> elements, Func<IElement, string?> part) => string.Join(' ', elements.Select(part));

    private static string Shape(IHtmlDocument page) =>
        string.Join(' ', page.All.Select(element => $"{element.LocalName}({string.Join(',', element.Attributes.Select(attribute => attribute.Name))})"));

    private static IHtmlDocument Page(params ReviewPair[] pairs) => Parse(
        pairs,
        new ReviewOverview
        {
            Title = pairs[0].Source.Path,
            Origin = pairs[0].Source.Path,
            Notes = [pairs[0].Source.Path],
            Figures = [new ReviewFigure(pairs[0].Source.Path, 1)],
            Pairs = [.. pairs.Select(ReviewPairSummary.Of)],
        },
        new ReviewPageOptions { Remainder = pairs[0].Source.Path });

    private static IHtmlDocument Parse(IEnumerable<ReviewPair> pairs, ReviewOverview overview, ReviewPageOptions options) =>
        new HtmlParser().ParseDocument(Fixture.Written(stream => ReviewPageWriter.Write(stream, overview, pairs, options, CancellationToken.None)));

    private static string Hash(IElement element) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)))}";
}
