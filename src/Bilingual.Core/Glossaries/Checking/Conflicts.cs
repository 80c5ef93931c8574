namespace Bilingual.Glossaries.Checking;

/// <summary>Finds entries that repeat or contradict each other.</summary>
internal static class Conflicts
{
    public static IEnumerable<GlossaryFault> Find(IReadOnlyList<TermEntry> entries) =>
        Alike(entries).Concat(ForbiddenTargets(entries));

    /// <summary>Entries found in the same words: duplicates, and rivals that nothing tells apart.</summary>
    private static IEnumerable<GlossaryFault> Alike(IReadOnlyList<TermEntry> entries)
    {
        var earlier = new Dictionary<string, List<TermEntry>>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            var reported = new HashSet<TermEntry>(ReferenceEqualityComparer.Instance);
            foreach (var form in entry.Variants.Prepend(entry.Term).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!earlier.TryGetValue(form, out var others))
                    earlier.Add(form, others = []);
                foreach (var other in others.Where(other => !ReferenceEquals(other, entry) && !reported.Contains(other)))
                {
                    if (Judge(entry, other, form) is { } fault)
                    {
                        reported.Add(other);
                        yield return fault;
                    }
                }

                others.Add(entry);
            }
        }
    }

    private static GlossaryFault? Judge(TermEntry entry, TermEntry other, string form)
    {
        var isForbidden = entry.Status == TermStatus.Forbidden;
        if (isForbidden != (other.Status == TermStatus.Forbidden))
        {
            return Renders(entry, other.Target) || Renders(other, entry.Target)
                ? Error("contradiction", $"'{form}' → '{entry.Target}' is {(isForbidden ? "forbidden here but required" : "required here but forbidden")} in {GlossaryChecker.PlaceOf(other)}.")
                : null;
        }

        if (!SharesPartOfSpeech(entry, other))
            return null;
        if (Same(entry.Term, other.Term) && Same(entry.Target, other.Target))
            return Error("duplicate", $"'{entry.Term}' → '{entry.Target}' stands already in {GlossaryChecker.PlaceOf(other)}.");
        var tellApart = isForbidden || Renders(entry, other.Target) || Renders(other, entry.Target)
            || !Same(entry.Domain, other.Domain) || entry.Status != other.Status || entry.CaseSensitive != other.CaseSensitive;
        return tellApart
            ? null
            : Warning(
                "conflict",
                $"'{form}' stands for '{entry.Target}' here and for '{other.Target}' in {GlossaryChecker.PlaceOf(other)}; "
                + "give them different parts of speech or domains, or make one 'admitted'.");

        GlossaryFault Error(string code, string message) => GlossaryChecker.At(entry, GlossaryFaultSeverity.Error, code, message);

        GlossaryFault Warning(string code, string message) => GlossaryChecker.At(entry, GlossaryFaultSeverity.Warning, code, message);
    }

    /// <summary>Forbidden renderings that another entry asks for.</summary>
    private static IEnumerable<GlossaryFault> ForbiddenTargets(IReadOnlyList<TermEntry> entries)
    {
        var required = entries.Where(entry => entry.Status != TermStatus.Forbidden)
            .SelectMany(entry => entry.TargetVariants.Prepend(entry.Target).Select(target => (target, entry)))
            .ToLookup(pair => pair.target, pair => pair.entry, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries.Where(entry => entry.Status == TermStatus.Forbidden))
        {
            foreach (var target in entry.TargetVariants.Prepend(entry.Target))
            {
                // That the same term requires it is a contradiction, which is named by itself.
                if (required[target].FirstOrDefault(other => !Same(other.Term, entry.Term)) is { } other)
                {
                    yield return GlossaryChecker.At(
                        entry,
                        GlossaryFaultSeverity.Warning,
                        "forbidden_target",
                        $"'{target}' is forbidden for '{entry.Term}' but is the target of '{other.Term}' in {GlossaryChecker.PlaceOf(other)}.");
                }
            }
        }
    }

    private static bool Renders(TermEntry entry, string target) =>
        entry.TargetVariants.Prepend(entry.Target).Contains(target, StringComparer.OrdinalIgnoreCase);

    private static bool SharesPartOfSpeech(TermEntry one, TermEntry other)
    {
        var (ofOne, ofOther) = (PartOfSpeech.Parse(one.PartOfSpeech), PartOfSpeech.Parse(other.PartOfSpeech));
        return ofOne.IsEmpty || ofOther.IsEmpty || ofOne.Intersect(ofOther, StringComparer.Ordinal).Any();
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
