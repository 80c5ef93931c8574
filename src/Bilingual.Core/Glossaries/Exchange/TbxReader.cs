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
                    ReadConcept((XElement)XNode.ReadFrom(reader), line);
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

        void ReadConcept(XElement concept, int line)
        {
            var sources = TermsIn(concept, languages.Source);
            var targets = TermsIn(concept, languages.Target);
            if (sources.Count == 0 || targets.Count == 0)
            {
                Warn("concept", $"has no term in '{(sources.Count == 0 ? languages.Source : languages.Target)}'; it is left out");
                return;
            }

            // What is not to be written of several renderings is an entry of its own: forbidden ones are no variants of allowed ones.
            foreach (var renderings in targets.GroupBy(term => term.Status == TermStatus.Forbidden))
            {
                var rendering = renderings.First();
                entries.Add(new TermEntry
                {
                    Term = sources[0].Text,
                    Variants = [.. sources.Skip(1).Select(term => term.Text)],
                    Target = rendering.Text,
                    TargetVariants = [.. renderings.Skip(1).Select(term => term.Text)],
                    PartOfSpeech = sources.Concat(renderings).Select(term => term.PartOfSpeech).FirstOrDefault(value => value.Length > 0) ?? "",
                    Status = rendering.Status,
                    Domain = Category(concept, TbxVocabulary.SubjectField, descend: false),
                    Note = NoteOf(concept),
                    File = file,
                    Line = line,
                });
            }

            if (sources.Find(term => term.Status == TermStatus.Forbidden) is { } deprecated && sources[0].Status != TermStatus.Forbidden)
                Warn("loss", $"deprecates '{deprecated.Text}', a term of the source language; it is kept as a variant that is looked for");
            if (TbxVocabulary.UnreadIn(concept) is { Length: > 0 } unread)
                Warn("loss", $"holds what our columns do not: {string.Join(", ", unread)}");

            void Warn(string code, string what) => faults.Add(new GlossaryFault(
                file, line, GlossaryFaultSeverity.Warning, code, $"concept '{concept.Attribute("id")?.Value}' {what}."));
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
            .Where(term => term.Text.Length > 0)
            .OrderBy(term => term.Status switch { TermStatus.Admitted => 1, TermStatus.Forbidden => 2, _ => 0 })];

    /// <summary>The note of a concept, or its definition.</summary>
    private static string NoteOf(XElement concept)
    {
        var note = Text(concept.Elements().FirstOrDefault(element => element.Name.LocalName == "note"));
        return note.Length > 0 ? note : Category(concept, TbxVocabulary.Definition, descend: false);
    }

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
