using System.Collections.Immutable;
using System.Xml.Linq;

namespace Bilingual.Glossaries.Exchange;

/// <summary>
/// TBX-Basic of version 2 (<c>martif</c>, ISO 30042:2008), which OmegaT and Weblate read. Holds what version 3 holds, and marks what is
/// not to be translated in Weblate's way.
/// </summary>
public sealed class TbxMartifFormat : IGlossaryFormat
{
    /// <inheritdoc/>
    public string Name => "tbx2";

    /// <inheritdoc/>
    public string Extension => ".tbx";

    /// <inheritdoc/>
    public ImmutableArray<TermEntry> Read(Stream stream, string file, GlossaryLanguages languages, ICollection<GlossaryFault> faults) =>
        TbxReader.Read(stream, file, languages, faults);

    /// <inheritdoc/>
    public void Write(Glossary glossary, Stream stream, ICollection<GlossaryFault> losses)
    {
        var concepts = new TbxConcepts(new TbxNames("termEntry", "langSet", "tig", XNamespace.None), new Losses("TBX-Basic", losses), marksKept: true);
        TbxConcepts.Save(
            stream,
            new XElement(
                "martif",
                new XAttribute("type", "TBX-Basic"),
                new XAttribute(XNamespace.Xml + "lang", glossary.SourceLanguage),
                new XElement(
                    "martifHeader",
                    new XElement("fileDesc", new XElement("sourceDesc", new XElement("p", "Glossary written by Bilingual"))),
                    new XElement("encodingDesc", new XElement("p", new XAttribute("type", "XCSURI"), "TBXBasicXCSV02.xcs"))),
                new XElement("text", new XElement("body", concepts.Of(glossary)))));
    }
}
