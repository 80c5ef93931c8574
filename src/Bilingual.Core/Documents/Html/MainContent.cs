using AngleSharp.Dom;

namespace Bilingual.Documents.Html;

/// <summary>
/// Finds the element that holds a page's article: one that says so (<c>article</c>, <c>itemprop="articleBody"</c>, <c>main</c>) and holds most of
/// the running text, or else the one in which paragraphs gather, as Readability weighs them: each gives its parent all of its weight and
/// its grandparent half.
/// </summary>
internal sealed class MainContent
{
    private const int MinParagraph = 25;

    /// <summary>An element that claims to be the article must hold this share of the page's running text.</summary>
    private const double MinClaimedShare = 0.4;

    private const double MinInnerShare = 0.85;

    /// <summary>Foreign names are not believed of an element that holds this share of the article.</summary>
    private const double MaxForeignShare = 0.4;

    private readonly Dictionary<IElement, (int Text, int Links)> sizes = [];
    private readonly PageStructure structure;

    /// <summary>Weighs a page.</summary>
    public MainContent(IReadOnlyList<INode> inDocumentOrder, IElement body, PageStructure structure)
    {
        this.structure = structure;
        Measure(inDocumentOrder);
        Root = Claimed(inDocumentOrder, body) ?? Heaviest(inDocumentOrder, body);
    }

    /// <summary>The element that holds the article.</summary>
    public IElement Root { get; }

    /// <summary>Whether an element inside the article belongs to the page: by its tag, its name, or because it is a list of links.</summary>
    public bool IsForeign(IElement element)
    {
        if (PageStructure.IsForeign(element))
            return true;
        if (ReferenceEquals(element, Root) || !PageStructure.IsBlock(element))
            return false;
        var (text, links) = sizes.GetValueOrDefault(element);
        return (structure.HasForeignName(element) && text <= MaxForeignShare * sizes.GetValueOrDefault(Root).Text)
            || (element.LocalName is "ul" or "ol" or "div" or "section" or "table" && links > text * 0.8 && CountLinks(element) >= 3);
    }

    /// <summary>Adds up each element's visible text, that of links apart, from the leaves to the root.</summary>
    private void Measure(IReadOnlyList<INode> nodes)
    {
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            var (text, links) = (0, 0);
            if (nodes[i] is IText words)
                text = VisibleLength(words.Data);
            else if (nodes[i] is IElement element && !PageStructure.IsForeign(element) && sizes.TryGetValue(element, out var size))
                (text, links) = (size.Text, element.LocalName == "a" ? size.Text : size.Links);
            if (text > 0 && nodes[i].ParentElement is { } parent)
            {
                var (total, totalLinks) = sizes.GetValueOrDefault(parent);
                sizes[parent] = (total + text, totalLinks + links);
            }
        }
    }

    private IElement? Claimed(IReadOnlyList<INode> nodes, IElement body)
    {
        var needed = Running(body) * MinClaimedShare;
        IElement? best = null;
        foreach (var element in nodes.OfType<IElement>().Where(Claims))
        {
            if (Running(element) < needed)
                continue;

            // Of nested claims the inner is the more precise, if it holds nearly all that the outer does.
            var better = best is null || Running(element) > Running(best) * (best.Contains(element) ? MinInnerShare : 1);
            best = better ? element : best;
        }

        return best;
    }

    private static bool Claims(IElement element) =>
        element.LocalName is "article" or "main"
        || string.Equals(element.GetAttribute("itemprop"), "articleBody", StringComparison.OrdinalIgnoreCase)
        || string.Equals(element.GetAttribute("role"), "main", StringComparison.OrdinalIgnoreCase);

    private IElement Heaviest(IReadOnlyList<INode> nodes, IElement body)
    {
        var weights = new Dictionary<IElement, double>();
        var order = new List<IElement>();
        foreach (var element in nodes.OfType<IElement>())
        {
            if (element.LocalName is not ("p" or "pre" or "blockquote") || element.ParentElement is not { } parent)
                continue;
            var (text, links) = sizes.GetValueOrDefault(element);
            if (text < MinParagraph)
                continue;
            var weight = (1 + Math.Min(text / 100.0, 4)) * (1 - ((double)links / text));
            Add(parent, weight);
            if (parent.ParentElement is { } grandparent)
                Add(grandparent, weight / 2);
        }

        var best = body;
        foreach (var element in order)
        {
            var (text, links) = sizes.GetValueOrDefault(element);
            var weight = weights[element] * (1 - (text == 0 ? 0 : (double)links / text)) * (structure.HasForeignName(element) ? 0.3 : 1);
            if (!weights.TryGetValue(best, out var most) || weight > most)
            {
                weights[element] = weight;
                best = element;
            }
        }

        // Pages without paragraphs (line breaks only) are read whole; the classifier sorts their lines.
        return order.Count == 0 ? body : best;

        void Add(IElement element, double weight)
        {
            if (!weights.ContainsKey(element))
                order.Add(element);
            weights[element] = weights.GetValueOrDefault(element) + weight;
        }
    }

    private int Running(IElement element)
    {
        var (text, links) = sizes.GetValueOrDefault(element);
        return text - links;
    }

    /// <summary>Number of links inside, up to the three that make a list of links.</summary>
    private static int CountLinks(IElement element) => element.Descendants<IElement>().Where(inner => inner.LocalName == "a").Take(3).Count();

    private static int VisibleLength(string text)
    {
        var length = 0;
        foreach (var c in text)
            length += char.IsWhiteSpace(c) ? 0 : 1;
        return length;
    }
}
