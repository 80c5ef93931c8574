using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Translation;

/// <summary>The level of address that a translation should use, where language and engine distinguish it.</summary>
public enum Formality
{
    /// <summary>As the engine sees fit.</summary>
    Default,

    /// <summary>Formal: <c>Anda</c>.</summary>
    Formal,

    /// <summary>Informal: <c>kamu</c>.</summary>
    Informal,
}

/// <summary>A sentence to translate.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Terms">Glossary terms found in it, whose targets the translation should use.</param>
public sealed record TranslationRequest(string Text, ImmutableArray<TermMatch> Terms)
{
    /// <summary>The level of address.</summary>
    public Formality Formality { get; init; }

    /// <summary>Places that must come out as they are (addresses, placeholders, tags), in order, without overlaps; see <see cref="TranslatorTraits.Protection"/>.</summary>
    public ImmutableArray<TextSpan> Kept { get; init; } = [];
}
