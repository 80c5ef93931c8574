using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bilingual.Documents.Kinds;

namespace Bilingual.Documents.Html;

/// <summary>
/// Web pages: the article with its title; navigation, advertisements, related links, share bars and comments are left out. Paragraphs hold
/// the visible text; spans and maps lead to its place in the page's source. Scripts are not run and nothing is fetched.
/// </summary>
public sealed partial class HtmlReader : IDocumentReader
{
    /// <summary>Bytes at the start that are searched for signs of HTML and for its declared encoding (HTML Standard: 1024).</summary>
    private const int HeadBytes = 2048;

    /// <summary>Deeper pages are refused: what reads them must not run out of stack.</summary>
    private const int MaxDepth = 1_000;

    private readonly PageStructure structure = new(PageMarkTable.LoadAll());

    /// <inheritdoc/>
    public bool CanRead(ReadOnlySpan<byte> bytes, string path)
    {
        var head = HeadOf(bytes);
        return Opening().IsMatch(head) || Fragment().IsMatch(head)
            || (Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm" or ".xhtml" && head.Contains('<', StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public RawDocument Read(ReadOnlyMemory<byte> bytes, string path)
    {
        var declared = DeclaredEncoding().Match(HeadOf(bytes.Span));
        var decoded = TextDecoder.Decode(bytes.Span, path, declared.Success ? declared.Groups["name"].Value : null);
        if (NestingGuard.Depth(decoded.Text) > MaxDepth)
            throw TooDeep(path);
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        using var page = parser.ParseDocument(decoded.Text);
        var nodes = InDocumentOrder(page, path);
        if (page.Body is not { } body)
            return new RawDocument(decoded.Text, decoded.Encoding, [], decoded.Notes);

        var content = new MainContent(nodes, body, structure);
        var title = TitleOf(page, content);
        var paragraphs = new BlockReader(new SourceLocator(decoded.Text, nodes), content).Read(title);
        var notes = paragraphs.Any(static paragraph => paragraph.Kind != ParagraphKind.Title)
            ? decoded.Notes
            : decoded.Notes.Add("the page holds no text besides its title; one that builds itself by script has to be saved from a browser");
        return new RawDocument(decoded.Text, decoded.Encoding, WithoutSiteName(paragraphs, title), notes) { Metadata = HtmlMetadata.Read(page) };
    }

    /// <summary>Every node, parents before children.</summary>
    private static List<INode> InDocumentOrder(IHtmlDocument page, string path)
    {
        // Children by index: the parser's sibling links search their parent's list.
        var nodes = new List<INode>();
        var pending = new Stack<(INode Node, int NextChild)>();
        pending.Push((page, 0));
        nodes.Add(page);
        while (pending.TryPop(out var top))
        {
            if (top.NextChild >= top.Node.ChildNodes.Length)
                continue;
            pending.Push((top.Node, top.NextChild + 1));
            var child = top.Node.ChildNodes[top.NextChild];
            nodes.Add(child);
            pending.Push((child, 0));
            if (pending.Count > MaxDepth)
                throw TooDeep(path);
        }

        return nodes;
    }

    private static DocumentException TooDeep(string path) =>
        new(path, "", $"its elements nest more than {MaxDepth} deep", "export it as text");

    /// <summary>The first <c>h1</c> of the article, else of the page, else the page's <c>title</c>.</summary>
    private static IElement? TitleOf(IHtmlDocument page, MainContent content)
    {
        var inside = content.Root.QuerySelectorAll("h1").FirstOrDefault(HasText);
        return inside
            ?? page.QuerySelectorAll("h1").FirstOrDefault(heading => HasText(heading) && !heading.Ancestors<IElement>().Any(PageStructure.IsForeign))
            ?? page.QuerySelector("head > title");

        static bool HasText(IElement element) => !string.IsNullOrWhiteSpace(element.TextContent);
    }

    /// <summary><c>Banjir di Demak - Kabar Kita</c> → <c>Banjir di Demak</c>, where the title had to be taken from the page's.</summary>
    private static ImmutableArray<RawParagraph> WithoutSiteName(ImmutableArray<RawParagraph> paragraphs, IElement? title)
    {
        if (title is not { LocalName: "title" } || paragraphs is not [{ Kind: ParagraphKind.Title } first, ..])
            return paragraphs;
        var cut = SiteName().Match(first.Text);
        if (!cut.Success)
            return paragraphs;
        var text = first.Text[..cut.Index];
        return paragraphs.SetItem(0, first with { Text = text, Span = first.Map.ToSource(new TextSpan(0, text.Length)) });
    }

    /// <summary>The start of the file as ASCII; a byte order mark and the zero bytes of UTF-16 are dropped.</summary>
    private static string HeadOf(ReadOnlySpan<byte> bytes) =>
        Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, HeadBytes)]).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE');

    [GeneratedRegex(@"^[^<\w]{0,200}(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Opening();

    /// <summary>A page without its frame: it starts with a block's tag, and an end tag of some block follows.</summary>
    [GeneratedRegex(@"^\s*(<!--.*?-->\s*)*<(p|div|section|main|h[1-6]|header|table|ul|ol|blockquote|figure)(\s[^<>]*)?>.*</(p|div|section|h[1-6]|li|td|blockquote)\s*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Fragment();

    [GeneratedRegex(@"(charset\s*=\s*[""']?|<\?xml[^>]{1,100}encoding\s*=\s*[""'])(?<name>[A-Za-z0-9_:.-]{2,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeclaredEncoding();

    [GeneratedRegex(@"\s+[|–—·»-]\s+[^|–—·»]{2,40}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SiteName();
}
