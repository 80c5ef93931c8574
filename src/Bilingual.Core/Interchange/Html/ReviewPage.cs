using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Interchange.Html;

/// <summary>Two articles with what was found between them, as the page shows them.</summary>
/// <param name="Source">The source article.</param>
/// <param name="Target">The target article.</param>
/// <param name="Bitext">The pair, its paragraph links and its sentence beads.</param>
public sealed record ReviewPair(Document Source, Document Target, Bitext Bitext)
{
    /// <summary>Terms found in each source paragraph, by paragraph; spans point into <see cref="Paragraph.Text"/>. May be shorter than the article.</summary>
    public ImmutableArray<ImmutableArray<TermMatch>> SourceTerms { get; init; } = [];

    /// <summary>Terms found in each target paragraph.</summary>
    public ImmutableArray<ImmutableArray<TermMatch>> TargetTerms { get; init; } = [];
}

/// <summary>A row of the page's table of pairs.</summary>
public sealed record ReviewPairSummary
{
    /// <summary>Path of the source article.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Path of the target article.</summary>
    public required string TargetPath { get; init; }

    /// <summary>Title of the source article.</summary>
    public required string SourceTitle { get; init; }

    /// <summary>Title of the target article.</summary>
    public required string TargetTitle { get; init; }

    /// <summary>BCP 47 code of the source article.</summary>
    public required string SourceLanguage { get; init; }

    /// <summary>BCP 47 code of the target article.</summary>
    public required string TargetLanguage { get; init; }

    /// <summary>Probability of the pair.</summary>
    public required double Probability { get; init; }

    /// <summary>Parallel or comparable.</summary>
    public required DocumentRelation Relation { get; init; }

    /// <summary>Links of the relation <see cref="Alignment.Relation.Translation"/>.</summary>
    public int Translations { get; init; }

    /// <summary>Links of the relation <see cref="Alignment.Relation.Partial"/>.</summary>
    public int Partials { get; init; }

    /// <summary>Links of the relation <see cref="Alignment.Relation.Related"/>.</summary>
    public int Related { get; init; }

    /// <summary>The row of a pair.</summary>
    public static ReviewPairSummary Of(ReviewPair pair) => new()
    {
        SourcePath = pair.Source.Path,
        TargetPath = pair.Target.Path,
        SourceTitle = TitleOf(pair.Source),
        TargetTitle = TitleOf(pair.Target),
        SourceLanguage = pair.Source.Language,
        TargetLanguage = pair.Target.Language,
        Probability = pair.Bitext.Pair.Probability,
        Relation = pair.Bitext.Pair.Relation,
        Translations = pair.Bitext.Links.Count(link => link.Relation == Alignment.Relation.Translation),
        Partials = pair.Bitext.Links.Count(link => link.Relation == Alignment.Relation.Partial),
        Related = pair.Bitext.Links.Count(link => link.Relation == Alignment.Relation.Related),
    };

    /// <summary>The title of an article: its title paragraph, else its first heading or text, shortened to a line.</summary>
    internal static string TitleOf(Document document)
    {
        const int longest = 90;
        var paragraph = document.Paragraphs.FirstOrDefault(paragraph => paragraph.Kind == ParagraphKind.Title)
            ?? document.Paragraphs.FirstOrDefault(paragraph => paragraph.IsContent);
        if (paragraph is null)
            return document.Path;
        return paragraph.Text.Length <= longest ? paragraph.Text : Excerpt.Of(paragraph.Text, longest);
    }
}

/// <summary>A figure of the page's summary.</summary>
/// <param name="Label">What is counted, in the plural: <c>articles</c>.</param>
/// <param name="Value">The number.</param>
public sealed record ReviewFigure(string Label, long Value);

/// <summary>What stands above the pairs.</summary>
public sealed record ReviewOverview
{
    /// <summary>Heading of the page.</summary>
    public string Title { get; init; } = "Bilingual review";

    /// <summary>What made the page, in a line: program, version, models.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Counts in the order in which they are shown.</summary>
    public ImmutableArray<ReviewFigure> Figures { get; init; } = [];

    /// <summary>What a reader should know first: that the corpus is empty and why, that articles failed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>All pairs, in the order in which the page shows them.</summary>
    public ImmutableArray<ReviewPairSummary> Pairs { get; init; } = [];
}

/// <summary>How much one page holds.</summary>
public sealed record ReviewPageOptions
{
    /// <summary>Pairs shown with their text. A browser reads about a hundred news articles with ease.</summary>
    public int MaximumPairs { get; init; } = 100;

    /// <summary>Rows of the table of pairs.</summary>
    public int MaximumTableRows { get; init; } = 1000;

    /// <summary>Where the reader finds the pairs that the page leaves out.</summary>
    public string Remainder { get; init; } = "links.tsv";
}
