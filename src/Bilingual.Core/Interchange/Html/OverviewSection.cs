using System.Globalization;
using Bilingual.Alignment;

namespace Bilingual.Interchange.Html;

/// <summary>The top of the page: title, figures, notes, how to read it, and the table of pairs.</summary>
internal static class OverviewSection
{
    /// <summary>Writes it.</summary>
    /// <param name="html">Receives the markup.</param>
    /// <param name="overview">What to show.</param>
    /// <param name="shown">How many pairs follow with their text.</param>
    /// <param name="options">How much the page holds.</param>
    public static void Write(HtmlOutput html, ReviewOverview overview, int shown, ReviewPageOptions options)
    {
        html.Write(
            $"""
            <header id="top">
            <h1>{overview.Title}</h1>

            """);
        if (overview.Origin.Length > 0)
            html.Write($"""<p class="origin">{overview.Origin}</p>""");
        if (!overview.Figures.IsEmpty)
        {
            html.Write($"""<dl class="figures">""");
            foreach (var figure in overview.Figures)
                html.Write($"<div><dt>{figure.Label}</dt><dd>{figure.Value.ToString("N0", CultureInfo.InvariantCulture)}</dd></div>\n");
            html.Write($"</dl>\n");
        }

        foreach (var note in overview.Notes)
            html.Write($"""<p class="note">{note}</p>""");
        WriteLegend(html);
        html.Write($"</header>\n");
        if (!overview.Pairs.IsEmpty)
            WriteTable(html, overview, shown, options);
    }

    private static void WriteLegend(HtmlOutput html) => html.Write(
        $"""
        <details class="legend">
        <summary>How to read this page</summary>
        <p>Each pair of articles stands side by side, both in reading order. Paragraphs in one row are linked; the label between them
        says how they relate and how probable it is that they state a common fact. Where the order of the articles differs, the counterpart
        is quoted beside the paragraph, with its number leading to its own place. Paragraphs in grey have no counterpart.</p>
        <dl>
        <div><dt><span class="badge translation">translation</span></dt><dd>each side says what the other says</dd></div>
        <div><dt><span class="badge partial">partial</span></dt><dd>some clause is translated</dd></div>
        <div><dt><span class="badge related">related</span></dt><dd>same event and actors, worded apart</dd></div>
        <div><dt><mark class="met">term</mark></dt><dd>a glossary term whose counterpart stands in a linked paragraph</dd></div>
        <div><dt><mark class="open">term</mark></dt><dd>a glossary term without its counterpart there</dd></div>
        </dl>
        </details>
        <p class="filter" hidden><label>Show links from <input type="range" min="0" max="100" step="5" value="0"> <output>0%</output></label></p>

        """);

    private static void WriteTable(HtmlOutput html, ReviewOverview overview, int shown, ReviewPageOptions options)
    {
        html.Write(
            $"""
            <nav aria-label="Pairs of articles">
            <div class="scroll">
            <table class="pairs">
            <caption>Pairs of articles</caption>
            <thead><tr>
            <th scope="col">No.</th><th scope="col">Source</th><th scope="col">Target</th><th scope="col">Probability</th>
            <th scope="col">Kind</th><th scope="col">Translation</th><th scope="col">Partial</th><th scope="col">Related</th>
            </tr></thead>
            <tbody>

            """);
        var rows = Math.Min(overview.Pairs.Length, options.MaximumTableRows);
        for (var index = 0; index < rows; index++)
        {
            var pair = overview.Pairs[index];
            html.Write($"""<tr><td>{index + 1}</td><td lang="{pair.SourceLanguage}">""");
            if (index < shown)
                html.Write($"""<a href="#p{index + 1}">{pair.SourceTitle}</a>""");
            else
                html.Write($"{pair.SourceTitle}");
            html.Write(
                $"""
                <small>{pair.SourcePath}</small></td><td lang="{pair.TargetLanguage}">{pair.TargetTitle}<small>{pair.TargetPath}</small></td>
                <td>{Percent.Of(pair.Probability)}</td><td>{KindOf(pair.Relation)}</td>
                <td>{pair.Translations}</td><td>{pair.Partials}</td><td>{pair.Related}</td></tr>

                """);
        }

        html.Write($"</tbody>\n</table>\n</div>\n");
        if (shown < overview.Pairs.Length)
        {
            var note = $"This page shows the text of {shown} of {overview.Pairs.Length} pairs; all links stand in {options.Remainder}.";
            html.Write($"""<p class="note">{note}</p>""");
        }

        html.Write($"</nav>\n");
    }

    /// <summary>The name of a relation of documents.</summary>
    public static string KindOf(DocumentRelation relation) => relation == DocumentRelation.Parallel ? "parallel" : "comparable";
}
