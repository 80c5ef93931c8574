using System.Collections.Immutable;
using System.Xml;
using Bilingual.Corpora;

namespace Bilingual.Interchange.CesAlign;

/// <summary>
/// XCES stand-off links as OPUS keeps them: no text, only which sentences of which documents answer each other. The documents themselves
/// are written by <see cref="CesDocumentWriter"/>, whose sentence identifiers the links use.
/// </summary>
/// <remarks>As in OPUS the alphabetically first language is <c>fromDoc</c>, whatever the direction of the corpus.</remarks>
public sealed class CesAlignFormat : ICorpusFormat
{
    /// <inheritdoc/>
    public string Name => "cesalign";

    /// <inheritdoc/>
    public string Description => "XCES stand-off sentence links as in OPUS";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions(CorpusInfo info) => [$".{info.PairName}.xml"];

    /// <inheritdoc/>
    public ICorpusWriter CreateWriter(IReadOnlyList<Stream> files, CorpusInfo info)
    {
        info.Validated();
        return new Writer(XmlText.Writer(files.Single()), info);
    }

    private sealed class Writer : ICorpusWriter
    {
        private readonly XmlWriter xml;
        private readonly string firstLanguage;
        private readonly string secondLanguage;
        private readonly bool sourceFirst;
        private (string From, string To)? group;
        private long links;

        public Writer(XmlWriter xml, CorpusInfo info)
        {
            this.xml = xml;
            sourceFirst = string.CompareOrdinal(info.SourceLanguage, info.TargetLanguage) < 0;
            (firstLanguage, secondLanguage) = sourceFirst
                ? (info.SourceLanguage, info.TargetLanguage)
                : (info.TargetLanguage, info.SourceLanguage);
            xml.WriteStartDocument();
            xml.WriteDocType("cesAlign", "-//CES//DTD XML cesAlign//EN", "", null);
            xml.WriteStartElement("cesAlign");
            xml.WriteAttributeString("version", "1.0");
        }

        public bool Write(TranslationUnit unit)
        {
            if (unit.Source.Places.IsDefaultOrEmpty || unit.Target.Places.IsDefaultOrEmpty)
                return false;
            var (first, second) = sourceFirst ? (unit.Source, unit.Target) : (unit.Target, unit.Source);
            OpenGroup(first.Path, second.Path);
            xml.WriteStartElement("link");
            xml.WriteAttributeString("id", $"SL{FieldText.Number(++links)}");
            xml.WriteAttributeString("xtargets", $"{Sentences(first.Places)};{Sentences(second.Places)}");
            xml.WriteAttributeString("certainty", FieldText.Probability(unit.Score));
            xml.WriteEndElement();
            return true;
        }

        public void Complete()
        {
            if (group is not null)
                xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteWhitespace("\n");
            xml.Flush();
        }

        private void OpenGroup(string from, string to)
        {
            if (group == (from, to))
                return;
            if (group is not null)
                xml.WriteEndElement();
            group = (from, to);
            xml.WriteStartElement("linkGrp");
            xml.WriteAttributeString("targType", "s");
            xml.WriteAttributeString("fromDoc", CesDocumentWriter.PathOf(firstLanguage, from));
            xml.WriteAttributeString("toDoc", CesDocumentWriter.PathOf(secondLanguage, to));
        }

        private static string Sentences(ImmutableArray<SentencePlace> places) =>
            string.Join(' ', places.Select(place => CesDocumentWriter.SentenceId(place.Number)));
    }
}
