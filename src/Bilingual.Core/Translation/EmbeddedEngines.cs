using System.Collections.Immutable;

namespace Bilingual.Translation;

/// <summary>The engines that work offline from the files in <c>models/</c>, and which of them is the default.</summary>
internal static class EmbeddedEngines
{
    /// <summary>The name that stands for the best of them.</summary>
    public const string Alias = "embedded";

    /// <summary>The best first.</summary>
    private static readonly ImmutableArray<string> Preference = ["phrases", "lexicon"];

    /// <summary>The best of the registered engines.</summary>
    public static string? Best(IEnumerable<string> registered) => Preference.FirstOrDefault(registered.ToHashSet(StringComparer.Ordinal).Contains);
}
