namespace Bilingual.Translation;

/// <summary>A training text with its word links.</summary>
/// <param name="Text">The text.</param>
/// <param name="Links">Word links of each pair.</param>
/// <param name="RootLinks">Word links of each pair as the roots of its words tell them; null where no roots are known.</param>
/// <param name="IsDomain">Whether each pair resembles what is to be translated.</param>
internal sealed record AlignedText(TrainingText Text, WordLink[][] Links, WordLink[][]? RootLinks, bool[] IsDomain)
{
    // Neighbouring pairs tell of the same: they are held out together.
    private const int Block = 10;

    /// <summary>Whether some pairs, but not all, resemble what is to be translated.</summary>
    public bool HasDomain { get; } = IsDomain.Contains(true) && IsDomain.Contains(false);

    /// <summary>The links of each alignment.</summary>
    public IReadOnlyList<WordLink[][]> Alignments { get; } = RootLinks is null ? [Links] : [Links, RootLinks];

    /// <summary>Holds out blocks of pairs, spread evenly over those that resemble what is to be translated, at most a tenth of them.</summary>
    /// <param name="count">About how many pairs.</param>
    /// <returns>What is kept, and the pairs held out.</returns>
    public (AlignedText Kept, IReadOnlyList<SentencePair> HeldOut) HoldOut(int count)
    {
        var candidates = Enumerable.Range(0, Links.Length).Where(n => IsDomain[n] || !HasDomain).ToArray();
        var period = Math.Max(10, candidates.Length / Math.Max(1, count));
        var heldOut = count == 0 ? [] : candidates.Where((_, i) => i / Block % period == period / 2).ToHashSet();
        int[] kept = [.. Enumerable.Range(0, Links.Length).Where(n => !heldOut.Contains(n))];
        return (
            new(
                Text.Only(kept),
                Array.ConvertAll(kept, n => Links[n]),
                RootLinks is null ? null : Array.ConvertAll(kept, n => RootLinks[n]),
                Array.ConvertAll(kept, n => IsDomain[n])),
            [.. heldOut.Order().Select(n => Text.Pairs[n])]);
    }
}
