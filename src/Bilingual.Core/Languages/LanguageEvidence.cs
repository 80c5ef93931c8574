using System.Runtime.Intrinsics;

namespace Bilingual.Languages;

/// <summary>What a text shows of its language. The evidence of parts, cut between words, adds up to that of the whole.</summary>
/// <param name="languages">Number of languages.</param>
internal sealed class LanguageEvidence(int languages)
{
    /// <summary>Rows of weights are read so many at a time; a table of them needs this much room at its end.</summary>
    public const int Lanes = 16;

    /// <summary>For each language the sum of the features' weights.</summary>
    public int[] Sums { get; } = new int[(languages + Lanes - 1) / Lanes * Lanes];

    /// <summary>Number of features.</summary>
    public int Features { get; private set; }

    /// <summary>Number of words of two letters or more that start with a small one. Names are new in any language, so they are left out.</summary>
    public int Words { get; private set; }

    /// <summary>Those of <see cref="Words"/> that stand in the training text.</summary>
    public int KnownWords { get; private set; }

    /// <summary>Adds the evidence of another part.</summary>
    public void Add(LanguageEvidence other)
    {
        for (var i = 0; i < Sums.Length; i++)
            Sums[i] += other.Sums[i];
        Features += other.Features;
        Words += other.Words;
        KnownWords += other.KnownWords;
    }

    /// <summary>Adds a text's features.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bits">Binary logarithm of the number of buckets.</param>
    /// <param name="weights">A weight for each bucket and language, bucket-major, and <see cref="Lanes"/> more.</param>
    public void AddFeatures(ReadOnlySpan<char> text, int bits, sbyte[] weights)
    {
        for (var first = 0; first < languages; first += Lanes)
        {
            var sum = new Sum(weights, languages, first, Sums);
            LanguageFeatures.Extract(text, bits, ref sum);
            sum.Flush();
            if (first == 0)
                Features += sum.Count;
        }
    }

    /// <summary>Counts a text's words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">The words of the training text.</param>
    public void AddWords(ReadOnlySpan<char> text, WordFilter known)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && LanguageFeatures.IsWordCharacter(text[at]))
                at++;
            if (at == start)
            {
                at++;
                continue;
            }

            var word = text[start..at];
            if (char.IsUpper(word[0]) || word.Length < 2)
                continue;
            Words++;
            KnownWords += known.Contains(word) ? 1 : 0;
        }
    }

    /// <summary>Sums up rows of weights for sixteen languages at a time.</summary>
    private struct Sum(sbyte[] weights, int stride, int first, int[] sums) : LanguageFeatures.IReceiver
    {
        /// <summary>So many weights of at most 127 fit in sixteen bits.</summary>
        private const int MostPending = short.MaxValue / sbyte.MaxValue;

        private Vector128<short> lower;
        private Vector128<short> upper;
        private int pending;

        public int Count { get; private set; }

        public void Add(int bucket)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(new ReadOnlySpan<sbyte>(weights, (bucket * stride) + first, Lanes)));
            lower += low;
            upper += high;
            Count++;
            if (++pending == MostPending)
                Flush();
        }

        public void Flush()
        {
            for (var i = 0; i < Lanes / 2; i++)
            {
                sums[first + i] += lower[i];
                sums[first + (Lanes / 2) + i] += upper[i];
            }

            (lower, upper, pending) = (default, default, 0);
        }
    }
}
