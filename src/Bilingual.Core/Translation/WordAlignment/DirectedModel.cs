namespace Bilingual.Translation;

/// <summary>
/// How the words of one side ("emitted") come from those of the other ("states") or from nothing: the parameters of IBM model 1
/// (Brown et al. 1993) and of the hidden Markov model (Vogel, Ney and Tillmann 1996), with the counts to estimate them from.
/// </summary>
/// <param name="stateOfPair">The state word of each pair.</param>
/// <param name="stateWords">Size of the vocabulary of states.</param>
/// <param name="emittedWords">Size of the vocabulary of emitted words.</param>
internal sealed class DirectedModel(int[] stateOfPair, int stateWords, int emittedWords)
{
    /// <summary>Jumps farther than this are counted together.</summary>
    private const int LongestJump = 12;

    /// <summary>Number of distances that are told apart.</summary>
    public const int JumpClasses = 2 * LongestJump + 1;

    /// <summary>Probability that a word comes from nothing (Och and Ney 2003 keep it fixed too).</summary>
    public const float Null = 0.2f;

    private const double Smoothing = 1e-9;

    private readonly float[] translation = Uniform(stateOfPair.Length, emittedWords);
    private readonly float[] nullTranslation = Uniform(emittedWords, emittedWords);
    private readonly float[] jumps = Uniform(JumpClasses, JumpClasses);
    private readonly ExpectedCounts translationCounts = new(stateOfPair.Length);
    private readonly ExpectedCounts nullCounts = new(emittedWords);
    private readonly ExpectedCounts jumpCounts = new(JumpClasses);

    /// <summary>p(emitted | state) of each pair.</summary>
    public ReadOnlySpan<float> Translation => translation;

    /// <summary>p(emitted | nothing) of each emitted word.</summary>
    public ReadOnlySpan<float> NullTranslation => nullTranslation;

    /// <summary>Weight of a jump from one state to another; not normalised over the states of a sentence.</summary>
    public float Jump(int from, int to) => jumps[JumpClass(from, to)];

    /// <summary>The number of a jump's distance, 0 up to <see cref="JumpClasses"/>.</summary>
    public static int JumpClass(int from, int to) => Math.Clamp(to - from, -LongestJump, LongestJump) + LongestJump;

    public void CountPair(int pair, double fraction) => translationCounts.Add(pair, fraction);

    public void CountNull(int emitted, double fraction) => nullCounts.Add(emitted, fraction);

    public void CountJump(int jumpClass, double times) => jumpCounts.Add(jumpClass, times);

    /// <summary>Turns the counts into probabilities and clears them.</summary>
    /// <param name="sparsity">Concentration of a Dirichlet prior on the translations of a word, estimated by variational Bayes; 0 for none.</param>
    public void Maximize(double sparsity)
    {
        var totals = new double[stateWords];
        var translations = new int[stateWords];
        for (var pair = 0; pair < translation.Length; pair++)
        {
            totals[stateOfPair[pair]] += translationCounts[pair];
            translations[stateOfPair[pair]]++;
        }

        for (var pair = 0; pair < translation.Length; pair++)
        {
            var (count, total) = (translationCounts[pair], totals[stateOfPair[pair]]);
            var probability = total <= 0 ? 0
                : sparsity <= 0 ? count / total
                : Math.Exp(Digamma(count + sparsity) - Digamma(total + sparsity * translations[stateOfPair[pair]]));
            translation[pair] = (float)Math.Max(probability, Smoothing);
        }

        double nullTotal = 0;
        for (var word = 0; word < emittedWords; word++)
            nullTotal += nullCounts[word];
        for (var word = 0; word < emittedWords; word++)
            nullTranslation[word] = (float)Math.Max(nullTotal > 0 ? nullCounts[word] / nullTotal : 0, Smoothing);

        double jumpTotal = 0;
        for (var jump = 0; jump < jumps.Length; jump++)
            jumpTotal += jumpCounts[jump];
        if (jumpTotal > 0)
        {
            for (var jump = 0; jump < jumps.Length; jump++)
                jumps[jump] = (float)Math.Max(jumpCounts[jump] / jumpTotal, 1e-6);
        }

        translationCounts.Clear();
        nullCounts.Clear();
        jumpCounts.Clear();
    }

    /// <summary>The logarithmic derivative of the gamma function, by its asymptotic series.</summary>
    private static double Digamma(double x)
    {
        double shift = 0;
        for (; x < 6; x++)
            shift -= 1 / x;
        var square = 1 / (x * x);
        return shift + Math.Log(x) - 0.5 / x - square * (1.0 / 12 - square * (1.0 / 120 - square / 252));
    }

    private static float[] Uniform(int length, int events)
    {
        var values = new float[length];
        Array.Fill(values, 1f / Math.Max(1, events));
        return values;
    }
}
