namespace Bilingual.Glossaries.Checking;

/// <summary>
/// Finds terms that lead back to themselves: a target that is a term whose target is the first term, or a variant that is a term whose
/// variant is the first term. What such a term should become depends on where one begins.
/// </summary>
internal static class Cycles
{
    public static IEnumerable<GlossaryFault> Find(IReadOnlyList<TermEntry> entries)
    {
        var used = entries.Where(entry => entry.Status != TermStatus.Forbidden).ToList();
        return Find(used, entry => [entry.Target], "target").Concat(Find(used, entry => entry.Variants, "variant"));
    }

    private static IEnumerable<GlossaryFault> Find(
        IReadOnlyList<TermEntry> entries, Func<TermEntry, IEnumerable<string>> leadsTo, string by)
    {
        var byTerm = entries.ToLookup(entry => entry.Term, StringComparer.OrdinalIgnoreCase);
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var start in entries)
        {
            if (done.Contains(start.Term))
                continue;
            var path = new List<TermEntry>();
            var open = new Stack<(TermEntry Entry, int Depth)>([(start, 0)]);
            while (open.TryPop(out var step))
            {
                path.RemoveRange(step.Depth, path.Count - step.Depth);
                path.Add(step.Entry);
                done.Add(step.Entry.Term);
                foreach (var next in leadsTo(step.Entry).Where(next => !next.Equals(step.Entry.Term, StringComparison.OrdinalIgnoreCase)))
                {
                    var from = path.FindIndex(entry => entry.Term.Equals(next, StringComparison.OrdinalIgnoreCase));
                    if (from >= 0)
                        yield return Fault(path[from..], by);
                    else
                        PushNew(next, step.Depth + 1, open);
                }
            }
        }

        void PushNew(string term, int depth, Stack<(TermEntry Entry, int Depth)> open)
        {
            if (done.Contains(term))
                return;
            foreach (var entry in byTerm[term])
                open.Push((entry, depth));
        }
    }

    private static GlossaryFault Fault(List<TermEntry> cycle, string by) => GlossaryChecker.At(
        cycle[^1],
        GlossaryFaultSeverity.Error,
        "cycle",
        $"the {by}s lead in a circle: {string.Join(" → ", cycle.Select(entry => $"'{entry.Term}'").Append($"'{cycle[0].Term}'"))}.");
}
