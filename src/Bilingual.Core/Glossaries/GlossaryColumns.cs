using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bilingual.Glossaries;

/// <summary>The columns of a glossary file and the words that stand in them, shared by reader and writer.</summary>
internal static class GlossaryColumns
{
    public const string Term = "term";
    public const string Variants = "variants";
    public const string Target = "target";
    public const string TargetVariants = "target_variants";
    public const string PartOfSpeech = "part_of_speech";
    public const string Status = "status";
    public const string CaseSensitive = "case_sensitive";
    public const string Domain = "domain";
    public const string Note = "note";

    public static ImmutableArray<string> All { get; } =
        [Term, Variants, Target, TargetVariants, PartOfSpeech, Status, CaseSensitive, Domain, Note];

    public static FrozenDictionary<string, TermStatus> Statuses { get; } = new Dictionary<string, TermStatus>(StringComparer.Ordinal)
    {
        [""] = TermStatus.Preferred,
        ["preferred"] = TermStatus.Preferred,
        ["admitted"] = TermStatus.Admitted,
        ["forbidden"] = TermStatus.Forbidden,
        ["keep"] = TermStatus.Keep,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string NameOf(TermStatus status) => status switch
    {
        TermStatus.Preferred => "preferred",
        TermStatus.Admitted => "admitted",
        TermStatus.Forbidden => "forbidden",
        _ => "keep",
    };
}
