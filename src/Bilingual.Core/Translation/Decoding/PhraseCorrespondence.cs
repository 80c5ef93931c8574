namespace Bilingual.Translation;

/// <summary>How the words of a phrase answer those of its translation, by the pairs of single words in the table.</summary>
/// <param name="Affiliation">For each target word the place of the source word that it comes from.</param>
/// <param name="Dropped">−ln p(nothing | word) of the source words without a counterpart.</param>
/// <param name="Added">−ln p(nothing | word) of the target words without a counterpart.</param>
internal readonly record struct PhraseCorrespondence(int[] Affiliation, float Dropped, float Added)
{
    /// <summary>A translation of which nothing is known but that it stands for the source as a whole.</summary>
    public static PhraseCorrespondence Whole(int words) => new(new int[words], 0, 0);

    /// <summary>How a translation answers a phrase.</summary>
    public static PhraseCorrespondence Of(PhraseDirection direction, ReadOnlySpan<int> source, ReadOnlySpan<int> target)
    {
        var affiliation = new int[target.Length];
        Span<bool> answered = stackalloc bool[source.Length];
        answered.Clear();
        var added = 0;
        for (var j = 0; j < target.Length; j++)
        {
            var (best, cost) = (-1, int.MaxValue);
            for (var i = 0; i < source.Length; i++)
            {
                if (direction.WordCost(source[i], target[j]) is not { } pair)
                    continue;
                answered[i] = true;
                if (pair < cost)
                    (best, cost) = (i, pair);
            }

            affiliation[j] = best;
            added += best < 0 ? direction.AddedCost(target[j]) : 0;
        }

        var dropped = 0;
        for (var i = 0; i < source.Length; i++)
            dropped += answered[i] ? 0 : direction.DroppedCost(source[i]);
        Affiliations.Inherit(affiliation, source.Length);
        return new(affiliation, dropped / PhraseScores.Steps, added / PhraseScores.Steps);
    }
}
