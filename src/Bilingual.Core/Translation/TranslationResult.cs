using System.Collections.Immutable;

namespace Bilingual.Translation;

/// <summary>What became of a request.</summary>
/// <param name="Text">The translation; empty when <paramref name="Failure"/> is set.</param>
/// <param name="Engine">Name of the engine that made it.</param>
/// <param name="Characters">Characters counted as cost, 0 for engines that cost nothing.</param>
/// <param name="Failure">Why there is no translation, or null.</param>
public sealed record TranslationResult(string Text, string Engine, int Characters, string? Failure = null)
{
    /// <summary>The kind of <see cref="Failure"/>; <see cref="FailureKind.None"/> for a translation.</summary>
    public FailureKind Kind { get; init; }

    /// <summary>What a person should know of this translation: a term not rendered, a number changed, an engine that could not be used.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>
    /// Whether asking again later may give a better translation: a preferred engine of a fallback chain could not be used for a reason that
    /// may pass, or so was the reason for which the service did not keep the glossary (<see cref="IsWithoutGlossary"/>).
    /// </summary>
    public bool IsProvisional { get; init; }

    /// <summary>
    /// Whether terms were put into the text because the service refused to keep the glossary that it was to translate with. Such a
    /// translation is kept apart from those made with the glossary.
    /// </summary>
    public bool IsWithoutGlossary { get; init; }

    /// <summary>Whether a preferred engine of a fallback chain failed and another made this; the first remark then says why.</summary>
    public bool HasFallenBack { get; init; }

    /// <summary>A request without a translation.</summary>
    /// <param name="engine">Name of the engine.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="reason">What happened and what helps, readable.</param>
    public static TranslationResult Failed(string engine, FailureKind kind, string reason) => new("", engine, Characters: 0, reason) { Kind = kind };

    /// <summary>The same, made without the glossary that the service was to keep.</summary>
    /// <param name="isProvisional">Whether the service may keep it later without anybody changing anything.</param>
    /// <param name="why">Why, or null where the service refuses to keep it.</param>
    internal TranslationResult WithoutGlossary(bool isProvisional, string? why = null) =>
        With(why ?? $"{Engine} does not keep the glossary, so terms were put into the text") with { IsWithoutGlossary = true, IsProvisional = isProvisional };

    /// <summary>The same with one more remark.</summary>
    public TranslationResult With(string remark) => this with { Remarks = Remarks.Add(remark) };
}
