using System.Collections.Immutable;
using Bilingual.Documents;

namespace Bilingual.Glossaries;

/// <summary>A segmented document with the glossary terms found in it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Terms">For each paragraph of the document, the terms found in its cleaned text, in order of position.</param>
public sealed record MappedDocument(Document Document, ImmutableArray<ImmutableArray<TermMatch>> Terms);
