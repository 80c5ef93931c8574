using System.Text;

namespace Bilingual.Segmentation.Expressions;

/// <summary>Closes a set under simple case folding, as case-insensitive matching needs (one code point to one code point).</summary>
internal static class CaseFolding
{
    /// <summary>Last code point with a case of its own is below this (Adlam, U+1E900–1E943).</summary>
    private const int CasedLimit = 0x1E944;

    private static readonly Lazy<Dictionary<int, List<int>>> Groups = new(MakeGroups);

    /// <summary>The set with every case variant of its members.</summary>
    public static CodePointSet Close(CodePointSet set)
    {
        if (set.IsEmpty || set.Count > CasedLimit)
            return set;
        var added = new List<(int, int)>();
        if (set.Count <= 64)
        {
            for (var i = 0; i < set.Changes.Length; i += 2)
            {
                for (var member = set.Changes[i]; member < set.Changes[i + 1]; member++)
                    AddGroup(Fold(member), set, added);
            }
        }
        else
        {
            foreach (var (key, members) in Groups.Value)
            {
                if (members.Exists(set.Contains))
                    AddGroup(key, set, added);
            }
        }

        return added.Count == 0 ? set : set.Union(CodePointSet.Ranges([.. added]));
    }

    private static void AddGroup(int key, CodePointSet set, List<(int, int)> added)
    {
        if (!Groups.Value.TryGetValue(key, out var members))
            return;
        foreach (var member in members)
        {
            if (!set.Contains(member))
                added.Add((member, member));
        }
    }

    private static int Fold(int codePoint) =>
        Rune.IsValid(codePoint) ? Rune.ToLowerInvariant(Rune.ToUpperInvariant(new Rune(codePoint))).Value : codePoint;

    private static Dictionary<int, List<int>> MakeGroups()
    {
        var groups = new Dictionary<int, List<int>>();
        for (var codePoint = 0; codePoint < CasedLimit; codePoint++)
        {
            var folded = Fold(codePoint);
            if (folded == codePoint)
                continue;
            if (!groups.TryGetValue(folded, out var members))
                groups[folded] = members = [folded];
            members.Add(codePoint);
        }

        return groups;
    }
}
