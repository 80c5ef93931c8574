using System.Collections.Immutable;
using System.Globalization;
using Bilingual.Alignment;
using Bilingual.Documents;

namespace Bilingual.Interchange.Html;

/// <summary>One pair of articles on the page.</summary>
internal sealed class PairSection
{
    // Cross-references beside one paragraph; with the length of a quotation they keep the page linear in the text.
    private const int MaximumQuotations = 6;
    private const int LongestQuotation = 1200;

    private readonly HtmlOutput html;
    private readonly ParagraphText text;
    private readonly ReviewPair pair;
    private readonly int number;
    private readonly Side source;
    private readonly Side target;
    private readonly ILookup<int, Link> linksByTarget;
    private readonly ILookup<int, (int Number, Bead Bead)> beadsBySource;

    /// <summary>A section.</summary>
    /// <param name="html">Receives the markup.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="number">1-based number of the pair on the page.</param>
    public PairSection(HtmlOutput html, ReviewPair pair, int number)
    {
        this.html = html;
        this.pair = pair;
        this.number = number;
        text = new ParagraphText(html);
        source = new Side('s', pair.Source, pair.SourceTerms);
        target = new Side('t', pair.Target, pair.TargetTerms);
        foreach (var link in pair.Bitext.Links)
        {
            if ((uint)link.Source >= (uint)pair.Source.Paragraphs.Length || (uint)link.Target >= (uint)pair.Target.Paragraphs.Length)
            {
                throw new ArgumentException(
                    $"The link {link.Source}-{link.Target} names a paragraph that '{pair.Source.Path}' or '{pair.Target.Path}' does not have.");
            }

            source.Answer(link.Source, target.Terms(link.Target));
            target.Answer(link.Target, source.Terms(link.Source));
        }

        linksByTarget = pair.Bitext.Links.ToLookup(link => link.Target);
        var beads = pair.Bitext.Beads.Where(bead => !bead.IsNull).Select((bead, index) => (Number: index, Bead: bead)).ToArray();
        foreach (var (index, bead) in beads)
        {
            source.Mark(bead.Source, index);
            target.Mark(bead.Target, index);
        }

        beadsBySource = beads.ToLookup(item => source.ParagraphOf(item.Bead.Source[0]));
    }

    /// <summary>Writes the section.</summary>
    public void Write()
    {
        var facts = $"{OverviewSection.KindOf(pair.Bitext.Pair.Relation)} articles, {Percent.Of(pair.Bitext.Pair.Probability)} probable · " +
            $"{Coverage(source, "source")}, {Coverage(target, "target")}";
        html.Write(
            $"""
            <section class="pair" id="p{number}" aria-labelledby="p{number}h">
            <header>
            <h2 id="p{number}h"><span lang="{pair.Source.Language}">{ReviewPairSummary.TitleOf(pair.Source)}</span>
            <span class="with" role="img" aria-label="with">↔</span>
            <span lang="{pair.Target.Language}">{ReviewPairSummary.TitleOf(pair.Target)}</span></h2>
            <p class="facts">{facts}<span class="up"> · <a href="#top">all pairs</a></span></p>
            </header>
            <div class="row heads">
            <h3 class="src">{pair.Source.Path} <span class="code">{pair.Source.Language}</span></h3>
            <h3 class="tgt">{pair.Target.Path} <span class="code">{pair.Target.Language}</span></h3>
            </div>

            """);
        foreach (var row in PairLayout.Of(pair.Source, pair.Target, pair.Bitext.Links))
            WriteRow(row);
        html.Write($"</section>\n");
    }

    private static string Coverage(Side side, string name)
    {
        var content = side.Document.Paragraphs.Where(paragraph => paragraph.IsContent).ToArray();
        var linked = content.Count(paragraph => side.IsLinked(paragraph.Index));
        return string.Create(CultureInfo.InvariantCulture, $"{linked} of {content.Length} {name} paragraphs linked");
    }

