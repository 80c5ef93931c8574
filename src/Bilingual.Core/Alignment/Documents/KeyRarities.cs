using System.Collections.Immutable;

namespace Bilingual.Alignment;

/// <summary>In how many documents each key stands: a name of few documents says more than one of many.</summary>
internal sealed class KeyRarities
{
    // As if every collection had at least so many documents; among two or three no key is known to be rare.
    private const int LeastDocuments = 20;
    private const int MostShown = 12;
    private readonly Dictionary<Key, int> frequencies = [];
    private readonly int documents;

    /// <summary>Counts the keys of a collection.</summary>
    public KeyRarities(IEnumerable<DocumentSignals> collection)
    {
        foreach (var document in collection)
        {
            documents++;
            foreach (var key in document.Sentences.Keys.Keys)
                frequencies[key] = frequencies.GetValueOrDefault(key) + 1;
        }

        documents = Math.Max(documents, LeastDocuments);
    }

    /// <summary>How much a key says, from 0 for one that stands in every document.</summary>
    public double Worth(Key key, float telling) => telling * Math.Log(documents / (double)Math.Max(1, frequencies.GetValueOrDefault(key)));

    /// <summary>The cosine of two documents' keys of one kind by their worth, and the worthiest shared ones as shown to people.</summary>
    public (double Cosine, ImmutableArray<string> Shared) Overlap(DocumentSignals source, DocumentSignals target, KeyKind kind)
    {
        var ofTarget = new HashSet<Key>();
        var (common, first, second) = (0.0, 0.0, 0.0);
        var keys = target.Sentences.Keys;
        for (var k = 0; k < keys.Keys.Length; k++)
        {
            if (keys.Keys[k].Kind != kind)
                continue;
            ofTarget.Add(keys.Keys[k]);
            var worth = Worth(keys.Keys[k], keys.Telling[k]);
            second += worth * worth;
        }

        var shared = new List<(double Worth, string Shown)>();
        keys = source.Sentences.Keys;
        for (var k = 0; k < keys.Keys.Length; k++)
        {
            if (keys.Keys[k].Kind != kind)
                continue;
            var worth = Worth(keys.Keys[k], keys.Telling[k]);
            first += worth * worth;
            if (!ofTarget.Contains(keys.Keys[k]))
                continue;
            common += worth * worth;
            shared.Add((worth, keys.Shown[k]));
        }

        var shown = shared.OrderByDescending(key => key.Worth).ThenBy(key => key.Shown, StringComparer.Ordinal).Take(MostShown);
        return (common > 0 ? common / Math.Sqrt(first * second) : 0, [.. shown.Select(key => key.Shown)]);
    }
}
