using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Xml.Linq;

namespace Bilingual.Glossaries.Exchange;

/// <summary>The names and values of TBX that this project's fields stand for (ISO 30042:2019 and its TBX-Basic dialect).</summary>
internal static class TbxVocabulary
{
    public const string SubjectField = "subjectField";
    public const string PartOfSpeech = "partOfSpeech";
    public const string AdministrativeStatus = "administrativeStatus";

    /// <summary>Read as the note of a concept that has none.</summary>
    public const string Definition = "definition";

    /// <summary>Not of TBX-Basic, but how Weblate marks what is not to be translated.</summary>
    public const string TranslationNote = "translationNote";

    public const string Preferred = "preferredTerm-admn-sts";
    public const string Admitted = "admittedTerm-admn-sts";
    public const string Deprecated = "deprecatedTerm-admn-sts";
    public const string Superseded = "supersededTerm-admn-sts";

    private static readonly FrozenSet<string> Structure = FrozenSet.Create(
        StringComparer.Ordinal,
        "langSec", "langSet", "termSec", "tig", "ntig", "termGrp", "term", "termNoteGrp", "descripGrp", "adminGrp", "transacGrp", "note", "hi");

    /// <summary>Namespace of version 3.</summary>
    public static XNamespace Version3 { get; } = "urn:iso:std:iso:30042:ed-2";

    /// <summary>The value of <see cref="PartOfSpeech"/> for a part of speech, and whether it says all of it.</summary>
    public static (string Value, bool IsExact) PartOfSpeechOf(string name) => name switch
    {
        Glossaries.PartOfSpeech.Noun or Glossaries.PartOfSpeech.Verb or Glossaries.PartOfSpeech.Adjective or "adverb" => (name, true),
        Glossaries.PartOfSpeech.Name => ("properNoun", true),
        "other" => ("other", true),
        _ => ("other", false),
    };

    /// <summary>The data categories of a concept that the reader has no place for, by name.</summary>
    public static ImmutableArray<string> UnreadIn(XElement concept)
    {
        var hasNote = concept.Elements().Any(element => element.Name.LocalName == "note");
        return [.. concept.Descendants().Where(element => !IsRead(element)).Select(NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        bool IsRead(XElement element) => element.Name.LocalName switch
        {
            "note" => element.Parent == concept,
            var name when Structure.Contains(name) => true,
            _ => NameOf(element) switch
            {
                PartOfSpeech or AdministrativeStatus or TranslationNote => true,
                SubjectField => IsOfConcept(element),
                Definition => IsOfConcept(element) && !hasNote,
                _ => false,
            },
        };

        bool IsOfConcept(XElement element) => element.Parent == concept || (element.Parent!.Name.LocalName == "descripGrp" && element.Parent.Parent == concept);
    }

    private static string NameOf(XElement element) => element.Attribute("type")?.Value ?? element.Name.LocalName;
}
