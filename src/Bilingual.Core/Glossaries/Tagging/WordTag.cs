namespace Bilingual.Glossaries.Tagging;

/// <summary>What a word is in its sentence, as coarsely as terms are told apart.</summary>
internal enum WordTag : byte
{
    /// <summary>A noun or a name: NOUN and PROPN of Universal Dependencies.</summary>
    Noun,

    /// <summary>A verb that is no auxiliary: VERB.</summary>
    Verb,

    /// <summary>An adjective or adverb: ADJ, ADV.</summary>
    Adjective,

    /// <summary>All else.</summary>
    Other,
}
