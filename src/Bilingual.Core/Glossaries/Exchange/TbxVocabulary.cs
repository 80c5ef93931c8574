using System.Xml.Linq;

namespace Bilingual.Glossaries.Exchange;

/// <summary>The names and values of TBX that this project's fields stand for (ISO 30042:2019 and its TBX-Basic dialect).</summary>
internal static class TbxVocabulary
{
    public const string SubjectField = "subjectField";
    public const string PartOfSpeech = "partOfSpeech";
    public const string AdministrativeStatus = "administrativeStatus";

    /// <summary>Not of TBX-Basic, but how Weblate marks what is not to be translated.</summary>
    public const string TranslationNote = "translationNote";

    public const string Preferred = "preferredTerm-admn-sts";
    public const string Admitted = "admittedTerm-admn-sts";
    public const string Deprecated = "deprecatedTerm-admn-sts";
    public const string Superseded = "supersededTerm-admn-sts";

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
}
