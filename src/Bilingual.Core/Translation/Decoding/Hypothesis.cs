namespace Bilingual.Translation;

/// <summary>A partial translation in a <see cref="SearchGraph"/>.</summary>
/// <param name="Previous">The hypothesis that it continues; −1 for none.</param>
/// <param name="Option">What was added to it; null for the empty translation.</param>
/// <param name="Score">Weighted features so far.</param>
/// <param name="Total"><paramref name="Score"/> with the best that can be hoped for of the rest.</param>
/// <param name="Fluency">Contexts for the next word.</param>
/// <param name="History">The last target words.</param>
/// <param name="Coverage">Source positions translated.</param>
internal readonly record struct Hypothesis(
    int Previous, TranslationOption? Option, float Score, float Total, FluencyState Fluency, JointHistory History, Coverage Coverage)
{
    /// <summary>Source position where the last range began; −1 for the empty translation.</summary>
    public int LastStart => Option?.Start ?? -1;

    /// <summary>Source position where the last range ended; 0 for the empty translation.</summary>
    public int LastEnd => Option?.End ?? 0;

    /// <summary>A hash of all that the future depends on.</summary>
    public int FutureHash
    {
        get
        {
            var hash = (uint)Fluency.Words * 0x9E3779B1 ^ (uint)Fluency.Clusters * 0x85EBCA6B;
            hash = (hash ^ (uint)History.Last ^ (uint)History.Second << 10 ^ (uint)History.Third << 20) * 0x165667B1;
            hash = (hash ^ (uint)Coverage.FirstGap << 16 ^ (uint)LastStart << 8 ^ (uint)LastEnd) * 0xC2B2AE35;
            hash ^= (uint)(Coverage.Beyond ^ Coverage.Beyond >> 32) * 0x27D4EB2F;
            return (int)(hash ^ hash >> 15);
        }
    }

    /// <summary>Whether whatever follows scores alike after this and another hypothesis, so that the better one can stand for both.</summary>
    public bool HasFutureOf(in Hypothesis other) =>
        Fluency == other.Fluency && History == other.History && Coverage == other.Coverage && LastStart == other.LastStart && LastEnd == other.LastEnd
        && (Option?.Orientation ?? default) == (other.Option?.Orientation ?? default);
}

/// <summary>The hypotheses of a search, with those that better ones stand for.</summary>
internal sealed class SearchGraph
{
    private readonly List<(int Hypothesis, int Next)> recombined = [];
    private Hypothesis[] hypotheses = new Hypothesis[1024];
    private int[] firstRecombined = new int[1024];
    private int count;

    /// <summary>A hypothesis; the reference holds until the next one is added.</summary>
    public ref readonly Hypothesis this[int number] => ref hypotheses[number];

    /// <summary>Forgets all hypotheses.</summary>
    public void Clear()
    {
        // Their options would be kept alive.
        Array.Clear(hypotheses, 0, count);
        recombined.Clear();
        count = 0;
    }

    /// <summary>Adds a hypothesis.</summary>
    public int Add(in Hypothesis hypothesis)
    {
        if (count == hypotheses.Length)
        {
            Array.Resize(ref hypotheses, count * 2);
            Array.Resize(ref firstRecombined, count * 2);
        }

        hypotheses[count] = hypothesis;
        firstRecombined[count] = -1;
        return count++;
    }

    /// <summary>Lets one hypothesis stand for another; both may stand for others already.</summary>
    public void Recombine(int better, int worse)
    {
        recombined.Add((worse, firstRecombined[better]));
        firstRecombined[better] = recombined.Count - 1;
    }

    /// <summary>A hypothesis and those it stands for.</summary>
    public IEnumerable<int> Alternatives(int hypothesis)
    {
        yield return hypothesis;
        for (var i = firstRecombined[hypothesis]; i >= 0; i = recombined[i].Next)
        {
            foreach (var alternative in Alternatives(recombined[i].Hypothesis))
                yield return alternative;
        }
    }

    /// <summary>The options of a hypothesis in target order.</summary>
    public List<TranslationOption> Path(int hypothesis)
    {
        var path = new List<TranslationOption>();
        for (var at = hypothesis; hypotheses[at].Option is { } option; at = hypotheses[at].Previous)
            path.Add(option);
        path.Reverse();
        return path;
    }
}
