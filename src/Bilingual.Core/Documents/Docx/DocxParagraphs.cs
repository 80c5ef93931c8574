using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Bilingual.Documents.Docx;

/// <summary>Collects the paragraphs of a Word document, a line of text each, with what their styles say they are.</summary>
internal sealed class DocxParagraphs
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<RawParagraph>.Builder paragraphs = ImmutableArray.CreateBuilder<RawParagraph>();
    private readonly Dictionary<string, Style> styles;
    private readonly Dictionary<string, Footnote> footnotes;
    private readonly Dictionary<string, Endnote> endnotes;

    /// <summary>What follows the paragraph that is being read: its footnotes, endnotes and text boxes.</summary>
    private readonly Queue<(OpenXmlElement Content, (ParagraphKind, string)? Kind)> attached = new();

    /// <summary>Where a paragraph starts whose end mark is deleted: it goes on in the next one.</summary>
    private int? open;
    private bool hasTitle;

    public DocxParagraphs(MainDocumentPart main)
    {
        styles = Index(main.StyleDefinitionsPart?.Styles?.Elements<Style>(), style => style.StyleId?.Value);
        footnotes = Index(main.FootnotesPart?.Footnotes?.Elements<Footnote>(), note => note.Id?.InnerText);
        endnotes = Index(main.EndnotesPart?.Endnotes?.Elements<Endnote>(), note => note.Id?.InnerText);
    }

    /// <summary>The text that all spans point into.</summary>
    public string Text => text.ToString();

    public ImmutableArray<RawParagraph> Paragraphs => paragraphs.ToImmutable();

    /// <summary>Adds the body's paragraphs in order; notes and text boxes follow the paragraph that refers to or holds them.</summary>
    public void AddBody(Body body)
    {
        foreach (var paragraph in Blocks(body))
        {
            Add(paragraph, null);
            while (open is null && attached.TryDequeue(out var next))
            {
                foreach (var part in Blocks(next.Content))
                    Add(part, next.Kind);
            }
        }

        if (open is { } start)
            Close(start, null);
    }

    /// <summary>The paragraphs inside an element in document order, those of tables, content controls and insertions included, of deletions not.</summary>
    private static IEnumerable<WordParagraph> Blocks(OpenXmlElement root)
    {
        var pending = new Stack<OpenXmlElement>();
        Push(root, pending);
        while (pending.TryPop(out var element))
        {
            if (element is WordParagraph paragraph)
                yield return paragraph;
            else if (element is not (Deleted or DeletedRun or MoveFromRun or SectionProperties or SdtProperties))
                Push(element, pending);
        }
    }

    private static void Push(OpenXmlElement parent, Stack<OpenXmlElement> pending)
    {
        for (var child = parent.LastChild; child is not null; child = child.PreviousSibling())
            pending.Push(child);
    }

    private void Add(WordParagraph paragraph, (ParagraphKind Kind, string Rule)? given)
    {
        var start = open ?? text.Length;
        Runs(paragraph);
        open = paragraph.ParagraphProperties?.ParagraphMarkRunProperties?.GetFirstChild<Deleted>() is null ? null : start;
        if (open is null)
            Close(start, given ?? KindOf(paragraph));
    }

    /// <summary>Makes a paragraph of the text from <paramref name="start"/> on, unless it is blank.</summary>
    private void Close(int start, (ParagraphKind Kind, string Rule)? kind)
    {
        var span = new TextSpan(start, text.Length);
        var words = text.ToString(start, span.Length);
        if (TextCleaner.IsBlank(words))
        {
            text.Length = start;
            return;
        }

        hasTitle |= kind?.Kind == ParagraphKind.Title;
        paragraphs.Add(new RawParagraph(words, OffsetMap.Identity(start), span, kind?.Kind, kind?.Rule ?? ""));
        text.Append('\n');
    }

    /// <summary>Appends what a reader sees of a paragraph.</summary>
    private void Runs(WordParagraph paragraph)
    {
        var pending = new Stack<OpenXmlElement>();
        Push(paragraph, pending);
        while (pending.TryPop(out var element))
        {
            switch (element)
            {
                case Text words:
                    text.Append(words.Text.ReplaceLineEndings(" "));
                    break;
                case TabChar or Break or CarriageReturn:
                    text.Append(element is TabChar ? '\t' : ' ');
                    break;
                case NoBreakHyphen:
                    text.Append('\u2011');
                    break;
                case SoftHyphen:
                    text.Append('\u00AD');
                    break;
                case FootnoteReference { Id: { } id }:
                    Attach(footnotes, id.InnerText!, "footnote");
                    break;
                case EndnoteReference { Id: { } id }:
                    Attach(endnotes, id.InnerText!, "endnote");
                    break;
                case TextBoxContent box:
                    attached.Enqueue((box, null));
                    break;
                case Deleted or DeletedRun or MoveFromRun or ParagraphProperties or AlternateContentFallback or FieldCode or DeletedText:
                    break;
                case Run { RunProperties.Vanish: { } vanish } when vanish.Val is null || vanish.Val.Value:
                    break;
                default:
                    Push(element, pending);
                    break;
            }
        }
    }

    /// <summary>Lets a note follow the paragraph, once, however often it is referred to.</summary>
    private void Attach<T>(Dictionary<string, T> notes, string id, string rule)
        where T : OpenXmlElement
    {
        if (notes.Remove(id, out var note))
            attached.Enqueue((note, (ParagraphKind.Body, rule)));
    }

    private (ParagraphKind, string)? KindOf(WordParagraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        var name = "";
        var level = properties?.OutlineLevel?.Val?.Value;
        var isList = properties?.NumberingProperties is not null;

        // Styles inherit; sixteen steps are more than any real template has and stop a cycle.
        var id = properties?.ParagraphStyleId?.Val?.Value;
        var stated = id?.ToLowerInvariant() ?? "";
        for (var step = 0; step < 16 && id is not null && styles.TryGetValue(id, out var style); step++)
        {
            name = name.Length == 0 ? style.StyleName?.Val?.Value?.ToLowerInvariant() ?? "" : name;
            level ??= style.StyleParagraphProperties?.OutlineLevel?.Val?.Value;
            isList |= style.StyleParagraphProperties?.NumberingProperties is not null;
            id = style.BasedOn?.Val?.Value;
        }

        // Files made by other programs name the built-in styles without describing them.
        name = name.Length == 0 ? stated : name;
        if (level is null && name.StartsWith("heading", StringComparison.Ordinal) && char.IsAsciiDigit(name[^1]))
            level = name[^1] - '1';
        if (name.StartsWith("toc", StringComparison.Ordinal) || name.StartsWith("table of", StringComparison.Ordinal))
            return (ParagraphKind.Boilerplate, "style-contents");
        if (name == "title" && !hasTitle)
            return (ParagraphKind.Title, "style-title");
        if (level is >= 0 and < 9)
        {
            var isTitle = level == 0 && !hasTitle && paragraphs.Count == 0;
            return (isTitle ? ParagraphKind.Title : ParagraphKind.Heading, string.Create(CultureInfo.InvariantCulture, $"outline-{level + 1}"));
        }

        if (name is "title" or "subtitle")
            return (ParagraphKind.Heading, "style-" + name);
        if (name == "caption")
            return (ParagraphKind.Caption, "style-caption");
        if (name.Contains("quote", StringComparison.Ordinal))
            return (ParagraphKind.Quotation, "style-quote");
        if (isList || name.StartsWith("list", StringComparison.Ordinal))
            return (ParagraphKind.ListItem, "numbering");
        return paragraph.Ancestors<TableCell>().Any() ? (ParagraphKind.Body, "table-cell") : null;
    }

    private static Dictionary<string, T> Index<T>(IEnumerable<T>? items, Func<T, string?> key)
    {
        var index = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items ?? [])
        {
            if (key(item) is { } name)
                index.TryAdd(name, item);
        }

        return index;
    }
}
