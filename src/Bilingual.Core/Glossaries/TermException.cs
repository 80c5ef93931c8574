namespace Bilingual.Glossaries;

/// <summary>"Not this term here": a phrase in which words are found that stand for something else.</summary>
/// <param name="Phrase">The words around, from a compound (<c>sumber daya</c>) to a whole sentence; found as written, in any letter case.</param>
/// <param name="Term">The term that is not meant, as its entry writes it; empty for every term.</param>
/// <param name="Language">BCP 47 code of the phrase.</param>
/// <param name="Note">A remark for people.</param>
public sealed record TermException(string Phrase, string Term, string Language, string Note = "");
