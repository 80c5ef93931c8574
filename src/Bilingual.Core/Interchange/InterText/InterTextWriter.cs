using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Interchange.Beads;
using Bilingual.Interchange.CesAlign;

namespace Bilingual.Interchange.InterText;

/// <summary>
/// Writes two documents and the alignment of all their sentences for InterText (Vondřička 2014), the alignment editor: three files,
/// <c>name.id.xml</c>, <c>name.en.xml</c> and <c>name.id.en.xml</c>.
/// </summary>
/// <remarks>
/// InterText numbers sentences within paragraphs, <c>12:3</c>, and lists the target document first: <c>toDoc</c>, <c>xtargets="to;from"</c>.
/// Every sentence stands in a link, those without a counterpart in links with an empty side. Its links cannot cross.
/// </remarks>
public static class InterTextWriter
{
    /// <summary>Why InterText cannot hold these beads, or null when it can.</summary>
    public static string? Refuses(IEnumerable<Bead> beads) => MonotoneBeads.FirstOutOfOrder(beads) is { } bead
        ? $"InterText cannot hold the bead {VecalignFormat.Show(bead)}, which crosses others or has a hole; export tmx, xliff or cesalign instead"
        : null;

    /// <summary>The file of a document: <c>name.id.xml</c>.</summary>
    public static string FileOf(string name, Document document) => $"{name}.{document.Language}.xml";

    /// <summary>Writes a document.</summary>
    /// <param name="output">Receives UTF-8; stays open.</param>
    /// <param name="document">A document cut into sentences.</param>
    public static void WriteDocument(Stream output, Document document) =>
        CesDocumentWriter.Write(output, document, (paragraph, sentence, _) => Identify(paragraph, sentence));

    /// <summary>Writes the alignment.</summary>
    /// <param name="output">Receives UTF-8; stays open.</param>
    /// <param name="name">What the names of the three files begin with.</param>
    /// <param name="source">The source document.</param>
    /// <param name="target">The target document.</param>
    /// <param name="beads">Beads over document-wide sentence numbers; sentences that stand in none have no counterpart.</param>
    /// <param name="isConfirmed">Whether a reviewer confirmed the bead that starts with this source sentence.</param>
    /// <exception cref="InvalidOperationException">The beads cross or have holes.</exception>
    public static void WriteAlignment(
        Stream output,
        string name,
        Document source,
        Document target,
        IReadOnlyCollection<Bead> beads,
        Func<int, bool> isConfirmed)
    {
        if (Refuses(beads) is { } reason)
            throw new InvalidOperationException(reason);
        var (sourceIds, targetIds) = (Identifiers(source), Identifiers(target));
        var xml = XmlText.Writer(output);
        xml.WriteStartDocument();
        xml.WriteStartElement("linkGrp");
        xml.WriteAttributeString("toDoc", XmlText.Clean(FileOf(name, target)));
        xml.WriteAttributeString("fromDoc", XmlText.Clean(FileOf(name, source)));
        foreach (var stretch in MonotoneBeads.Stretches(beads, sourceIds.Length, targetIds.Length))
        {
            var (from, to) = (sourceIds[stretch.Source..stretch.SourceEnd], targetIds[stretch.Target..stretch.TargetEnd]);
            var confirmed = from.Length > 0 && to.Length > 0 && isConfirmed(stretch.Source);
            xml.WriteStartElement("link");
            xml.WriteAttributeString("type", $"{FieldText.Number(to.Length)}-{FieldText.Number(from.Length)}");
            xml.WriteAttributeString("xtargets", $"{string.Join(' ', to)};{string.Join(' ', from)}");
            xml.WriteAttributeString("status", confirmed ? "man" : "auto");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
        xml.Flush();
    }

    private static string[] Identifiers(Document document) =>
        [.. document.Paragraphs.SelectMany(paragraph => paragraph.Sentences.Select(sentence => Identify(paragraph.Index, sentence.Index)))];

    private static string Identify(int paragraph, int sentence) => $"{FieldText.Number(paragraph + 1)}:{FieldText.Number(sentence + 1)}";
}
