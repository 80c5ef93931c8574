namespace Bilingual.Translation;

/// <summary>Phrases of one language: word numbers, numbered from 0 in the order of their words.</summary>
internal sealed class PhraseStore
{
    private readonly int[] words;
    private readonly int[] starts;
    private readonly Dictionary<NGram, int> numbers;

    /// <summary>A store.</summary>
    /// <param name="phrases">The phrases, without repetition.</param>
    public PhraseStore(IReadOnlyList<NGram> phrases)
    {
        starts = new int[phrases.Count + 1];
        numbers = new(phrases.Count);
        for (var i = 0; i < phrases.Count; i++)
        {
            numbers.Add(phrases[i], i);
            starts[i + 1] = starts[i] + phrases[i].Order;
        }

        words = new int[starts[^1]];
        for (var i = 0; i < phrases.Count; i++)
        {
            for (var k = 0; k < phrases[i].Order; k++)
                words[starts[i] + k] = phrases[i][k];
        }
    }

    /// <summary>Number of phrases.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The words of a phrase.</summary>
    public ReadOnlySpan<int> this[int phrase] => words.AsSpan(starts[phrase]..starts[phrase + 1]);

    /// <summary>The number of a phrase, −1 when it is unknown.</summary>
    public int Find(NGram phrase) => numbers.GetValueOrDefault(phrase, -1);
}
