using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Bilingual.Glossaries.Exchange;

/// <summary>What the elements of a version of TBX are called.</summary>
internal sealed record TbxNames(XName Concept, XName Language, XName Term, XNamespace Rest);

/// <summary>Makes the concepts of a TBX file from the entries of a glossary, in the style DCA.</summary>
internal sealed class TbxConcepts(TbxNames names, Losses losses, bool marksKept)
{
    /// <summary>Writes a document as indented UTF-8.</summary>
    public static void Save(Stream stream, XElement root)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false };
        using var writer = XmlWriter.Create(stream, settings);
        new XDocument(new XDeclaration("1.0", "UTF-8", null), root).Save(writer);
    }

    /// <summary>The concepts, one for each entry.</summary>
    public IEnumerable<XElement> Of(Glossary glossary)
    {
        var number = 0;
        foreach (var entry in glossary)
        {
            number++;
            losses.AddColumns(entry, GlossaryColumns.CaseSensitive);
            if (entry.Status == TermStatus.Keep && !marksKept)
                losses.AddColumns(entry, GlossaryColumns.Status);
            var partOfSpeech = PartOfSpeechOf(entry);
            yield return new XElement(
                names.Concept,
                new XAttribute("id", string.Create(CultureInfo.InvariantCulture, $"c{number}")),
                entry.Domain.Length > 0 ? Category("descrip", TbxVocabulary.SubjectField, entry.Domain) : null,
                entry.Note.Length > 0 ? new XElement(names.Rest + "note", Valid(entry.Note)) : null,
                Section(glossary.SourceLanguage, entry.Term, entry.Variants, TermStatus.Preferred, partOfSpeech),
                Section(glossary.TargetLanguage, entry.Target, entry.TargetVariants, entry.Status, partOfSpeech));
        }
    }

    private XElement Section(string language, string first, IEnumerable<string> variants, TermStatus status, string partOfSpeech) => new(
        names.Language,
        new XAttribute(XNamespace.Xml + "lang", language),
        Term(first, status, partOfSpeech),
        variants.Select(variant => Term(variant, status == TermStatus.Forbidden ? status : TermStatus.Admitted, partOfSpeech)));

    private XElement Term(string text, TermStatus status, string partOfSpeech) => new(
        names.Term,
        new XElement(names.Rest + "term", Valid(text)),
        partOfSpeech.Length > 0 ? Category("termNote", TbxVocabulary.PartOfSpeech, partOfSpeech) : null,
        Category("termNote", TbxVocabulary.AdministrativeStatus, status switch
        {
            TermStatus.Admitted => TbxVocabulary.Admitted,
            TermStatus.Forbidden => TbxVocabulary.Deprecated,
            _ => TbxVocabulary.Preferred,
        }),
        status == TermStatus.Keep && marksKept ? Category("termNote", TbxVocabulary.TranslationNote, "no") : null);

    private XElement Category(string element, string type, string value) =>
        new(names.Rest + element, new XAttribute("type", type), Valid(value));

    private string PartOfSpeechOf(TermEntry entry)
    {
        var stated = PartOfSpeech.Parse(entry.PartOfSpeech);
        if (stated.IsEmpty)
            return "";
        var (value, isExact) = TbxVocabulary.PartOfSpeechOf(stated[0]);
        if (!isExact || stated.Length > 1)
            losses.Add(entry, $"part_of_speech '{entry.PartOfSpeech}'; written is '{value}'");
        return value;
    }

    /// <summary>Characters that XML 1.0 cannot hold become spaces.</summary>
    private static string Valid(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) && HasWholePairs(text)
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => rune.Value is < 0x20 or 0xFFFD or 0xFFFE or 0xFFFF ? " " : rune.ToString()));

    private static bool HasWholePairs(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);
}
