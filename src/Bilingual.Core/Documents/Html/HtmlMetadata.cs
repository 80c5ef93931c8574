using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace Bilingual.Documents.Html;

/// <summary>Title, author, date and address of a page, from JSON-LD, meta elements, links and microdata, in this order.</summary>
internal static class HtmlMetadata
{
    private const int MaxJson = 1 << 20;
    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static DocumentMetadata Read(IHtmlDocument page)
    {
        var linked = LinkedData(page);
        return new DocumentMetadata(
            First(linked.Title, Meta(page, "og:title"), Meta(page, "twitter:title"), page.Title),
            First(linked.Author, Meta(page, "author", "parsely-author", "content_author", "dc.creator"), NotAddress(Meta(page, "article:author")), Text(page, "[rel=author], [itemprop=author]")),
            First(linked.Published, Meta(page, "article:published_time"), Attribute(page, "[itemprop=datePublished]", "content"),
                Meta(page, "date", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "content_publisheddate", "dc.date", "dc.date.issued", "dcterms.created"),
                Attribute(page, "time[datetime]", "datetime")),
            First(Attribute(page, "link[rel=canonical]", "href"), linked.Address, Meta(page, "og:url")),
            First(page.DocumentElement.GetAttribute("lang"), linked.Language));
    }

    private static DocumentMetadata LinkedData(IHtmlDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (script.TextContent.Length > MaxJson)
                continue;
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, JsonOptions);
                if (Article(json.RootElement) is { } article)
                    return article;
            }
            catch (JsonException)
            {
                // Pages carry broken JSON; the other sources remain.
            }
        }

        return DocumentMetadata.None;
    }

    private static DocumentMetadata? Article(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Select(Article).FirstOrDefault(found => found is not null);
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        if (element.TryGetProperty("@graph", out var graph) && Article(graph) is { } inGraph)
            return inGraph;
        var type = element.TryGetProperty("@type", out var stated) ? stated.ToString() : "";
        if (!type.Contains("Article", StringComparison.Ordinal) && !type.Contains("Posting", StringComparison.Ordinal))
            return null;
        return new DocumentMetadata(Name(element, "headline"), Name(element, "author"), Name(element, "datePublished"), Name(element, "url"), Name(element, "inLanguage"));
    }

    /// <summary>A property's text: itself, its <c>name</c> or <c>@id</c>, or those of a list joined by commas.</summary>
    private static string Name(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? NameOf(value) : "";

    private static string NameOf(JsonElement value) => value.ValueKind switch
    {
        // Templates put HTML's character references into the JSON too.
        JsonValueKind.String => WebUtility.HtmlDecode(value.GetString()!).Trim(),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(NameOf).Where(name => name.Length > 0)),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => NameOf(name),
        JsonValueKind.Object when value.TryGetProperty("@id", out var id) => NameOf(id),
        _ => "",
    };

    /// <summary>The content of the first meta element that has one of the names, those first in the list before others.</summary>
    private static string? Meta(IHtmlDocument page, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Attribute(page, $"meta[property='{name}' i], meta[name='{name}' i], meta[itemprop='{name}' i]", "content") is { } content)
                return content;
        }

        return null;
    }

    private static string? Attribute(IHtmlDocument page, string selector, string attribute) =>
        page.QuerySelectorAll(selector).Select(element => element.GetAttribute(attribute)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static string? Text(IHtmlDocument page, string selector) =>
        page.QuerySelectorAll(selector).Select(element => element.TextContent).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value) && value.Length < 200);

    private static string? NotAddress(string? value) => value is not null && value.Contains("://", StringComparison.Ordinal) ? null : value;

    private static string First(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
                return TextCleaner.Clean(value, 0).Text;
        }

        return "";
    }
}
