using System.Collections.Immutable;
using System.Xml.Linq;

namespace Bilingual.Glossaries.Exchange;

/// <summary>
/// TBX-Basic of version 3 (ISO 30042:2019): reads the styles DCA and DCT, and version 2; writes DCA. Holds terms, variants, subject
/// fields, notes, the parts of speech of TBX-Basic and whether a rendering is preferred, admitted or forbidden.
/// </summary>
public sealed class TbxBasicFormat : IGlossaryFormat
{
    /// <inheritdoc/>
    public string Name => "tbx";

    /// <inheritdoc/>
    public string Extension => ".tbx";

    /// <inheritdoc/>
    public ImmutableArray<TermEntry> Read(Stream stream, string file, GlossaryLanguages languages, ICollection<GlossaryFault> faults) =>
        TbxReader.Read(stream, file, languages, faults);

    /// <inheritdoc/>
    public void Write(Glossary glossary, Stream stream, ICollection<GlossaryFault> losses)
    {
        var tbx = TbxVocabulary.Version3;
        var concepts = new TbxConcepts(new TbxNames(tbx + "conceptEntry", tbx + "langSec", tbx + "termSec", tbx), new Losses("TBX-Basic", losses), marksKept: false);
        TbxConcepts.Save(
            stream,
            new XElement(
                tbx + "tbx",
                new XAttribute("type", "TBX-Basic"),
                new XAttribute("style", "dca"),
                new XAttribute(XNamespace.Xml + "lang", glossary.SourceLanguage),
                new XElement(
                    tbx + "tbxHeader",
                    new XElement(tbx + "fileDesc", new XElement(tbx + "sourceDesc", new XElement(tbx + "p", "Glossary written by Bilingual")))),
                new XElement(tbx + "text", new XElement(tbx + "body", concepts.Of(glossary)))));
    }
}
