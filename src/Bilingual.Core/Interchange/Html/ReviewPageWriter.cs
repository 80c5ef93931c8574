using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Interchange.Html;

/// <summary>
/// Writes <c>review.html</c>: one page without outside resources, in which a translator reads article pairs side by side. It works
/// without scripts, on a phone, in the dark and on paper; its size is linear in the text of the pairs shown.
/// </summary>
public static class ReviewPageWriter
{
    private static readonly string Style = Resource("review.css");
    private static readonly string Script = Resource("review.js");

    /// <summary>Writes the page.</summary>
    /// <param name="output">Receives UTF-8; stays open.</param>
    /// <param name="overview">What stands above the pairs.</param>
    /// <param name="pairs">The pairs in the order of <see cref="ReviewOverview.Pairs"/>; read one at a time, and no further than the page shows.</param>
    /// <param name="options">How much the page holds.</param>
    /// <param name="cancellationToken">Stops between two pairs.</param>
    /// <exception cref="ArgumentException">A link or bead names a paragraph or sentence that its article does not have.</exception>
    public static void Write(
        Stream output,
        ReviewOverview overview,
        IEnumerable<ReviewPair> pairs,
        ReviewPageOptions options,
        CancellationToken cancellationToken)
    {
        using var text = FieldText.Writer(output);
        var html = new HtmlOutput(text);
        WriteHead(html, overview);
        var shown = Math.Min(overview.Pairs.Length, options.MaximumPairs);
        OverviewSection.Write(html, overview, shown, options);

        html.Write($"<main id=\"pairs\">\n");
        var number = 0;
        foreach (var pair in pairs.Take(shown))
        {
            cancellationToken.ThrowIfCancellationRequested();
            new PairSection(html, pair, ++number).Write();
        }

        html.Write($"</main>\n<script>");
        html.Asset(Script);
        html.Write($"</script>\n</body>\n</html>\n");
    }

    private static void WriteHead(HtmlOutput html, ReviewOverview overview)
    {
        html.Write(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{HashOf(Style)}'; script-src '{HashOf(Script)}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{overview.Title}</title>
            <style>
            """);
        html.Asset(Style);
        html.Write($"</style>\n</head>\n<body>\n");
    }

    private static string HashOf(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    private static string Resource(string name)
    {
        var type = typeof(ReviewPageWriter);
        using var stream = type.Assembly.GetManifestResourceStream($"{type.Namespace}.{name}")
            ?? throw new InvalidOperationException($"The assembly lacks its resource '{name}'.");
        using var reader = new StreamReader(stream);

        // The policy's hash is taken of what a browser reads, in which every line ends in LF.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
