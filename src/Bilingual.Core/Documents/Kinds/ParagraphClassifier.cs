using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bilingual.Documents.Kinds;

/// <summary>What a paragraph was found to be, and by which rule.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rule">Name of the rule; empty for plain body text.</param>
public readonly record struct ParagraphVerdict(ParagraphKind Kind, string Rule);

/// <summary>
/// Tells articles from the pages around them, by the words of each line (<c>Languages/*/page-marks.tsv</c>), its shape and its place.
/// Running text in the middle of a page is never taken for anything else, and in doubt a line stays content: losing a line of the article
/// costs more than keeping one of the page. Safe for concurrent use.
/// </summary>
public sealed partial class ParagraphClassifier
{
    /// <summary>A caption's text is at most this long; longer text with a credit is an article's paragraph.</summary>
    private const int MaxCaptionText = 300;

    private const int MaxTitleLength = 200;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Milliseconds; the lines are short, so that no pattern comes near.</summary>
    private const int TimeLimit = 1000;

    /// <summary>The longest line that can be <c>[ab-cd/ef/gh/ij]</c>.</summary>
    private const int MaxInitialsLength = 40;

    /// <summary>Signs of links to other pages and of paths through a site.</summary>
    private static readonly SearchValues<char> ArrowSigns = SearchValues.Create("←«‹◄→»›►>");

    private readonly PageMarks marks = new(PageMarkTable.LoadAll());

    /// <summary>Classifies the paragraphs of one document.</summary>
    /// <param name="texts">Cleaned texts in reading order.</param>
    /// <param name="language">BCP 47 code of the document, or <c>und</c>.</param>
    public ImmutableArray<ParagraphVerdict> Classify(IReadOnlyList<string> texts, string language) =>
        Classify(texts, new ParagraphVerdict?[texts.Count], language);

    /// <summary>Classifies paragraphs of which the file's format says something.</summary>
    /// <param name="texts">Cleaned texts in reading order.</param>
    /// <param name="given">
    /// What the format says of each paragraph, null where it says nothing. Boilerplate and bylines are final; a heading or list item may
    /// still turn out to belong to the page (<c>&lt;h3&gt;Leave a comment&lt;/h3&gt;</c>).
    /// </param>
    /// <param name="language">BCP 47 code of the document, or <c>und</c>.</param>
    public ImmutableArray<ParagraphVerdict> Classify(IReadOnlyList<string> texts, IReadOnlyList<ParagraphVerdict?> given, string language)
    {
        var page = new Page([.. texts.Select(text => new LineShape(text))], [.. given]);
        MarkAnywhere(page, language);
        MarkRepeated(page);
        page.FindRunningText(marks);
        MarkTitle(page);
        MarkHead(page);
        MarkTail(page);
        MarkRest(page);
        return [.. page.Verdicts.Select(verdict => verdict!.Value)];
    }

    /// <summary>Marks that need no context: words and signs of the page, credits.</summary>
    private void MarkAnywhere(Page page, string language)
    {
        for (var i = 0; i < page.Count; i++)
        {
            var line = page.Lines[i];
            var hint = page.Hints[i];
            if (hint is { Kind: ParagraphKind.Boilerplate or ParagraphKind.Byline or ParagraphKind.NewsCaption })
                page.Set(i, hint.Value.Kind, hint.Value.Rule);
            else if (hint is { Kind: ParagraphKind.Title })
                continue;
            else if (hint is { Kind: ParagraphKind.Caption })
                SetCaption(page, i, marks.WithoutCredit(line.Core), language, hint.Value.Rule);
            else if (SignsOnly(line) is { } rule)
                page.Set(i, ParagraphKind.Boilerplate, rule);
            else if (!line.IsDashed && !line.IsPlainlyText && marks.Match(line.Core, anywhere: true) is { } mark)
                page.Set(i, mark.Kind, mark.Rule);
            else if (marks.WithoutCredit(line.Core) is { } text)
                SetCaption(page, i, text, language, "credit");
            else if (i > 0 && hint is null && page.Is(i - 1, "image-mark") && line.Words <= 30 && !marks.States(line.Core, language))
                page.Set(i, ParagraphKind.Caption, "after-image");
        }
    }

