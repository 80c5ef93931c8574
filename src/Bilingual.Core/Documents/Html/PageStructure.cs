using AngleSharp.Dom;
using Bilingual.Documents.Kinds;

namespace Bilingual.Documents.Html;

/// <summary>Tells by tags, roles and class names which parts of a page are not its article. The class names are data of each language.</summary>
internal sealed class PageStructure
{
    private static readonly HashSet<string> ForeignTags = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "option", "iframe", "svg", "canvas", "object",
        "embed", "video", "audio", "dialog", "menu", "input", "textarea", "label", "head", "map", "picture", "math",
    };

    private static readonly HashSet<string> ForeignRoles = new(StringComparer.Ordinal)
    {
        "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu", "menubar", "toolbar",
    };

    private static readonly HashSet<string> BlockTags = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "article", "header", "main", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
        "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "figure", "figcaption", "hr", "address", "details", "summary", "fieldset",
        "center", "body", "html", "hgroup", "aside", "footer", "nav", "form",
    };

    private readonly HashSet<string> foreignClasses;

    /// <summary>The class names of all languages.</summary>
    public PageStructure(IEnumerable<PageMarkTable> tables)
    {
        foreignClasses = new HashSet<string>(tables.SelectMany(table => table.Definition("html-class").Split('|')), StringComparer.OrdinalIgnoreCase);
        foreignClasses.Remove("");
    }

    public static bool IsBlock(IElement element) => BlockTags.Contains(element.LocalName);

    /// <summary>Whether the element's tag, role or visibility keeps it out of any article.</summary>
    public static bool IsForeign(IElement element) =>
        ForeignTags.Contains(element.LocalName)
        || (element.GetAttribute("role") is { } role && ForeignRoles.Contains(role))
        || element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || (element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a class name or identifier says that the element belongs to the page: <c>share-bar</c>, <c>baca-juga</c>, <c>comments</c>.</summary>
    public bool HasForeignName(IElement element) => IsForeignName(element.ClassName) || IsForeignName(element.Id);

    private bool IsForeignName(string? names)
    {
        if (string.IsNullOrEmpty(names))
            return false;
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (foreignClasses.Contains(name))
                return true;
            var words = name.Split(['-', '_', ':', '.'], StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i++)
            {
                if (foreignClasses.Contains(words[i]) || (i + 1 < words.Length && foreignClasses.Contains($"{words[i]}-{words[i + 1]}")))
                    return true;
            }
        }

        return false;
    }
}
