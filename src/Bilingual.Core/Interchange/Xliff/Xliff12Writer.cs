using System.Xml;
using Bilingual.Corpora;

namespace Bilingual.Interchange.Xliff;

/// <summary>Writes XLIFF 1.2. Unreviewed units need review; confirmed ones are translated, or final with <see cref="XliffOptions.ReviewedIsFinal"/>.</summary>
internal sealed class Xliff12Writer : ICorpusWriter
{
    private const string Namespace = "urn:oasis:names:tc:xliff:document:1.2";

    private readonly XmlWriter xml;
    private readonly CorpusInfo info;
    private readonly XliffOptions options;
    private (string Source, string Target)? file;
    private long units;

    public Xliff12Writer(XmlWriter xml, CorpusInfo info, XliffOptions options)
    {
        this.xml = xml;
        this.info = info;
        this.options = options;
        xml.WriteStartDocument();
        xml.WriteStartElement("xliff", Namespace);
        xml.WriteAttributeString("version", "1.2");
    }

    public bool Write(TranslationUnit unit)
    {
        var (source, target) = (XmlText.Clean(unit.Source.Text), XmlText.Clean(unit.Target.Text));
        if (string.IsNullOrWhiteSpace(source) || string.IsNullOrWhiteSpace(target))
            return false;
        OpenFile(unit);
        xml.WriteStartElement("trans-unit", Namespace);
        xml.WriteAttributeString("id", FieldText.Number(++units));
        xml.WriteAttributeString("resname", XmlText.Clean(unit.Id));
        xml.WriteAttributeString("approved", IsConfirmed(unit) ? "yes" : "no");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        WriteText("source", info.SourceLanguage, source, null);
        WriteText("target", info.TargetLanguage, target, unit.State switch
        {
            ReviewState.Unreviewed or ReviewState.NeedsReview => "needs-review-translation",
            ReviewState.Rejected => "needs-translation",
            _ => options.ReviewedIsFinal ? "final" : "translated",
        });
        xml.WriteElementString(
            "note",
            Namespace,
            $"score {FieldText.Probability(unit.Score)}, probability {FieldText.Probability(unit.Probability)}, " +
            $"{FieldText.Name(unit.Relation)}, lines {FieldText.Number(unit.Source.Line)} and {FieldText.Number(unit.Target.Line)}");
        xml.WriteEndElement();
        return true;
    }

    public void Complete()
    {
        if (file is null)
            OpenFile("", "");
        CloseFile();
        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
        xml.Flush();
    }

    private static bool IsConfirmed(TranslationUnit unit) => unit.State is ReviewState.Accepted or ReviewState.Edited or ReviewState.Relinked;

    private void OpenFile(TranslationUnit unit) => OpenFile(unit.Source.Path, unit.Target.Path);

    private void OpenFile(string source, string target)
    {
        if (file == (source, target))
            return;
        if (file is not null)
            CloseFile();
        file = (source, target);
        xml.WriteStartElement("file", Namespace);
        xml.WriteAttributeString("original", XmlText.Clean(source));
        xml.WriteAttributeString("source-language", info.SourceLanguage);
        xml.WriteAttributeString("target-language", info.TargetLanguage);
        xml.WriteAttributeString("datatype", "plaintext");
        xml.WriteStartElement("header", Namespace);
        xml.WriteStartElement("tool", Namespace);
        xml.WriteAttributeString("tool-id", "aligner");
        xml.WriteAttributeString("tool-name", XmlText.Clean(info.Tool));
        xml.WriteAttributeString("tool-version", XmlText.Clean(info.ToolVersion));
        xml.WriteEndElement();
        xml.WriteElementString("note", Namespace, XmlText.Clean($"target document: {target}"));
        xml.WriteEndElement();
        xml.WriteStartElement("body", Namespace);
    }

    private void CloseFile()
    {
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteText(string element, string language, string text, string? state)
    {
        xml.WriteStartElement(element, Namespace);
        xml.WriteAttributeString("xml", "lang", null, language);
        if (state is not null)
            xml.WriteAttributeString("state", state);
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
