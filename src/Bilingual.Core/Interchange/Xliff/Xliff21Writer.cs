using System.Xml;
using Bilingual.Corpora;

namespace Bilingual.Interchange.Xliff;

/// <summary>
/// Writes XLIFF 2.1. Unreviewed units are <c>translated</c> with the sub-state <c>bilingual:auto</c>, confirmed ones <c>reviewed</c>
/// (or <c>final</c>), rejected ones go back to <c>initial</c>; scores and places stand in the metadata module.
/// </summary>
internal sealed class Xliff21Writer : ICorpusWriter
{
    private const string Namespace = "urn:oasis:names:tc:xliff:document:2.0";
    private const string Metadata = "urn:oasis:names:tc:xliff:metadata:2.0";

    private readonly XmlWriter xml;
    private readonly XliffOptions options;
    private (string Source, string Target)? file;
    private long files;
    private long units;

    public Xliff21Writer(XmlWriter xml, CorpusInfo info, XliffOptions options)
    {
        this.xml = xml;
        this.options = options;
        xml.WriteStartDocument();
        xml.WriteStartElement("xliff", Namespace);
        xml.WriteAttributeString("version", "2.1");
        xml.WriteAttributeString("srcLang", info.SourceLanguage);
        xml.WriteAttributeString("trgLang", info.TargetLanguage);
        xml.WriteAttributeString("xmlns", "mda", null, Metadata);
    }

    public bool Write(TranslationUnit unit)
    {
        var (source, target) = (XmlText.Clean(unit.Source.Text), XmlText.Clean(unit.Target.Text));
        if (string.IsNullOrWhiteSpace(source) || string.IsNullOrWhiteSpace(target))
            return false;
        OpenFile(unit.Source.Path, unit.Target.Path);
        xml.WriteStartElement("unit", Namespace);

        // A name token, unlike the unit's own identity, which may come from anywhere.
        xml.WriteAttributeString("id", $"u{FieldText.Number(++units)}");
        xml.WriteAttributeString("name", XmlText.Clean(unit.Id));
        WriteMetadata(unit);
        xml.WriteStartElement("segment", Namespace);
        WriteState(unit.State);
        WriteText("source", source);
        WriteText("target", target);
        xml.WriteEndElement();
        xml.WriteEndElement();
        return true;
    }

    public void Complete()
    {
        // The schema demands a file with a unit: an empty corpus has one that says so.
        if (file is null)
        {
            OpenFile("", "");
            xml.WriteStartElement("unit", Namespace);
            xml.WriteAttributeString("id", "u0");
            xml.WriteAttributeString("translate", "no");
            xml.WriteStartElement("segment", Namespace);
            xml.WriteElementString("source", Namespace, "");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
        xml.Flush();
    }

    private void OpenFile(string source, string target)
    {
        if (file == (source, target))
            return;
        if (file is not null)
            xml.WriteEndElement();
        file = (source, target);
        xml.WriteStartElement("file", Namespace);
        xml.WriteAttributeString("id", $"f{FieldText.Number(++files)}");
        xml.WriteAttributeString("original", XmlText.Clean(source));
        xml.WriteStartElement("notes", Namespace);
        xml.WriteElementString("note", Namespace, XmlText.Clean($"target document: {target}"));
        xml.WriteEndElement();
    }

    private void WriteMetadata(TranslationUnit unit)
    {
        xml.WriteStartElement("mda", "metadata", Metadata);
        xml.WriteStartElement("mda", "metaGroup", Metadata);
        xml.WriteAttributeString("category", "alignment");
        WriteMeta("score", FieldText.Probability(unit.Score));
        WriteMeta("probability", FieldText.Probability(unit.Probability));
        WriteMeta("relation", FieldText.Name(unit.Relation));
        WriteMeta("source-line", FieldText.Number(unit.Source.Line));
        WriteMeta("target-line", FieldText.Number(unit.Target.Line));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteMeta(string type, string value)
    {
        xml.WriteStartElement("mda", "meta", Metadata);
        xml.WriteAttributeString("type", type);
        xml.WriteString(value);
        xml.WriteEndElement();
    }

    private void WriteState(ReviewState state)
    {
        switch (state)
        {
            case ReviewState.Unreviewed:
                xml.WriteAttributeString("state", "translated");
                xml.WriteAttributeString("subState", "bilingual:auto");
                break;
            case ReviewState.NeedsReview:
                xml.WriteAttributeString("state", "translated");
                xml.WriteAttributeString("subState", "bilingual:needs-review");
                break;
            case ReviewState.Rejected:
                xml.WriteAttributeString("state", "initial");
                xml.WriteAttributeString("subState", "bilingual:rejected");
                break;
            default:
                xml.WriteAttributeString("state", options.ReviewedIsFinal ? "final" : "reviewed");
                break;
        }
    }

    private void WriteText(string element, string text)
    {
        xml.WriteStartElement(element, Namespace);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
