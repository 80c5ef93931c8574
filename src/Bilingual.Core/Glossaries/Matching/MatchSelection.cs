namespace Bilingual.Glossaries.Matching;

/// <summary>
/// Decides which ways of terms through a text stand: the longest first; shorter ones inside them one level deeper; what crosses a
/// longer one falls. Matches of one level never overlap, and a shorter term can never remove a longer match.
/// </summary>
internal sealed class MatchSelection
{
    private readonly List<int> order = [];
    private int[] owner = [];

    /// <summary>A match that stands.</summary>
    /// <param name="Match">Index of the raw match.</param>
    /// <param name="Depth">0 for an outermost one.</param>
    /// <param name="Around">The match around it, in the order of choice, or −1.</param>
    public readonly record struct Chosen(int Match, int Depth, int Around);

    /// <summary>The matches that stand, by start, then depth.</summary>
    /// <param name="matches">The raw matches.</param>
    /// <param name="atoms">Number of atoms of the text.</param>
    public List<Chosen> Select(List<RawMatch> matches, int atoms)
    {
        order.Clear();
        order.AddRange(Enumerable.Range(0, matches.Count));
        order.Sort((a, b) => Compare(matches[a], matches[b]));
        if (owner.Length < atoms)
            owner = new int[Math.Max(atoms, owner.Length * 2)];
        owner.AsSpan(0, atoms).Fill(-1);

        var chosen = new List<Chosen>();
        foreach (var index in order)
        {
            var match = matches[index];
            var covered = owner.AsSpan(match.FirstAtom, match.LastAtom - match.FirstAtom + 1);
            var around = covered[0];
            if (covered.ContainsAnyExcept(around))
                continue;
            if (around >= 0 && IsSameTerm(matches, chosen, around, match))
                continue;
            covered.Fill(chosen.Count);
            chosen.Add(new Chosen(index, around < 0 ? 0 : chosen[around].Depth + 1, around));
        }

        chosen.Sort((a, b) => matches[a.Match].Start != matches[b.Match].Start
            ? matches[a.Match].Start.CompareTo(matches[b.Match].Start)
            : a.Depth.CompareTo(b.Depth));
        return chosen;
    }

    /// <summary>Whether the way covers the same words as one that stands, for the same entry: another explanation of one match.</summary>
    private static bool IsSameTerm(List<RawMatch> matches, List<Chosen> chosen, int around, RawMatch match)
    {
        for (var i = around; i >= 0; i = chosen[i].Around)
        {
            var other = matches[chosen[i].Match];
            if (other.End - other.Start > match.End - match.Start)
                break;
            if (other.Entry == match.Entry)
                return true;
        }

        return false;
    }

    private static int Compare(in RawMatch a, in RawMatch b)
    {
        var length = (b.End - b.Start).CompareTo(a.End - a.Start);
        if (length != 0)
            return length;
        var start = a.Start.CompareTo(b.Start);
        if (start != 0)
            return start;
        var rank = a.Rank.CompareTo(b.Rank);
        if (rank != 0)
            return rank;
        var entry = a.Entry.CompareTo(b.Entry);
        return entry != 0 ? entry : a.Path.CompareTo(b.Path);
    }
}
