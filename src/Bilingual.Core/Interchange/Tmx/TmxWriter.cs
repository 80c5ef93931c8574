using System.Globalization;
using System.Xml;

namespace Bilingual.Interchange.Tmx;

/// <summary>Writes a TMX 1.4b document unit by unit.</summary>
internal sealed class TmxWriter
{
    private readonly XmlWriter xml;
    private readonly CorpusInfo info;
    private readonly TmxProfile profile;
    private readonly string? created;

    /// <summary>Starts the document.</summary>
    /// <param name="xml">Receives it.</param>
    /// <param name="info">Languages, tool and date of the whole.</param>
    /// <param name="profile">The program it is meant for.</param>
    public TmxWriter(XmlWriter xml, CorpusInfo info, TmxProfile profile)
    {
        this.xml = xml;
        this.info = info;
        this.profile = profile;
        created = info.Created?.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        xml.WriteStartDocument();
        xml.WriteDocType("tmx", null, "tmx14.dtd", null);
        xml.WriteStartElement("tmx");
        xml.WriteAttributeString("version", "1.4");
        WriteHeader();
        xml.WriteStartElement("body");
    }

    /// <summary>Writes a unit, unless nothing to read is left of a side once illegal characters are gone: consumers reject half-empty units.</summary>
    /// <returns>Whether the unit was written.</returns>
    public bool Write(string id, string source, string target, ReadOnlySpan<(string Name, string Value)> properties)
    {
        (source, target) = (XmlText.Clean(source), XmlText.Clean(target));
        if (string.IsNullOrWhiteSpace(source) || string.IsNullOrWhiteSpace(target))
            return false;
        xml.WriteStartElement("tu");
        xml.WriteAttributeString("tuid", XmlText.Clean(id));
        if (created is not null)
            xml.WriteAttributeString("creationdate", created);
        foreach (var (name, value) in properties)
            WriteProperty(name, value);
        WriteVariant(info.SourceLanguage, source);
        WriteVariant(info.TargetLanguage, target);
        xml.WriteEndElement();
        return true;
    }

    /// <summary>Ends the document and flushes it.</summary>
    public void Complete()
    {
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
        xml.Flush();
    }

    private void WriteHeader()
    {
        xml.WriteStartElement("header");
        xml.WriteAttributeString("creationtool", XmlText.Clean(info.Tool));
        xml.WriteAttributeString("creationtoolversion", XmlText.Clean(info.ToolVersion));
        xml.WriteAttributeString("segtype", info.SegmentType switch
        {
            SegmentType.Sentence => "sentence",
            SegmentType.Paragraph => "paragraph",
            SegmentType.Phrase => "phrase",
            _ => "block",
        });

        // Studio shows notes and creators only of memories that claim to come from its own format.
        xml.WriteAttributeString("o-tmf", profile == TmxProfile.Trados ? "TW4Win 2.0 Format" : XmlText.Clean(info.Tool));
        xml.WriteAttributeString("adminlang", "en");
        xml.WriteAttributeString("srclang", info.SourceLanguage);
        xml.WriteAttributeString("datatype", "plaintext");
        if (created is not null)
            xml.WriteAttributeString("creationdate", created);
        xml.WriteEndElement();
    }

    private void WriteProperty(string name, string value)
    {
        xml.WriteStartElement("prop");
        xml.WriteAttributeString("type", profile == TmxProfile.Trados ? $"x-{name}:SingleString" : $"x-{name}");
        xml.WriteString(XmlText.Clean(value));
        xml.WriteEndElement();
    }

    private void WriteVariant(string language, string text)
    {
        xml.WriteStartElement("tuv");
        xml.WriteAttributeString("xml", "lang", null, language);
        xml.WriteElementString("seg", text);
        xml.WriteEndElement();
    }
}
