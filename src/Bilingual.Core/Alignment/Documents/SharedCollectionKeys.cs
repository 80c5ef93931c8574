using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>The keys that two documents of a collection share.</summary>
internal static class SharedCollectionKeys
{
    private const int MostShown = 12;

    /// <summary>The cosine of two documents' keys of one kind by their worth, and the worthiest shared ones as shown to people.</summary>
    public static (double Cosine, ImmutableArray<string> Shared) Overlap(
        DocumentCollection collection, DocumentSketch source, DocumentSketch target, KeyKind kind)
    {
        var (common, first, second) = (0.0, 0.0, 0.0);
        var shared = new List<CollectionKey>();
        var (s, t) = (0, 0);
        while (s < source.Keys.Length || t < target.Keys.Length)
        {
            var order = s == source.Keys.Length ? 1 : t == target.Keys.Length ? -1 : CollectionKey.Compare(source.Keys[s], target.Keys[t]);
            var key = order <= 0 ? source.Keys[s] : target.Keys[t];
            var worth = key.Kind == kind ? collection.Worth(key) : 0;
            first += order <= 0 ? worth * worth : 0;
            second += order >= 0 ? worth * worth : 0;
            if (order == 0 && key.Kind == kind)
            {
                common += worth * worth;
                shared.Add(key);
            }

            s += order <= 0 ? 1 : 0;
            t += order >= 0 ? 1 : 0;
        }

        var shown = shared.OrderByDescending(collection.Worth).ThenBy(key => key.Shown, StringComparer.Ordinal).Take(MostShown);
        return (common > 0 ? common / Math.Sqrt(first * second) : 0, [.. shown.Select(key => key.Shown)]);
    }
}