    /// <param name="page">The page.</param>
    /// <param name="i">The caption's line.</param>
    /// <param name="uncredited">What is left without the credit; null where there is none.</param>
    /// <param name="language">The document's language.</param>
    /// <param name="rule">Name of the rule.</param>
    private void SetCaption(Page page, int i, string? uncredited, string language, string rule)
    {
        if (uncredited?.Length > MaxCaptionText)
            return;
        if (uncredited is not null && (uncredited.AsSpan().Trim(" .,|()[]").Length < 3 || IsSourceOnly(uncredited)))
            page.Set(i, ParagraphKind.Boilerplate, "credit-line");
        else
            page.Set(i, marks.States(uncredited ?? page.Lines[i].Core, language) ? ParagraphKind.NewsCaption : ParagraphKind.Caption, rule);
    }

    /// <summary>A label and no more than a name or <c>name/agency</c> credits a picture without describing it.</summary>
    private static bool IsSourceOnly(string text)
    {
        var shape = new LineShape(text);
        return shape.IsNameLike && (shape.Words <= 3 || (shape.Words <= 6 && text.Contains('/', StringComparison.Ordinal)));
    }

    /// <summary>Lines without words of their own: image marks, initials of editors, addresses, file names, arrows.</summary>
    private static string? SignsOnly(LineShape line)
    {
        if (line.Text.Length > 300)
            return null;
        if (line.Words == 0)
            return ImageMark().IsMatch(line.Text) ? "image-mark" : "signs-only";

        // Running text holds none of the signs that the patterns want; the signs are looked for first.
        var text = line.Text.AsSpan();
        if (text.Contains("![", StringComparison.Ordinal) && ImageMark().IsMatch(line.Text))
            return "image-mark";
        if (text.Length <= MaxInitialsLength && EditorInitials().IsMatch(line.Text))
            return "editor-initials";
        if (text[0] == '#' && HashTags().IsMatch(line.Text))
            return "tags";
        if (!line.Core.Contains(' ', StringComparison.Ordinal))
        {
            if (AddressOnly().IsMatch(line.Core))
                return "address-only";
            if (FileName().IsMatch(line.Core))
                return "file-name";
        }

        if (!text.ContainsAny(ArrowSigns))
            return null;
        if (Arrows().IsMatch(line.Text))
            return "page-turn";
        return Breadcrumbs().IsMatch(line.Text) ? "breadcrumbs" : null;
    }

    /// <summary>A line that stands twice in a row, or again after it was the title, is an image's title or a share button's text.</summary>
    private static void MarkRepeated(Page page)
    {
        var stated = Array.FindIndex(page.Hints, hint => hint?.Kind == ParagraphKind.Title);
        var first = stated >= 0 ? stated : page.NextOpen(0);
        for (var i = 0; i + 1 < page.Count; i++)
        {
            // Cells and items that a format sets apart may say the same.
            if (page.Hints[i] is not null || page.Hints[i + 1] is not null)
                continue;
            if (page.Lines[i].Core.Length is 0 or > 200 || page.Lines[i].Folded.Length == 0 || page.Lines[i].Folded != page.Lines[i + 1].Folded)
                continue;

            // The article's own title or sentence is kept once.
            if (page.Verdicts[i] is null && i != first && !page.Lines[i].EndsSentence)
                page.Set(i, ParagraphKind.Boilerplate, "repeated-line");
            if (page.Verdicts[i + 1] is null)
                page.Set(i + 1, ParagraphKind.Boilerplate, "repeated-line");
        }

        if (first < 0 || page.Lines[first].Words < 3 || page.Lines[first].Core.Length > MaxTitleLength || page.Lines[first].EndsWithStop)
            return;
        for (var i = first + 1; i < page.Count; i++)
        {
            if (page.Verdicts[i] is null && page.Lines[i].Core.Length <= MaxTitleLength && page.Lines[i].Folded == page.Lines[first].Folded)
                page.Set(i, ParagraphKind.Boilerplate, "repeated-title");
        }
    }

