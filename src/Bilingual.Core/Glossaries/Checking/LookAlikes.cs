using System.Collections.Frozen;
using System.Globalization;

namespace Bilingual.Glossaries.Checking;

/// <summary>
/// Finds characters that look like others (Unicode Technical Standard 39, the single-script rule): letters of another script inside a
/// Latin word, and invisible characters.
/// </summary>
internal static class LookAlikes
{
    private static readonly FrozenDictionary<char, char> Latin = Pairs(
        "АВСЕНІЈКМОРЅТХаврсеһіјкморѕтухΑΒΕΖΗΙΚΜΝΟΡΤΥΧοινυ",
        "ABCEHIJKMOPSTXabpcehijkmopstyxABEZHIKMNOPTYXoivu");

    public static void Check(TermEntry entry, ICollection<GlossaryFault> faults)
    {
        foreach (var form in entry.Variants.Concat(entry.TargetVariants).Append(entry.Term).Append(entry.Target).Distinct(StringComparer.Ordinal))
        {
            if (Suspect(form) is { } message)
                faults.Add(GlossaryChecker.At(entry, GlossaryFaultSeverity.Error, "look_alike", message));
        }
    }

    private static string? Suspect(string form)
    {
        var hasLatin = form.Any(c => char.IsAsciiLetter(c) || c is >= '\u00C0' and < '\u0250');
        foreach (var c in form)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control)
                return $"'{form}' holds the invisible character {Name(c)}; take it out.";
            if (hasLatin && c is >= '\u0370' and < '\u0530')
            {
                return Latin.TryGetValue(c, out var latin)
                    ? $"'{form}' holds {Name(c)}, which looks like the Latin letter {latin}; type it anew."
                    : $"'{form}' mixes Latin letters with {Name(c)}; type it anew.";
            }

            if (c is >= '\uFF01' and <= '\uFF5E')
                return $"'{form}' holds the full-width {Name(c)}; write {(char)(c - 0xFEE0)}.";
        }

        return null;
    }

    private static string Name(char c) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");

    private static FrozenDictionary<char, char> Pairs(string others, string latin) =>
        others.Zip(latin).DistinctBy(pair => pair.First).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
}
