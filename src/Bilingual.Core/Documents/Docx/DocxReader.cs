using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Bilingual.Documents.Docx;

/// <summary>
/// Word documents (Office Open XML, ECMA-376): headings by style or outline level, lists, quotations, tables, text boxes, footnotes and
/// endnotes. Deleted and hidden text, headers, footers and comments are left out, a table of contents is boilerplate. A Word file holds no running text, so the document's text is its paragraphs, a line each.
/// </summary>
/// <param name="options">Bounds what a hostile file may unfold to.</param>
public sealed class DocxReader(ReadingOptions options) : IDocumentReader
{
    private const string MainPart = "word/document.xml";

    /// <summary>Deeper files are refused: the Open XML library reads them by recursion and would run out of stack.</summary>
    private const int MaxDepth = 500;

    /// <inheritdoc/>
    public bool CanRead(ReadOnlySpan<byte> bytes, string path) =>
        FileSignature.IsZip(bytes)
        && (bytes.IndexOf("word/document.xml"u8) >= 0 || Path.GetExtension(path).Equals(".docx", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public RawDocument Read(ReadOnlyMemory<byte> bytes, string path)
    {
        try
        {
            using var stream = AsStream(bytes);
            CheckParts(stream, path);
            using var word = Open(stream);
            var main = word.MainDocumentPart ?? throw new DocumentException(path, "", "it has no main document", "save it again as DOCX");
            var body = main.Document?.Body ?? throw new DocumentException(path, MainPart, "it has no text", "save it again as DOCX");
            var reading = new DocxParagraphs(main);
            reading.AddBody(body);
            var properties = word.PackageProperties;
            return new RawDocument(reading.Text, "utf-8", reading.Paragraphs, [])
            {
                Metadata = new DocumentMetadata(
                    properties.Title ?? "",
                    properties.Creator ?? "",
                    properties.Created?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                    "",
                    properties.Language ?? ""),
            };
        }
        catch (Exception fault) when (fault is not (DocumentException or OutOfMemoryException or OperationCanceledException))
        {
            // The Open XML library reports damage by a dozen exception types.
            throw new DocumentException(path, "", $"its DOCX content is damaged ({fault.Message})", "open it in a word processor and save it again", fault);
        }
    }

    private WordprocessingDocument Open(MemoryStream stream)
    {
        var settings = new OpenSettings { AutoSave = false, MaxCharactersInPart = options.MaxFileBytes };
        try
        {
            return WordprocessingDocument.Open(stream, isEditable: false, settings);
        }
        catch (OpenXmlPackageException)
        {
            // Word writes whatever a person typed as a link's address. The library puts another in its place, in a copy that may be changed.
            settings.RelationshipErrorHandlerFactory = RelationshipErrorHandler.CreateRewriterFactory(static (_, _, _) => "about:blank");
            var copy = new MemoryStream();
            stream.Position = 0;
            stream.CopyTo(copy);
            return WordprocessingDocument.Open(copy, isEditable: true, settings);
        }
    }

    /// <summary>
    /// Refuses a file whose XML states that it unfolds to more than the limit (the limit on characters holds where the statement lies), has a
    /// document type, or nests too deep.
    /// </summary>
    private void CheckParts(Stream stream, string path)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var parts = archive.Entries.Where(static entry => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).ToList();
        var total = parts.Sum(static entry => entry.Length);
        if (total > options.MaxFileBytes)
        {
            throw new DocumentException(
                path,
                "",
                FormattableString.Invariant($"its text unfolds to {total:#,0} bytes, more than the limit of {options.MaxFileBytes:#,0}"),
                "split it, or raise the limit (Reading:MaxFileBytes)");
        }

        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = options.MaxFileBytes };
        foreach (var part in parts)
        {
            using var content = part.Open();
            using var xml = XmlReader.Create(content, settings);
            while (xml.Read())
            {
                if (xml.Depth > MaxDepth)
                    throw new DocumentException(path, part.FullName, $"its elements nest more than {MaxDepth} deep", "open it in a word processor and save it again");
            }
        }

        stream.Position = 0;
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
