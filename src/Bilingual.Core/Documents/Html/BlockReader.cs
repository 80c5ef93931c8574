using System.Collections.Immutable;
using AngleSharp.Dom;

namespace Bilingual.Documents.Html;

/// <summary>Cuts the article's element into paragraphs: at block elements and at doubled line breaks.</summary>
internal sealed class BlockReader(SourceLocator locator, MainContent content)
{
    private readonly ImmutableArray<RawParagraph>.Builder paragraphs = ImmutableArray.CreateBuilder<RawParagraph>();
    private readonly RawTextBuilder text = new();
    private int breaks;

    /// <summary>The paragraphs in document order.</summary>
    /// <param name="title">The element that holds the title, null for none.</param>
    public ImmutableArray<RawParagraph> Read(IElement? title)
    {
        if (title is not null && !content.Root.Contains(title))
        {
            foreach (var node in title.Descendants<IText>())
                locator.Append(node, text);
            Flush((ParagraphKind.Title, title.LocalName));
        }

        // A stack of what is still to visit, not recursion: pages nest as deep as they like.
        var pending = new Stack<(INode Node, (ParagraphKind, string)? Kind, bool Leaves)>();
        pending.Push((content.Root, null, false));
        while (pending.TryPop(out var next))
        {
            var (node, kind, leaves) = next;
            if (leaves)
            {
                Flush(kind);
            }
            else if (node is IText words)
            {
                if (breaks > 0 && !string.IsNullOrWhiteSpace(words.Data))
                    breaks = 0;
                locator.Append(words, text);
            }
            else if (node is IElement element && !content.IsForeign(element))
            {
                Enter(element, kind, title, pending);
            }
        }

        Flush(null);
        return paragraphs.DrainToImmutable();
    }

    private void Enter(IElement element, (ParagraphKind, string)? kind, IElement? title, Stack<(INode, (ParagraphKind, string)?, bool)> pending)
    {
        if (element.LocalName == "br")
        {
            var at = element.SourceReference?.Position.Index ?? 0;
            text.AppendFrom(" ", at, at + 1);
            if (++breaks >= 2)
                Flush(kind);
            return;
        }

        var inner = KindOf(element, title) ?? kind;
        if (PageStructure.IsBlock(element))
        {
            Flush(kind);
            pending.Push((element, inner, true));
        }

        for (var i = element.ChildNodes.Length - 1; i >= 0; i--)
            pending.Push((element.ChildNodes[i], inner, false));
    }

    private static (ParagraphKind, string)? KindOf(IElement element, IElement? title)
    {
        if (ReferenceEquals(element, title))
            return (ParagraphKind.Title, element.LocalName);
        return element.LocalName switch
        {
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => (ParagraphKind.Heading, element.LocalName),
            "li" or "dd" => (ParagraphKind.ListItem, element.LocalName),
            "blockquote" => (ParagraphKind.Quotation, "blockquote"),
            "figcaption" => (ParagraphKind.Caption, "figcaption"),
            "td" or "th" => (ParagraphKind.Body, "table-cell"),
            "pre" => (ParagraphKind.Boilerplate, "code-block"),
            _ => null,
        };
    }

    private void Flush((ParagraphKind Kind, string Rule)? kind)
    {
        breaks = 0;
        if (text.Take(null, kind?.Kind, kind?.Rule ?? "") is { } paragraph && !TextCleaner.IsBlank(paragraph.Text))
            paragraphs.Add(Trim(paragraph));
    }

    /// <summary>The span without the white space and markup between the paragraph and its neighbours.</summary>
    private static RawParagraph Trim(RawParagraph paragraph)
    {
        var (start, end) = (0, paragraph.Text.Length);
        while (TextCleaner.IsBlank(paragraph.Text.AsSpan(start, 1)))
            start++;
        while (TextCleaner.IsBlank(paragraph.Text.AsSpan(end - 1, 1)))
            end--;
        var first = paragraph.Map.ToSource(start);
        return paragraph with { Span = new TextSpan(first, Math.Max(first, paragraph.Map.ToSource(new TextSpan(end - 1, end)).End)) };
    }
}