    private void MarkTitle(Page page)
    {
        var stated = Array.FindIndex(page.Hints, hint => hint?.Kind == ParagraphKind.Title);
        if (stated >= 0)
        {
            for (var i = 0; i < stated; i++)
            {
                if (page.Verdicts[i] is null && IsHeadMark(page.Lines[i], i) is { } mark)
                    page.Set(i, mark.Kind, mark.Rule);
            }

            page.Set(stated, ParagraphKind.Title, page.Hints[stated]!.Value.Rule);
            return;
        }

        if (!page.HasRunningText)
            return;
        for (var i = page.NextOpen(0); i >= 0 && i <= page.FirstText; i = page.NextOpen(i + 1))
        {
            var line = page.Lines[i];
            if (i < page.FirstText && IsHeadMark(line, i) is { } mark)
            {
                page.Set(i, mark.Kind, mark.Rule);
                continue;
            }

            var isTitle = i < page.FirstText
                ? line.Words >= 2 && line.Core.Length <= MaxTitleLength && !line.EndsWithStop && line.Marker == 0
                : !page.HasTitle && line.Core.Length <= 120 && page.FirstText < page.LastText && line.CapitalShare >= 0.5
                    && line.EndsSentence && !line.Core[..^1].Contains(". ", StringComparison.Ordinal) && !IsQuoted(line);
            if (isTitle && !page.HasTitle)
            {
                page.Set(i, ParagraphKind.Title, "first-line");
                if (i == page.FirstText)
                    page.MoveFirstText(marks);
            }

            return;
        }
    }

    private PageMark? IsHeadMark(LineShape line, int index) =>
        marks.Match(line.Core, anywhere: false) is { } mark && mark.Region != PageRegion.Tail && mark.Rule != "author-line"
            ? mark
            : marks.IsDateLine(line.Core, index == 0 ? 1 : 3) ? new PageMark(ParagraphKind.Byline, "date-line", PageRegion.Head)
            : line.IsDateline ? new PageMark(ParagraphKind.Byline, "dateline", PageRegion.Head)
            : null;

    private static bool IsQuoted(LineShape line) => line.Core[0] is '"' or '“' or '\'' or '‘';

    /// <summary>Between the title and the first paragraph: names, papers, dates, share bars.</summary>
    private void MarkHead(Page page)
    {
        if (!page.HasRunningText)
            return;
        var start = page.TitleIndex + 1;
        for (var i = start; i < page.FirstText; i++)
        {
            var line = page.Lines[i];
            if (page.Verdicts[i] is not null)
                continue;
            if (marks.IsDateLine(line.Core, maxOtherWords: 6))
                page.Set(i, ParagraphKind.Byline, "date-line");
            else if (line.IsDateline)
                page.Set(i, ParagraphKind.Byline, "dateline");
            else if (marks.Match(line.Core, anywhere: false) is { } mark && mark.Region != PageRegion.Tail)
                page.Set(i, mark.Kind, mark.Rule);
        }

        // Names of people and papers are told by what stands beside them: a date or another byline.
        for (var i = start; i < page.FirstText; i++)
        {
            if (page.Verdicts[i] is null && page.Hints[i] is null && page.Lines[i].IsNameLike && page.Lines[i].Marker == 0 && page.NearByline(i, start))
                page.Set(i, ParagraphKind.Byline, "name-line");
        }

        for (var i = start; i < page.FirstText; i++)
        {
            if (page.Verdicts[i] is null && page.Hints[i] is null && page.Lines[i].Words >= 7 && page.Lines[i].Marker == 0 && i == start)
                page.Set(i, ParagraphKind.Body, "standfirst");
        }
    }

