using System.Runtime.InteropServices;

namespace Bilingual.Translation;

/// <summary>How often each n-gram of one to five words occurs in sentences, their limits included.</summary>
internal sealed class NGramCounts
{
    private readonly Dictionary<NGram, int>[] counts = [.. Enumerable.Range(0, NGram.MaxOrder).Select(_ => new Dictionary<NGram, int>())];

    /// <summary>N-grams of an order with their counts.</summary>
    public IReadOnlyDictionary<NGram, int> OfOrder(int order) => counts[order - 1];

    /// <summary>How often an n-gram occurs.</summary>
    public int this[NGram gram] => counts[gram.Order - 1].GetValueOrDefault(gram);

    /// <summary>Counts the n-grams of sentences, between <see cref="PhraseVocabulary.SentenceStart"/> and <see cref="PhraseVocabulary.SentenceEnd"/>.</summary>
    public static NGramCounts Of(IEnumerable<int[]> sentences)
    {
        var result = new NGramCounts();
        foreach (var sentence in sentences)
        {
            for (var start = -1; start <= sentence.Length; start++)
            {
                var gram = NGram.Empty;
                for (var end = start; end <= sentence.Length && gram.Order < NGram.MaxOrder; end++)
                {
                    gram = gram.Append(end < 0 ? PhraseVocabulary.SentenceStart : end == sentence.Length ? PhraseVocabulary.SentenceEnd : sentence[end]);
                    CollectionsMarshal.GetValueRefOrAddDefault(result.counts[gram.Order - 1], gram, out _)++;
                }
            }
        }

        return result;
    }
}