    private void WriteRow(LayoutRow row)
    {
        var links = row.Links.AddRange(row.Crossing);
        html.Write(
            $"""
            <div class="row{(row.Links.IsEmpty ? "" : " linked")}">
            <div class="src" lang="{pair.Source.Language}">

            """);
        WriteParagraphs(source, row.Source, []);
        html.Write(
            $"""
            </div>
            <div class="mid">
            """);
        foreach (var link in row.Links.OrderByDescending(link => link.Probability))
            WriteBadge(link, named: row.Links.Length > 1);
        html.Write(
            $"""
            </div>
            <div class="tgt" lang="{pair.Target.Language}">

            """);
        WriteParagraphs(target, row.Target, row.Links);
        foreach (var link in row.Crossing.OrderByDescending(link => link.Probability).Take(MaximumQuotations))
            WriteQuotation(link, named: row.Source.Length > 1);
        if (row.Crossing.Length > MaximumQuotations)
            WriteFurther([.. row.Crossing.OrderByDescending(link => link.Probability).Skip(MaximumQuotations)]);
        html.Write($"</div>\n");
        if (!links.IsEmpty)
            WriteEvidence(row, links);
        html.Write($"</div>\n");
    }

    private void WriteParagraphs(Side side, ImmutableArray<int> paragraphs, ImmutableArray<Link> shownLinks)
    {
        for (var at = 0; at < paragraphs.Length;)
        {
            var end = at;
            while (end < paragraphs.Length && !side.Document.Paragraphs[paragraphs[end]].IsContent)
                end++;
            if (end > at)
            {
                WriteFurniture(side, paragraphs[at..end]);
                at = end;
                continue;
            }

            WriteParagraph(side, side.Document.Paragraphs[paragraphs[at]], shownLinks);
            at++;
        }
    }

    private void WriteParagraph(Side side, Paragraph paragraph, ImmutableArray<Link> shownLinks)
    {
        var kind = paragraph.Kind switch
        {
            ParagraphKind.Title => " title",
            ParagraphKind.Heading => " heading",
            ParagraphKind.ListItem => " item",
            ParagraphKind.Quotation => " quotation",
            _ => "",
        };
        var linked = side.IsLinked(paragraph.Index);
        var anchor = side.Anchor(number, paragraph.Index);
        html.Write($"""<div class="para{kind}{(linked ? "" : " alone")}" id="{anchor}">""");
        html.Write($"""<a class="num" href="#{anchor}" title="line {paragraph.Line} of {side.Document.Path}">{paragraph.Index + 1}</a>""");
        if (paragraph.Kind is ParagraphKind.Title or ParagraphKind.Heading)
            html.Write($"""<p role="heading" aria-level="{(paragraph.Kind == ParagraphKind.Title ? 4 : 5)}">""");
        else
            html.Write($"<p>");
        text.Write(paragraph, side.Terms(paragraph.Index), side.Answered(paragraph.Index), side.Beads(paragraph.Index));
        html.Write($"</p>");
        if (side == target)
        {
            var elsewhere = linksByTarget[paragraph.Index].Where(link => !shownLinks.Contains(link));
            foreach (var link in elsewhere.OrderByDescending(link => link.Probability).Take(MaximumQuotations))
                WriteBackReference(link);
        }

        html.Write($"</div>\n");
    }

    private void WriteFurniture(Side side, ImmutableArray<int> paragraphs)
    {
        var kinds = paragraphs.Select(index => NameOf(side.Document.Paragraphs[index].Kind)).Distinct(StringComparer.Ordinal);
        html.Write($"""<details class="furniture"><summary lang="en">{string.Join(", ", kinds)}""");
        if (paragraphs.Length > 1)
            html.Write($" ({paragraphs.Length})");
        html.Write($"</summary>");
        foreach (var index in paragraphs)
        {
            var paragraph = side.Document.Paragraphs[index];
            var rule = paragraph.KindRule.Length == 0 ? "" : $": {paragraph.KindRule}";
            html.Write($"""<p id="{side.Anchor(number, index)}" title="line {paragraph.Line}{rule}">{paragraph.Text}</p>""");
        }

        html.Write($"</details>\n");
    }

