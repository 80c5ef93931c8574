using System.Globalization;
using System.Xml;
using Bilingual.Corpora;

namespace Bilingual.Interchange.Tmx;

/// <summary>TMX 1.4b (LISA OSCAR, 2005), the translation memory that every CAT tool reads; valid against <c>tmx14.dtd</c>.</summary>
public sealed class TmxFormat(TmxOptions options) : ICorpusFormat
{
    /// <summary>Plain TMX 1.4b.</summary>
    public TmxFormat()
        : this(new TmxOptions())
    {
    }

    /// <inheritdoc/>
    public string Name => "tmx";

    /// <inheritdoc/>
    public string Description => "TMX 1.4b translation memory";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions(CorpusInfo info) => [".tmx"];

    /// <inheritdoc/>
    public ICorpusWriter CreateWriter(IReadOnlyList<Stream> files, CorpusInfo info)
    {
        info.Validated();
        var coded = info with
        {
            SourceLanguage = options.SourceCode ?? info.SourceLanguage,
            TargetLanguage = options.TargetCode ?? info.TargetLanguage,
        };
        return new TmxWriter(files.Single(), coded.Validated(), options);
    }

    private sealed class TmxWriter : ICorpusWriter
    {
        private readonly XmlWriter xml;
        private readonly CorpusInfo info;
        private readonly TmxOptions options;
        private readonly string? created;

        public TmxWriter(Stream output, CorpusInfo info, TmxOptions options)
        {
            this.info = info;
            this.options = options;
            created = info.Created?.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            xml = XmlText.Writer(output);
            xml.WriteStartDocument();
            xml.WriteDocType("tmx", null, "tmx14.dtd", null);
            xml.WriteStartElement("tmx");
            xml.WriteAttributeString("version", "1.4");
            WriteHeader();
            xml.WriteStartElement("body");
        }

        public bool Write(TranslationUnit unit)
        {
            var (source, target) = (XmlText.Clean(unit.Source.Text), XmlText.Clean(unit.Target.Text));
            if (string.IsNullOrWhiteSpace(source) || string.IsNullOrWhiteSpace(target))
                return false;
            xml.WriteStartElement("tu");
            xml.WriteAttributeString("tuid", XmlText.Clean(unit.Id));
            if (created is not null)
                xml.WriteAttributeString("creationdate", created);
            if (options.Properties)
                WriteProperties(unit);
            WriteVariant(info.SourceLanguage, source);
            WriteVariant(info.TargetLanguage, target);
            xml.WriteEndElement();
            return true;
        }

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
            xml.WriteAttributeString("o-tmf", options.Profile == TmxProfile.Trados ? "TW4Win 2.0 Format" : XmlText.Clean(info.Tool));
            xml.WriteAttributeString("adminlang", "en");
            xml.WriteAttributeString("srclang", info.SourceLanguage);
            xml.WriteAttributeString("datatype", "plaintext");
            if (created is not null)
                xml.WriteAttributeString("creationdate", created);
            xml.WriteEndElement();
        }

        private void WriteProperties(TranslationUnit unit)
        {
            WriteProperty("score", FieldText.Probability(unit.Score));
            WriteProperty("probability", FieldText.Probability(unit.Probability));
            WriteProperty("relation", FieldText.Name(unit.Relation));
            WriteProperty("review", FieldText.Name(unit.State));
            WriteProperty("source-path", unit.Source.Path);
            WriteProperty("source-line", FieldText.Number(unit.Source.Line));
            WriteProperty("target-path", unit.Target.Path);
            WriteProperty("target-line", FieldText.Number(unit.Target.Line));
        }

        private void WriteProperty(string name, string value)
        {
            xml.WriteStartElement("prop");
            xml.WriteAttributeString("type", options.Profile == TmxProfile.Trados ? $"x-{name}:SingleString" : $"x-{name}");
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
}
