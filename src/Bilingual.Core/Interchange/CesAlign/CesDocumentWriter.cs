using Bilingual.Documents;

namespace Bilingual.Interchange.CesAlign;

/// <summary>Writes a document in the untokenised XML of OPUS: paragraphs of sentences with identifiers that links refer to.</summary>
public static class CesDocumentWriter
{
    /// <summary>Where the document belongs, relative to the folder of the links: <c>id/berita/a.txt.xml</c>.</summary>
    public static string PathOf(string language, string path) => XmlText.Clean($"{language}/{path}.xml");

    /// <summary>The identifier of a sentence.</summary>
    /// <param name="number">Its 0-based number in the document.</param>
    public static string SentenceId(int number) => $"s{FieldText.Number(number + 1)}";

    /// <summary>Writes a document.</summary>
    /// <param name="output">Receives UTF-8; stays open.</param>
    /// <param name="document">A document cut into sentences.</param>
    public static void Write(Stream output, Document document) =>
        Write(output, document, (_, _, number) => SentenceId(number));

    /// <summary>The same with other identifiers for the sentences.</summary>
    /// <param name="output">Receives UTF-8; stays open.</param>
    /// <param name="document">A document cut into sentences.</param>
    /// <param name="identify">The identifier of a sentence: of its paragraph, its number there, and its number in the document, all from 0.</param>
    internal static void Write(Stream output, Document document, Func<int, int, int, string> identify)
    {
        var xml = XmlText.Writer(output);
        xml.WriteStartDocument();
        xml.WriteStartElement("text");
        xml.WriteAttributeString("lang", document.Language);
        var number = 0;
        foreach (var paragraph in document.Paragraphs)
        {
            xml.WriteStartElement("p");
            xml.WriteAttributeString("id", FieldText.Number(paragraph.Index + 1));
            foreach (var sentence in paragraph.Sentences)
            {
                xml.WriteStartElement("s");
                xml.WriteAttributeString("id", identify(paragraph.Index, sentence.Index, number++));
                xml.WriteString(XmlText.Clean(sentence.Text));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
        xml.Flush();
    }
}
