namespace Bilingual.Documents.Markdown;

/// <summary>The plain <c>key: value</c> lines of a YAML front matter; nested structures are passed over.</summary>
internal static class FrontMatter
{
    public static DocumentMetadata Read(ReadOnlySpan<char> block)
    {
        string title = "", author = "", published = "", address = "", language = "";
        foreach (var line in block.EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (colon <= 0 || char.IsWhiteSpace(line[0]))
                continue;
            var value = line[(colon + 1)..].Trim().Trim("\"'").ToString();
            switch (line[..colon].Trim().ToString().ToLowerInvariant())
            {
                case "title":
                    title = value;
                    break;
                case "author" or "authors":
                    author = value;
                    break;
                case "date" or "published" or "pubdate":
                    published = value;
                    break;
                case "canonical" or "canonical_url" or "url" or "source":
                    address = value;
                    break;
                case "lang" or "language":
                    language = value;
                    break;
                default:
                    break;
            }
        }

        return new DocumentMetadata(title, author, published, address, language);
    }
}
