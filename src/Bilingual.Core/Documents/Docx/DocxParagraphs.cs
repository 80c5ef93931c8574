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
    private readonly Queue<string> pendingNotes = new();
    private bool hasTitle;

    public DocxParagraphs(MainDocumentPart main)
    {
        styles = Index(main.StyleDefinitionsPart?.Styles?.Elements<Style>(), style => style.StyleId?.Value);
        footnotes = Index(main.FootnotesPart?.Footnotes?.Elements<Footnote>(), note => note.Id?.InnerText);
    }

    /// <summary>The text that all spans point into.</summary>
    public string Text => text.ToString();

    public ImmutableArray<RawParagraph> Paragraphs => paragraphs.ToImmutable();

    /// <summary>Adds the body's paragraphs in order; a footnote follows the paragraph that refers to it.</summary>
    public void AddBody(Body body)
    {
        foreach (var paragraph in Blocks(body))
        {
            Add(paragraph, null);
            while (pendingNotes.TryDequeue(out var id))
            {
                if (!footnotes.Remove(id, out var note))
                    continue;
                foreach (var part in Blocks(note))
                    Add(part, (ParagraphKind.Body, "footnote"));
            }
        }
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
        var start = text.Length;
        Runs(paragraph);
        if (TextCleaner.IsBlank(text.ToString(start, text.Length - start)))
        {
            text.Length = start;
            return;
        }

        var kind = given ?? KindOf(paragraph);
        var span = new TextSpan(start, text.Length);
        paragraphs.Add(new RawParagraph(text.ToString(start, span.Length), OffsetMap.Identity(start), span, kind?.Kind, kind?.Rule ?? ""));
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
                    pendingNotes.Enqueue(id.InnerText!);
                    break;
                case Deleted or DeletedRun or MoveFromRun or ParagraphProperties or AlternateContentFallback or FieldCode or DeletedText:
                    break;
                case Run { RunProperties.Vanish: { } vanish } when vanish.Val is null || vanish.Val.Value:
                    break;
                case WordParagraph nested:
                    // A text box inside the paragraph: its lines are set apart by a space.
                    text.Append(' ');
                    Push(nested, pending);
                    break;
                default:
                    Push(element, pending);
                    break;
            }
        }
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
        if (name == "title" && !hasTitle)
        {
            hasTitle = true;
            return (ParagraphKind.Title, "style-title");
        }

        if (level is >= 0 and < 9)
        {
            var isTitle = level == 0 && !hasTitle && paragraphs.Count == 0;
            hasTitle |= isTitle;
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
