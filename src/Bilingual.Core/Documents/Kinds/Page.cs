namespace Bilingual.Documents.Kinds;

/// <summary>The lines of a page while they are classified: what is decided, and where the running text begins and ends.</summary>
/// <param name="lines">What the lines look like.</param>
/// <param name="hints">What the file's format says they are, null where it says nothing.</param>
internal sealed class Page(LineShape[] lines, ParagraphVerdict?[] hints)
{
    private readonly ParagraphVerdict?[] verdicts = new ParagraphVerdict?[lines.Length];

    public LineShape[] Lines => lines;

    public ParagraphVerdict?[] Hints => hints;

    public ParagraphVerdict?[] Verdicts => verdicts;

    public int Count => lines.Length;

    /// <summary>First and last paragraph of running text that no mark claims; −1 where the page has none.</summary>
    public int FirstText { get; private set; } = -1;

    /// <inheritdoc cref="FirstText"/>
    public int LastText { get; private set; } = -1;

    public bool HasRunningText => FirstText >= 0;

    public int TitleIndex => Array.FindIndex(verdicts, verdict => verdict?.Kind == ParagraphKind.Title);

    public bool HasTitle => TitleIndex >= 0;

    public void Set(int index, ParagraphKind kind, string rule) => verdicts[index] = new ParagraphVerdict(kind, rule);

    public bool Is(int index, string rule) => verdicts[index]?.Rule == rule;

    /// <summary>The first undecided line from <paramref name="from"/> on, or −1.</summary>
    public int NextOpen(int from)
    {
        for (var i = from; i < Count; i++)
        {
            if (verdicts[i] is null)
                return i;
        }

        return -1;
    }

    public void FindRunningText(PageMarks marks)
    {
        FirstText = NextText(0, marks);
        LastText = FirstText;
        for (var i = Count - 1; i > FirstText && LastText == FirstText; i--)
        {
            if (IsText(i, marks))
                LastText = i;
        }
    }

    /// <summary>Finds the first paragraph anew after the present one turned out to be the title.</summary>
    public void MoveFirstText(PageMarks marks) =>
        FirstText = NextText(FirstText + 1, marks);

    /// <summary>Whether a byline stands next to the line, with at most one other name between.</summary>
    public bool NearByline(int index, int start)
    {
        for (var i = Math.Max(start, index - 2); i <= Math.Min(FirstText - 1, index + 2); i++)
        {
            if (verdicts[i]?.Kind == ParagraphKind.Byline)
                return true;
        }

        return false;
    }

    /// <summary>
    /// For each line, whether it stands before running text or a list, one other heading and what the page put between aside, or ends the
    /// article. Longer stacks of short lines are lists, not headings.
    /// </summary>
    public bool[] FindIntroductions()
    {
        var introduces = new bool[Count];
        var next = -1;
        var stacked = 0;
        for (var i = Count - 1; i >= 0; i--)
        {
            if (verdicts[i] is { Kind: ParagraphKind.Boilerplate or ParagraphKind.Byline or ParagraphKind.Caption or ParagraphKind.NewsCaption })
                continue;
            stacked = lines[i].IsHeadingLike && lines[i].Marker == 0 && !lines[i].IsRunningText ? stacked + 1 : 0;
            introduces[i] = stacked <= 2 && (next < 0 || StartsText(next, lines[i]) || (stacked == 2 && introduces[next]));
            next = i;
        }

        return introduces;
    }

    private bool StartsText(int index, LineShape heading) =>
        lines[index].IsRunningText || lines[index].EndsSentence || lines[index].Marker > 0
        || lines[index].Core.Length > heading.Core.Length * 2;

    /// <summary>Whether a numbered line is a section's heading: short, before running text, without a numbered neighbour.</summary>
    public bool IsNumberedHeading(int index) =>
        !ListMarker.IsBullet(lines[index].Text)
        && lines[index].IsHeadingLike
        && !HasMarker(index - 1) && !HasMarker(index + 1)
        && index + 1 < Count && lines[index + 1].IsRunningText;

    private bool HasMarker(int index) => index >= 0 && index < Count && lines[index].Marker > 0;

    private int NextText(int from, PageMarks marks)
    {
        for (var i = from; i < Count; i++)
        {
            if (IsText(i, marks))
                return i;
        }

        return -1;
    }

    private bool IsText(int index, PageMarks marks) =>
        verdicts[index] is null or { Kind: ParagraphKind.Body or ParagraphKind.ListItem or ParagraphKind.Quotation }
        && hints[index]?.Kind is not (ParagraphKind.Heading or ParagraphKind.Title)
        && lines[index].IsRunningText && marks.Match(lines[index].Core, anywhere: false) is null;
}
