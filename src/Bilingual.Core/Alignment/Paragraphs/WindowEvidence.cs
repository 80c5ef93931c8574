namespace Bilingual.Alignment;

/// <summary>The best answered pair of windows of each pair of paragraphs: where, if anywhere, the two state the same.</summary>
internal sealed class WindowEvidence
{
    private const float Told = 0.7f;
    private readonly int columns;

    private WindowEvidence(int rows, int columns)
    {
        this.columns = columns;
        Strongest = new float[rows * columns];
        Words = new float[rows * columns];
        Quantities = new float[rows * columns];
    }

    /// <summary>What the words and quantities of the best pair of windows tell.</summary>
    public float[] Strongest { get; }

    /// <summary>How many words of the poorer side of that pair are answered tellingly.</summary>
    public float[] Words { get; }

    /// <summary>What the quantities of that pair tell.</summary>
    public float[] Quantities { get; }

    /// <summary>Measures every pair of paragraphs.</summary>
    /// <param name="source">Source article.</param>
    /// <param name="sourceWindows">Its windows.</param>
    /// <param name="target">Target article.</param>
    /// <param name="targetWindows">Its windows.</param>
    /// <param name="bySource">Answers of the target's windows to the source's words.</param>
    /// <param name="byTarget">Answers of the source's windows to the target's words.</param>
    public static WindowEvidence Measure(
        DocumentSignals source, Windows sourceWindows, DocumentSignals target, Windows targetWindows, WordAnswers bySource, WordAnswers byTarget)
    {
        var evidence = new WindowEvidence(source.ParagraphCount, target.ParagraphCount);
        var (surprisingSource, surprisingTarget) = (Surprising(bySource), Surprising(byTarget));
        var forward = new WordMasses(surprisingSource, sourceWindows.Words);
        var backward = new WordMasses(surprisingTarget, targetWindows.Words);
        var quantities = new WindowQuantities(source.Sentences, sourceWindows, target.Sentences, targetWindows);
        for (var s = 0; s < sourceWindows.Count; s++)
        {
            for (var t = 0; t < targetWindows.Count; t++)
            {
                var numbers = quantities.Worth(s, t);
                var told = (forward.Answered(s, t) + backward.Answered(t, s) + numbers)
                    / MathF.Sqrt(sourceWindows.Words[s].Length + targetWindows.Words[t].Length + 10);
                var cell = evidence.Cell(sourceWindows.Paragraphs[s], targetWindows.Paragraphs[t]);
                if (told <= evidence.Strongest[cell])
                    continue;
                evidence.Strongest[cell] = told;
                evidence.Quantities[cell] = numbers;
                evidence.Words[cell] = Math.Min(
                    surprisingSource.CountTold(sourceWindows.Words[s], t, Told), surprisingTarget.CountTold(targetWindows.Words[t], s, Told));
            }
        }

        return evidence;
    }

    private int Cell(int sourceParagraph, int targetParagraph) => (sourceParagraph * columns) + targetParagraph;

    private static WordAnswers Surprising(WordAnswers answers)
    {
        var counts = new bool[answers.Groups];
        Array.Fill(counts, true);
        return answers.Surprising(counts);
    }
}