    private static string NameOf(ParagraphKind kind) => kind switch
    {
        ParagraphKind.Caption => "caption",
        ParagraphKind.Byline => "byline",
        _ => "page furniture",
    };

    private void WriteBadge(Link link, bool named)
    {
        html.Write($"""<span class="badge {FieldText.Name(link.Relation)}" data-p="{PercentValue(link)}">""");
        if (named)
        {
            html.Write($"""<a href="#{source.Anchor(number, link.Source)}">{link.Source + 1}</a>–""");
            html.Write($"""<a href="#{target.Anchor(number, link.Target)}">{link.Target + 1}</a> """);
        }

        html.Write($"<b>{Percent.Of(link.Probability)}</b> {FieldText.Name(link.Relation)}</span>");
    }

    private void WriteQuotation(Link link, bool named)
    {
        html.Write($"""<blockquote class="{FieldText.Name(link.Relation)}" data-p="{PercentValue(link)}"><p class="from" lang="en">""");
        if (named)
            html.Write($"""for <a href="#{source.Anchor(number, link.Source)}">¶ {link.Source + 1}</a>: """);
        html.Write($"""<a href="#{target.Anchor(number, link.Target)}">¶ {link.Target + 1}</a> """);
        html.Write($"<b>{Percent.Of(link.Probability)}</b> {FieldText.Name(link.Relation)}</p><p>");
        text.Write(
            pair.Target.Paragraphs[link.Target], target.Terms(link.Target), target.Answered(link.Target), longest: LongestQuotation);
        html.Write($"</p></blockquote>\n");
    }

    private void WriteFurther(ImmutableArray<Link> links)
    {
        html.Write($"""<p class="further" lang="en">also""");
        foreach (var link in links)
            html.Write($""" <a href="#{target.Anchor(number, link.Target)}">¶ {link.Target + 1}</a>""");
        html.Write($"</p>\n");
    }

    private void WriteBackReference(Link link)
    {
        html.Write($"""<span class="back {FieldText.Name(link.Relation)}" lang="en" data-p="{PercentValue(link)}">quoted at """);
        html.Write($"""<a href="#{source.Anchor(number, link.Source)}">¶ {link.Source + 1}</a> <b>{Percent.Of(link.Probability)}</b></span>""");
    }

    private void WriteEvidence(LayoutRow row, ImmutableArray<Link> links)
    {
        var beads = row.Source.SelectMany(paragraph => beadsBySource[paragraph]).ToArray();
        html.Write(
            $"""
            <details class="why"><summary>Why{(beads.Length == 0 ? "" : " and sentence pairs")}</summary>
            <ul>

            """);
        foreach (var link in links)
        {
            html.Write($"<li>¶ {link.Source + 1} – ¶ {link.Target + 1}: {FieldText.Name(link.Relation)}, {Percent.Of(link.Probability)}; ");
            html.Write($"similarity {Decimals(link.Evidence.Similarity)}, coverage {Decimals(link.Evidence.Coverage)}");
            WriteShared("terms", link.Evidence.Terms);
            WriteShared("names", link.Evidence.Names);
            WriteShared("numbers", link.Evidence.Numbers);
            html.Write($"</li>\n");
        }

        html.Write($"</ul>\n");
        if (beads.Length > 0)
        {
            html.Write($"""<ol class="beads">""");
            foreach (var (index, bead) in beads)
            {
                html.Write($"""<li data-b="{index}"><span lang="{pair.Source.Language}">{source.TextOf(bead.Source)}</span> """);
                html.Write($"""<b>{Percent.Of(bead.Probability)}</b> <span lang="{pair.Target.Language}">{target.TextOf(bead.Target)}</span></li>""");
            }

            html.Write($"</ol>\n");
        }

        html.Write($"</details>\n");
    }

    private void WriteShared(string name, ImmutableArray<string> values)
    {
        if (!values.IsDefaultOrEmpty)
            html.Write($"; {name} <i>{string.Join(", ", values)}</i>");
    }

    private static int PercentValue(Link link) => (int)(link.Probability * 100);

    private static string Decimals(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
