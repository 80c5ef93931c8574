using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Bilingual.Glossaries.Exchange;

/// <summary>
/// Reads TBX of version 3 in both styles (DCA, with data categories as attributes, and DCT, with them as elements) and of version 2
/// (<c>martif</c>), a concept at a time. No document type is processed and nothing outside the file is read.
/// </summary>
internal static class TbxReader
{
    private const long MaxCharacters = 128L << 20;

    public static ImmutableArray<TermEntry> Read(Stream stream, string file, GlossaryLanguages languages, ICollection<GlossaryFault> faults)
    {
        var entries = ImmutableArray.CreateBuilder<TermEntry>();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        using var reader = XmlReader.Create(stream, settings);
        try
        {
            var hasRoot = false;
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == 0)
                    hasRoot = reader.LocalName is "tbx" or "martif" ? true : throw new XmlException($"the root is '{reader.LocalName}'; expected 'tbx' or 'martif'");
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "conceptEntry" or "termEntry" })
                {
                    var line = LineOf(reader);
                    if (ReadConcept((XElement)XNode.ReadFrom(reader), line) is { } entry)
                        entries.Add(entry);
                }
                else
                {
                    reader.Read();
                }
            }

            if (!hasRoot)
                Fail(0, "the file has no element.");
        }
        catch (XmlException fault)
        {
            Fail(fault.LineNumber > 0 ? fault.LineNumber : LineOf(reader), $"the file is no TBX: {fault.Message.Split(" Line ", 2)[0].TrimEnd('.')}.");
        }

        return entries.DrainToImmutable();

        TermEntry? ReadConcept(XElement concept, int line)
        {
            var sources = TermsIn(concept, languages.Source);
            var targets = TermsIn(concept, languages.Target);
            if (sources.Count == 0 || targets.Count == 0)
                return Skip($"has no term in '{(sources.Count == 0 ? languages.Source : languages.Target)}'");
            return new TermEntry
            {
                Term = sources[0].Text,
                Variants = [.. sources.Skip(1).Select(term => term.Text)],
                Target = targets[0].Text,
                TargetVariants = [.. targets.Skip(1).Select(term => term.Text)],
                PartOfSpeech = sources.Concat(targets).Select(term => term.PartOfSpeech).FirstOrDefault(value => value.Length > 0) ?? "",
                Status = targets[0].Status,
                Domain = Category(concept, TbxVocabulary.SubjectField, descend: false),
                Note = Text(concept.Elements().FirstOrDefault(element => element.Name.LocalName == "note")),
                File = file,
                Line = line,
            };

            TermEntry? Skip(string why)
            {
                faults.Add(new GlossaryFault(
                    file, line, GlossaryFaultSeverity.Warning, "concept", $"concept '{concept.Attribute("id")?.Value}' {why}; it is left out."));
                return null;
            }
        }

        void Fail(int line, string message) => faults.Add(new GlossaryFault(file, line, GlossaryFaultSeverity.Error, "xml", message));
    }

    private static List<TbxTerm> TermsIn(XElement concept, string language) =>
        [.. concept.Elements()
            .Where(section => section.Name.LocalName is "langSec" or "langSet"
                && GlossaryLanguages.IsSame(section.Attribute(XNamespace.Xml + "lang")?.Value ?? "", language))
            .SelectMany(section => section.Elements().Where(term => term.Name.LocalName is "termSec" or "tig" or "ntig"))
            .Select(section => new TbxTerm(
                Text(section.Descendants().FirstOrDefault(element => element.Name.LocalName == "term")),
                PartOfSpeech.Parse(Plain(Category(section, TbxVocabulary.PartOfSpeech))).FirstOrDefault() ?? "",
                StatusOf(section)))
            .Where(term => term.Text.Length > 0)];

    private static string Plain(string partOfSpeech) => partOfSpeech.Equals("properNoun", StringComparison.OrdinalIgnoreCase) ? PartOfSpeech.Name : partOfSpeech;

    private static TermStatus StatusOf(XElement term)
    {
        if (Category(term, TbxVocabulary.TranslationNote).Equals("no", StringComparison.OrdinalIgnoreCase))
            return TermStatus.Keep;
        return Category(term, TbxVocabulary.AdministrativeStatus) switch
        {
            TbxVocabulary.Admitted or "admitted" => TermStatus.Admitted,
            TbxVocabulary.Deprecated or TbxVocabulary.Superseded or "deprecated" or "superseded" or "forbidden" or "obsolete" => TermStatus.Forbidden,
            _ => TermStatus.Preferred,
        };
    }

    /// <summary>The value of a data category: of an element that names it in <c>type</c> (DCA), or of an element of its name (DCT).</summary>
    private static string Category(XElement parent, string name, bool descend = true) =>
        Text((descend ? parent.Descendants() : parent.Elements().Concat(parent.Elements().Where(group => group.Name.LocalName == "descripGrp").Elements()))
            .FirstOrDefault(element => element.Attribute("type")?.Value == name || element.Name.LocalName == name));

    private static string Text(XElement? element)
    {
        if (element is null)
            return "";
        var words = element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).Normalize(NormalizationForm.FormC);
    }

    private static int LineOf(XmlReader reader) => reader is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;

    private sealed record TbxTerm(string Text, string PartOfSpeech, TermStatus Status);
}
