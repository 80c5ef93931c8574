using System.Text;
using Bilingual.Documents;
using Bilingual.Segmentation;

namespace Bilingual.Evaluation;

/// <summary>How well sentence boundaries were found. Each sentence has one boundary, at its end; the paragraph's last one counts too.</summary>
/// <param name="Gold">Boundaries of the gold standard.</param>
/// <param name="Found">Boundaries found.</param>
/// <param name="Correct">Boundaries in both.</param>
public readonly record struct SegmentationScore(int Gold, int Found, int Correct)
{
    /// <summary>Share of the boundaries found that are right, 0 to 1; 1 when none was found.</summary>
    public double Precision => Found == 0 ? 1 : (double)Correct / Found;

    /// <summary>Share of the gold boundaries that were found, 0 to 1; 1 when there are none.</summary>
    public double Recall => Gold == 0 ? 1 : (double)Correct / Gold;

    /// <summary>Harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>.</summary>
    public double F1 => Gold + Found == 0 ? 1 : 2.0 * Correct / (Gold + Found);

    /// <summary>The score over both texts.</summary>
    public static SegmentationScore operator +(SegmentationScore left, SegmentationScore right) =>
        new(left.Gold + right.Gold, left.Found + right.Found, left.Correct + right.Correct);
}

/// <summary>A boundary in which a segmenter and the gold standard differ.</summary>
/// <param name="Paragraph">Number of the paragraph, from 0.</param>
/// <param name="Offset">Where the sentence ends in <paramref name="Text"/>.</param>
/// <param name="IsMissed">Whether the gold standard has it and the segmenter does not; otherwise it is the other way round.</param>
/// <param name="Text">The paragraph, its gold sentences joined by spaces.</param>
public sealed record SegmentationDifference(int Paragraph, int Offset, bool IsMissed, string Text);

/// <summary>Compares a segmenter with a gold standard.</summary>
public static class SegmentationEvaluation
{
    /// <summary>The paragraphs of a gold standard: a sentence a line, a blank line between paragraphs.</summary>
    public static IEnumerable<IReadOnlyList<string>> ReadGold(IEnumerable<string> lines)
    {
        var sentences = new List<string>();
        foreach (var line in lines)
        {
            var sentence = line.Trim();
            if (sentence.Length > 0)
            {
                sentences.Add(sentence);
            }
            else if (sentences.Count > 0)
            {
                yield return sentences;
                sentences = [];
            }
        }

        if (sentences.Count > 0)
            yield return sentences;
    }

    /// <summary>Segments each paragraph, its sentences joined by a space, and counts the boundaries found again.</summary>
    /// <param name="paragraphs">The gold standard.</param>
    /// <param name="segmenter">What is measured.</param>
    /// <param name="language">BCP 47 code of the text.</param>
    /// <param name="onDifference">Receives each boundary that differs, in the order of the text.</param>
    public static SegmentationScore Evaluate(
        IEnumerable<IReadOnlyList<string>> paragraphs, ISentenceSegmenter segmenter, string language, Action<SegmentationDifference>? onDifference = null)
    {
        ArgumentNullException.ThrowIfNull(paragraphs);
        ArgumentNullException.ThrowIfNull(segmenter);
        var total = default(SegmentationScore);
        var spans = new List<TextSpan>();
        var number = 0;
        foreach (var sentences in paragraphs)
        {
            var (text, gold) = Join(sentences);
            spans.Clear();
            segmenter.Segment(text, language, spans);
            var found = spans.Select(span => span.End).ToHashSet();
            total += new SegmentationScore(gold.Count, found.Count, gold.Count(found.Contains));
            if (onDifference is not null)
            {
                foreach (var offset in gold.Union(found).Where(o => gold.Contains(o) != found.Contains(o)).Order())
                    onDifference(new SegmentationDifference(number, offset, gold.Contains(offset), text));
            }

            number++;
        }

        return total;
    }

    private static (string Text, HashSet<int> Ends) Join(IReadOnlyList<string> sentences)
    {
        var text = new StringBuilder();
        var ends = new HashSet<int>();
        foreach (var sentence in sentences)
        {
            if (text.Length > 0)
                text.Append(' ');
            text.Append(sentence);
            ends.Add(text.Length);
        }

        return (text.ToString(), ends);
    }
}
