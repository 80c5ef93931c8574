namespace Bilingual.Translation;

/// <summary>
/// How much of a mixture should come from the estimates of a part of a text: the share under which held-out sentences are most probable,
/// found by expectation maximisation (Dempster, Laird and Rubin 1977).
/// </summary>
internal static class MixtureShare
{
    private const int Rounds = 12;

    /// <summary>The share of the part, 0 to 1.</summary>
    /// <param name="whole">Estimates of the whole text.</param>
    /// <param name="part">Estimates of the part.</param>
    /// <param name="heldOut">Sentences that are in neither.</param>
    public static double Of(KneserNey whole, KneserNey part, IEnumerable<int[]> heldOut)
    {
        var probabilities = heldOut.SelectMany(Grams).Select(gram => (Whole: whole[gram], Part: part[gram])).ToArray();
        var share = 0.5;
        for (var round = 0; round < Rounds && probabilities.Length > 0; round++)
        {
            double sum = 0;
            foreach (var (ofWhole, ofPart) in probabilities)
                sum += share * ofPart / Math.Max(share * ofPart + (1 - share) * ofWhole, double.Epsilon);
            share = sum / probabilities.Length;
        }

        return share;
    }

    private static IEnumerable<NGram> Grams(int[] sentence)
    {
        var context = NGram.Empty.Append(PhraseVocabulary.SentenceStart);
        foreach (var word in sentence.Append(PhraseVocabulary.SentenceEnd))
        {
            if (context.Order == NGram.MaxOrder)
                context = context.Suffix();
            context = context.Append(word);
            yield return context;
        }
    }
}
