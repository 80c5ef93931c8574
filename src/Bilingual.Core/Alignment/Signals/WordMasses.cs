namespace Bilingual.Alignment;

/// <summary>The weight of each group's words, and how much of it each group of the other text answers.</summary>
internal sealed class WordMasses
{
    private readonly float[] answered;
    private readonly float[] whole;
    private readonly int columns;

    /// <summary>Measures every pair of groups.</summary>
    /// <param name="answers">The answers of the other text's groups.</param>
    /// <param name="words">The distinct words of each asking group.</param>
    public WordMasses(WordAnswers answers, int[][] words)
    {
        columns = answers.Groups;
        answered = new float[words.Length * columns];
        whole = new float[words.Length];
        for (var group = 0; group < words.Length; group++)
            whole[group] = answers.Mass(words[group], answered.AsSpan(group * columns, columns));
    }

    /// <summary>The weight of a group's words that a group of the other text answers.</summary>
    public float Answered(int group, int other) => answered[(group * columns) + other];

    /// <summary>The share of a group's weight that a group of the other text answers, 0 to 1.</summary>
    public float Coverage(int group, int other) => whole[group] > 0 ? Answered(group, other) / whole[group] : 0;
}
