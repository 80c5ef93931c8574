using System.Collections.Immutable;
using Bilingual.Glossaries;

namespace Bilingual.Translation;

/// <summary>A sentence to translate.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Terms">Glossary terms found in it, whose targets the translation should use.</param>
public sealed record TranslationRequest(string Text, ImmutableArray<TermMatch> Terms);

/// <summary>What became of a request.</summary>
/// <param name="Text">The translation; empty when <paramref name="Failure"/> is set.</param>
/// <param name="Engine">Name of the engine that made it.</param>
/// <param name="Characters">Characters counted as cost, 0 for engines that cost nothing.</param>
/// <param name="Failure">Why there is no translation, or null.</param>
public sealed record TranslationResult(string Text, string Engine, int Characters, string? Failure = null);
