using System.Collections.Immutable;

namespace Bilingual.Glossaries.Matching;

/// <summary>How the words of a path stand to the form that the glossary lists.</summary>
internal enum Writing
{
    /// <summary>As listed, hyphens and spaces aside.</summary>
    AsListed,

    /// <summary>Two words of the form written as one.</summary>
    Together,

    /// <summary>One word of the form written as two.</summary>
    Apart,
}

/// <summary>A word of a path: its letters as the glossary writes them, and what stands between it and the next.</summary>
internal readonly record struct PathWord(string Text, string Separator);

/// <summary>One way through the automaton to a form of an entry.</summary>
/// <param name="Entry">Index of the entry.</param>
/// <param name="Form">The term or variant.</param>
/// <param name="IsVariant">Whether the form is a variant.</param>
/// <param name="IsCaseSensitive">Whether the letter case of the form counts.</param>
/// <param name="Classes">How it inflects.</param>
/// <param name="Words">Its words.</param>
/// <param name="Writing">How they stand to the form.</param>
internal sealed record TermPath(
    int Entry,
    string Form,
    bool IsVariant,
    bool IsCaseSensitive,
    WordClasses Classes,
    ImmutableArray<PathWord> Words,
    Writing Writing)
{
    private const int LongestAbbreviation = 5;

    /// <summary>Whether the form is an abbreviation.</summary>
    public bool IsAbbreviation => IsAbbreviated(Form);

    /// <summary>Whether the form is an abbreviation that is read as a word and so is often written like a name: Nato, Unesco.</summary>
    public bool IsPronounceable => Form.Length > 3 && IsAbbreviation && Form.AsSpan().ContainsAny("AEIOU") && Form.All(char.IsAsciiLetter);

    /// <summary>
    /// Whether a form is an abbreviation in capitals (AI, CEO, AS): one of at most five letters, found in capitals only, since its
    /// letters often spell a word.
    /// </summary>
    public static bool IsAbbreviated(string form) =>
        form.Length is >= 2 and <= LongestAbbreviation && form.All(c => char.IsUpper(c) || char.IsDigit(c)) && char.IsUpper(form[0]);
}
