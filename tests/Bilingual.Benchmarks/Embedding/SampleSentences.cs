using System.Text;

namespace Bilingual.Benchmarks.Embedding;

/// <summary>Sentences that look like text to an encoder: words of a vocabulary by Zipf's law, seventeen to a sentence on average, some numbers.</summary>
internal static class SampleSentences
{
    private const int Vocabulary = 60_000;
    private static readonly string[] Syllables = ["ka", "me", "ngan", "per", "ta", "sa", "di", "lu", "ber", "si", "tion", "ing", "re", "co", "an", "u", "mo", "ti", "ra", "ne"];

    /// <summary>Makes sentences; equal arguments make equal ones.</summary>
    public static string[] Make(int count, int seed)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, Vocabulary)
            .Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]))).ToArray();
        var sentences = new string[count];
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Clear();
            for (var left = random.Next(4, 31); left > 0; left--)
            {
                // The inverse of the cumulated 1/rank.
                var rank = (int)Math.Pow(Vocabulary, random.NextDouble()) - 1;
                text.Append(random.Next(40) == 0 ? random.Next(3000).ToString(System.Globalization.CultureInfo.InvariantCulture) : words[rank]).Append(' ');
            }

            text[^1] = '.';
            sentences[i] = text.ToString();
        }

        return sentences;
    }
}