    /// <summary>After the last paragraph: links, tags, comment forms. What follows the first of them is the page's, unless it is a sentence.</summary>
    private void MarkTail(Page page)
    {
        if (!page.HasRunningText)
            return;
        var pageBegan = false;
        for (var i = page.LastText + 1; i < page.Count; i++)
        {
            var line = page.Lines[i];
            if (page.Verdicts[i] is null)
            {
                if (!line.IsDashed && marks.Match(line.Core, anywhere: false) is { } mark && mark.Region != PageRegion.Head)
                    page.Set(i, mark.Kind, mark.Rule);
                else if (marks.IsDateLine(line.Core, maxOtherWords: 5))
                    page.Set(i, ParagraphKind.Byline, "date-line");
                else if (pageBegan && !line.EndsWithStop && line.Words <= 8 && line.Marker == 0 && page.Hints[i] is null)
                    page.Set(i, ParagraphKind.Boilerplate, "page-tail");
            }

            // Pictures and code end no article.
            pageBegan |= page.Hints[i] is null && page.Verdicts[i] is { Kind: ParagraphKind.Boilerplate, Rule: not ("image-mark" or "signs-only" or "credit-line" or "file-name") };
        }
    }

    /// <summary>What is left is the article's: list items, headings, body.</summary>
    private static void MarkRest(Page page)
    {
        var introduces = page.FindIntroductions();
        for (var i = 0; i < page.Count; i++)
        {
            if (page.Verdicts[i] is not null)
                continue;
            var line = page.Lines[i];
            if (page.Hints[i] is { } hint)
                page.Set(i, hint.Kind == ParagraphKind.Title ? ParagraphKind.Heading : hint.Kind, hint.Rule);
            else if (line.IsDashed)
                page.Set(i, ParagraphKind.Heading, "dashed-heading");
            else if (line.Text.StartsWith("> ", StringComparison.Ordinal))
                page.Set(i, ParagraphKind.Quotation, "quote-mark");
            else if (line.Marker > 0 && !page.IsNumberedHeading(i))
                page.Set(i, ParagraphKind.ListItem, "list-marker");
            else if (line.IsHeadingLike && introduces[i])
                page.Set(i, ParagraphKind.Heading, "short-line");
            else
                page.Set(i, ParagraphKind.Body, "");
        }
    }

    [GeneratedRegex(@"^\W*!\[[^\]]*\]\([^)]*\)\W*$", Options, TimeLimit)]
    private static partial Regex ImageMark();

    [GeneratedRegex(@"^[(\[]?[a-z]{2,4}(-[a-z]{2,4})?([/][a-z]{2,4}){1,3}[)\]]?$|^[(\[](\*+|[a-z]{2,4}|[A-Z]-\d{1,2}|[a-zA-Z]{2,4}/[A-Z]-\d{1,2})[)\]]$", Options, TimeLimit)]
    private static partial Regex EditorInitials();

    [GeneratedRegex(@"^#\w+([\s,]+#\w+)*$", Options, TimeLimit)]
    private static partial Regex HashTags();

    [GeneratedRegex(@"^(https?://|www\.)\S+$|^\S+@\S+\.\w{2,}$|^@\w+$", Options, TimeLimit)]
    private static partial Regex AddressOnly();

    [GeneratedRegex(@"^[\w()%+-]+\.(jpe?g|png|gif|webp|avif|svg|mp4|mov|pdf)$|^[\p{L}\d]+(-[\p{L}\d]+){3,}$", Options | RegexOptions.IgnoreCase, TimeLimit)]
    private static partial Regex FileName();

    [GeneratedRegex(@"^\s*[←«‹◄]+\s?\S.{0,80}$|^.{1,80}\S\s?[→»›►]+\s*$", Options, TimeLimit)]
    private static partial Regex Arrows();

    [GeneratedRegex(@"^[^.!?<]{1,40}(\s+[>›»]\s+[^.!?<>›»]{1,60}){2,}$", Options, TimeLimit)]
    private static partial Regex Breadcrumbs();
}
