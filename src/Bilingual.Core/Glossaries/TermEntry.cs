using System.Collections.Immutable;

namespace Bilingual.Glossaries;

/// <summary>How a term is to be used.</summary>
public enum TermStatus
{
    /// <summary>The rendering to use.</summary>
    Preferred,

    /// <summary>May be used.</summary>
    Admitted,

    /// <summary>Must not be used.</summary>
    Forbidden,

    /// <summary>Stays as it is in every language.</summary>
    Keep,
}

/// <summary>One concept of a glossary: a source term with its variants and the targets that render it.</summary>
public sealed record TermEntry
{
    /// <summary>The source term, in the glossary's source language.</summary>
    public required string Term { get; init; }

    /// <summary>Other spellings and synonyms of <see cref="Term"/>.</summary>
    public ImmutableArray<string> Variants { get; init; } = [];

    /// <summary>The preferred target.</summary>
    public required string Target { get; init; }

    /// <summary>Other accepted targets.</summary>
    public ImmutableArray<string> TargetVariants { get; init; } = [];

    /// <summary>Part of speech: <c>noun</c>, <c>verb</c>, <c>adjective</c>, <c>name</c> …; empty when not stated.</summary>
    public string PartOfSpeech { get; init; } = "";

    /// <summary>How the term is to be used.</summary>
    public TermStatus Status { get; init; } = TermStatus.Preferred;

    /// <summary>Whether only the exact letter case matches.</summary>
    public bool CaseSensitive { get; init; }

    /// <summary>Subject field; empty when general.</summary>
    public string Domain { get; init; } = "";

    /// <summary>A remark for people.</summary>
    public string Note { get; init; } = "";

    /// <summary>File that the entry was read from.</summary>
    public string File { get; init; } = "";

    /// <summary>1-based line in <see cref="File"/>.</summary>
    public int Line { get; init; }
}
