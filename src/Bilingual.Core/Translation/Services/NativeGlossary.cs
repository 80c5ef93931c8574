using Bilingual.Glossaries;
using Bilingual.Glossaries.Exchange;

namespace Bilingual.Translation.Services;

/// <summary>A glossary as services keep one: a rendering for each source.</summary>
internal static class NativeGlossary
{
    /// <summary>The pairs for a direction; none where the glossary does not join the two languages.</summary>
    public static IEnumerable<(string Source, string Target)> Pairs(Glossary glossary, string source, string target)
    {
        if (LanguageTag.IsSame(source, glossary.SourceLanguage) && LanguageTag.IsSame(target, glossary.TargetLanguage))
            return Pairs(glossary);
        return LanguageTag.IsSame(source, glossary.TargetLanguage) && LanguageTag.IsSame(target, glossary.SourceLanguage)
            ? Pairs(new Glossary(glossary.Select(Reversed), glossary.TargetLanguage, glossary.SourceLanguage))
            : [];
    }

    private static IEnumerable<(string Source, string Target)> Pairs(Glossary glossary) =>
        EnginePairs.Of(glossary, new Losses("a service's glossary", new List<GlossaryFault>())).Select(static pair => (pair.Source, pair.Target));

    private static TermEntry Reversed(TermEntry entry) => entry with
    {
        Term = entry.Target,
        Variants = entry.TargetVariants,
        Target = entry.Term,
        TargetVariants = entry.Variants,
    };
}
