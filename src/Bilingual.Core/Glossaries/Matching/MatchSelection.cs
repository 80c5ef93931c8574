using System.Runtime.InteropServices;

namespace Bilingual.Glossaries.Matching;

/// <summary>A match that stands.</summary>
/// <param name="Match">Index of the raw match.</param>
/// <param name="Depth">0 for an outermost one.</param>
/// <param name="Around">The match around it, in the order of choice, or −1.</param>
internal readonly record struct ChosenMatch(int Match, int Depth, int Around);

/// <summary>
/// Decides which ways of terms through a text stand: the longest first; shorter ones inside them one level deeper; what crosses a
/// longer one falls. Matches of one level never overlap, and a shorter term can never remove a longer match.
/// </summary>
internal sealed class MatchSelection
{
    private readonly List<int> order = [];
    private readonly List<ChosenMatch> chosen = [];
    private int[] owner = [];

    /// <summary>The matches that stand, by start, then depth; valid until the next call.</summary>
    /// <param name="found">The raw matches, in the order of their first atoms.</param>
    public ReadOnlySpan<ChosenMatch> Select(List<RawMatch> found)
    {
        chosen.Clear();
        var matches = CollectionsMarshal.AsSpan(found);
        for (var first = 0; first < matches.Length;)
        {
            // Matches that overlap, directly or through others, are decided together; most stand alone.
            var next = first + 1;
            for (var last = matches[first].LastAtom; next < matches.Length && matches[next].FirstAtom <= last; next++)
                last = Math.Max(last, matches[next].LastAtom);
            if (next == first + 1)
                chosen.Add(new ChosenMatch(first, 0, -1));
            else
                SelectOverlapping(matches, first, next);
            first = next;
        }

        return CollectionsMarshal.AsSpan(chosen);
    }

    private void SelectOverlapping(ReadOnlySpan<RawMatch> matches, int first, int next)
    {
        var (origin, end) = (matches[first].FirstAtom, 0);
        order.Clear();
        for (var i = first; i < next; i++)
        {
            order.Add(i);
            end = Math.Max(end, matches[i].LastAtom + 1);
        }

        Sort(CollectionsMarshal.AsSpan(order), matches, Precedes);
        if (owner.Length < end - origin)
            owner = new int[Math.Max(end - origin, owner.Length * 2)];
        owner.AsSpan(0, end - origin).Fill(-1);
        var start = chosen.Count;
        foreach (var index in order)
        {
            ref readonly var match = ref matches[index];
            var covered = owner.AsSpan(match.FirstAtom - origin, match.LastAtom - match.FirstAtom + 1);
            var around = covered[0];
            if ((covered.Length > 1 && covered.ContainsAnyExcept(around)) || IsSameTerm(matches, around, match))
                continue;
            covered.Fill(chosen.Count);
            chosen.Add(new ChosenMatch(index, around < 0 ? 0 : chosen[around].Depth + 1, around));
        }

        Sort(CollectionsMarshal.AsSpan(chosen)[start..], matches, StandsBefore);
    }

    /// <summary>Whether the way covers the same words as one that stands, for the same entry: another explanation of one match.</summary>
    private bool IsSameTerm(ReadOnlySpan<RawMatch> matches, int around, in RawMatch match)
    {
        for (var i = around; i >= 0; i = chosen[i].Around)
        {
            ref readonly var other = ref matches[chosen[i].Match];
            if (other.End - other.Start > match.End - match.Start)
                break;
            if (other.Entry == match.Entry)
                return true;
        }

        return false;
    }

    /// <summary>Longest first, then leftmost, then by rank, entry and path.</summary>
    private static bool Precedes(ReadOnlySpan<RawMatch> matches, int one, int other)
    {
        ref readonly var a = ref matches[one];
        ref readonly var b = ref matches[other];
        var (lengthA, lengthB) = (a.End - a.Start, b.End - b.Start);
        return lengthA != lengthB ? lengthA > lengthB
            : a.Start != b.Start ? a.Start < b.Start
            : a.Rank != b.Rank ? a.Rank < b.Rank
            : a.Entry != b.Entry ? a.Entry < b.Entry
            : a.Path < b.Path;
    }

    private static bool StandsBefore(ReadOnlySpan<RawMatch> matches, ChosenMatch one, ChosenMatch other) =>
        matches[one.Match].Start != matches[other.Match].Start
            ? matches[one.Match].Start < matches[other.Match].Start
            : one.Depth < other.Depth;

    private delegate bool Order<T>(ReadOnlySpan<RawMatch> matches, T one, T other);

    /// <summary>Sorts by merging: stable, and never quadratic in a text that was made to be so.</summary>
    private static void Sort<T>(Span<T> items, ReadOnlySpan<RawMatch> matches, Order<T> precedes)
    {
        const int Short = 16;
        if (items.Length <= Short)
        {
            for (var i = 1; i < items.Length; i++)
            {
                var item = items[i];
                var at = i;
                for (; at > 0 && precedes(matches, item, items[at - 1]); at--)
                    items[at] = items[at - 1];
                items[at] = item;
            }

            return;
        }

        var left = items[..(items.Length / 2)].ToArray().AsSpan();
        var right = items[(items.Length / 2)..];
        Sort(left, matches, precedes);
        Sort(right, matches, precedes);
        for (int l = 0, r = 0, to = 0; l < left.Length; to++)
            items[to] = r < right.Length && precedes(matches, right[r], left[l]) ? right[r++] : left[l++];
    }
}
