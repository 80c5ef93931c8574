using Bilingual.Alignment;
using Bilingual.Documents;

namespace Bilingual.Interchange.Tabular;

/// <summary>Writes <c>links.tsv</c>: a header, then a row for each paragraph link with both places, both texts and the evidence.</summary>
public sealed class LinkTableWriter
{
    private readonly StreamWriter text;
    private readonly TsvWriter rows;
    private readonly double threshold;

    /// <summary>Starts the table.</summary>
    /// <param name="output">Receives UTF-8; stays open.</param>
    /// <param name="threshold">Links of a lower probability are left out.</param>
    public LinkTableWriter(Stream output, double threshold = 0)
    {
        text = FieldText.Writer(output);
        rows = new TsvWriter(text);
        this.threshold = threshold;
        rows.Row([.. Columns]);
    }

    /// <summary>The header.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "source_path", "source_line", "target_path", "target_line", "relation", "probability", "evidence", "source_text", "target_text",
    ];

    /// <summary>Writes the links between two documents, in their order.</summary>
    /// <returns>How many were written.</returns>
    /// <exception cref="ArgumentException">A link names a paragraph that its document does not have.</exception>
    public int Write(Document source, Document target, IEnumerable<Link> links)
    {
        var written = 0;
        foreach (var link in links)
        {
            if ((uint)link.Source >= (uint)source.Paragraphs.Length || (uint)link.Target >= (uint)target.Paragraphs.Length)
            {
                throw new ArgumentException(
                    $"The link {link.Source}-{link.Target} names a paragraph that '{source.Path}' ({source.Paragraphs.Length} paragraphs) " +
                    $"or '{target.Path}' ({target.Paragraphs.Length}) does not have.");
            }

            if (link.Probability < threshold)
                continue;
            var (from, to) = (source.Paragraphs[link.Source], target.Paragraphs[link.Target]);
            rows.Field(source.Path).Field(from.Line)
                .Field(target.Path).Field(to.Line)
                .Field(FieldText.Name(link.Relation))
                .Field(FieldText.Probability(link.Probability))
                .Field(link.Evidence.ToString())
                .Field(from.Text).Field(to.Text)
                .EndRow();
            written++;
        }

        return written;
    }

    /// <summary>Flushes the rows into the stream.</summary>
    public void Complete() => text.Flush();
}
