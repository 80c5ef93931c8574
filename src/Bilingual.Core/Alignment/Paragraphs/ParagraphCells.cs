using System.Collections.Immutable;
using Bilingual.Documents;

namespace Bilingual.Alignment;

/// <summary>The measurements of every pair of paragraphs of two articles, from which <see cref="ParagraphLinker"/> concludes.</summary>
internal sealed class ParagraphCells
{
    private const int Neighbours = 4;
    private const float TermShare = 0.5f;
    private readonly DocumentSignals source;
    private readonly DocumentSignals target;
    private readonly SharedKeys keys;
    private readonly float[][] values;

    private ParagraphCells(DocumentSignals source, DocumentSignals target, SharedKeys keys)
    {
        this.source = source;
        this.target = target;
        this.keys = keys;
        values = [.. Measurements.Select(_ => new float[source.ParagraphCount * target.ParagraphCount])];
    }

    /// <summary>What is measured, and how it may bear on a link.</summary>
    public static ImmutableArray<Measurement> Measurements { get; } =
    [
        new("similarity", Direction.Rising),
        new("sentence-similarity", Direction.Rising),
        new("margin", Direction.Rising),
        new("sentence-margin", Direction.Rising),
        new("coverage", Direction.Rising),
        new("coverage-of-shorter", Direction.Rising),
        new("sentence-coverage", Direction.Rising),
        new("answered-weight", Direction.Rising),
        new("answered-weight-excess", Direction.Rising),
        new("surprise", Direction.Rising),
        new("sentence-surprise", Direction.Rising),
        new("window", Direction.Rising),
        new("window-words", Direction.Rising),
        new("window-quantities", Direction.Rising),
        new("window-rank", Direction.Falling),
        new("window-lag", Direction.Falling),
        new("quantities", Direction.Rising),
        new("near-quantities", Direction.Rising),
        new("names", Direction.Rising),
        new("speakers", Direction.Free),
        new("terms", Direction.Rising),
        new("shorter-length", Direction.Free),
        new("length-ratio", Direction.Free),
        new("headings", Direction.Free),
        new("leads", Direction.Free),
    ];

    /// <summary>Measures every pair of paragraphs.</summary>
    public static ParagraphCells Measure(DocumentSignals source, DocumentSignals target, WordKnowledge knowledge)
    {
        var (sourceParagraphs, targetParagraphs) = (new Partition([.. source.Starts]), new Partition([.. target.Starts]));
        var (sourceSentences, targetSentences) = (Partition.Units(source.Sentences.Count), Partition.Units(target.Sentences.Count));
        var keys = new SharedKeys(source.Sentences, sourceParagraphs, target.Sentences, targetParagraphs);
        var cells = new ParagraphCells(source, target, keys);
        cells.MeasureVectors(sourceParagraphs, targetParagraphs, source.IsContent.AsSpan(), target.IsContent.AsSpan(), "similarity", "margin");
        cells.MeasureVectors(
            sourceSentences, targetSentences, OfSentences(source), OfSentences(target), "sentence-similarity", "sentence-margin");
        cells.MeasureWords(knowledge, sourceParagraphs, targetParagraphs, sourceSentences, targetSentences);
        cells.MeasureRest();
        return cells;
    }

    /// <summary>The measurements of a pair of paragraphs, in the order of <see cref="Measurements"/>.</summary>
    public void CopyTo(int sourceParagraph, int targetParagraph, Span<double> measurements)
    {
        for (var m = 0; m < values.Length; m++)
            measurements[m] = values[m][Cell(sourceParagraph, targetParagraph)];
    }

    /// <summary>The evidence as shown to people.</summary>
    public Evidence EvidenceOf(int sourceParagraph, int targetParagraph) => new(
        Of("similarity")[Cell(sourceParagraph, targetParagraph)],
        Of("coverage")[Cell(sourceParagraph, targetParagraph)],
        [.. keys.Shown(sourceParagraph, targetParagraph, KeyKind.Quantity)],
        [.. keys.Shown(sourceParagraph, targetParagraph, KeyKind.Name)],
        [.. keys.Shown(sourceParagraph, targetParagraph, KeyKind.Term)]);

    private float[] Of(string measurement)
    {
        for (var m = 0; m < values.Length; m++)
        {
            if (Measurements[m].Name == measurement)
                return values[m];
        }

        throw new ArgumentException($"There is no measurement '{measurement}'.", nameof(measurement));
    }

    private int Cell(int sourceParagraph, int targetParagraph) => (sourceParagraph * target.ParagraphCount) + targetParagraph;

    private static bool[] OfSentences(DocumentSignals document)
    {
        var content = new bool[document.Sentences.Count];
        for (var p = 0; p < document.ParagraphCount; p++)
            content.AsSpan(document.Starts[p]..document.Starts[p + 1]).Fill(document.IsContent[p]);
        return content;
    }

    /// <summary>Cosines and margins of groups; for sentences the best of each pair of paragraphs.</summary>
    private void MeasureVectors(
        Partition rows, Partition columns, ReadOnlySpan<bool> rowCounts, ReadOnlySpan<bool> columnCounts, string similarity, string margin)
    {
        var cosines = VectorGroups.Cosines(
            VectorGroups.UnitVectors(source.Sentences, rows), VectorGroups.UnitVectors(target.Sentences, columns), source.Sentences.Dimension);
        KeepBest(cosines, rows, columns, Of(similarity));
        KeepBest(VectorGroups.Margins(cosines, rowCounts, columnCounts, Neighbours), rows, columns, Of(margin));
    }

    /// <summary>Gives each pair of paragraphs the largest value of the pairs of groups within it.</summary>
    private void KeepBest(float[] ofGroups, Partition rows, Partition columns, float[] best)
    {
        Array.Fill(best, float.NegativeInfinity);
        for (int row = 0, p = 0; row < rows.Count; row++)
        {
            while (rows.Starts[row] >= source.Starts[p + 1])
                p++;
            for (int column = 0, q = 0; column < columns.Count; column++)
            {
                while (columns.Starts[column] >= target.Starts[q + 1])
                    q++;
                ref var value = ref best[Cell(p, q)];
                value = MathF.Max(value, ofGroups[(row * columns.Count) + column]);
            }
        }
    }

    private void MeasureWords(
        WordKnowledge knowledge, Partition sourceParagraphs, Partition targetParagraphs, Partition sourceSentences, Partition targetSentences)
    {
        var (sourceWindows, targetWindows) = Windows.Of(source, target);
        var (sourceWords, targetWords) = (sourceSentences.WordsOfGroups(source.Sentences), targetSentences.WordsOfGroups(target.Sentences));
        int[][][] sourceGroups = [sourceParagraphs.WordsOfGroups(source.Sentences), sourceWords, sourceWindows.Words];
        int[][][] targetGroups = [targetParagraphs.WordsOfGroups(target.Sentences), targetWords, targetWindows.Words];
        var (bySource, byTarget) = WordAnswers.Of(source.Sentences, sourceGroups, target.Sentences, targetGroups, knowledge);
        var forward = new WordMasses(bySource[0], sourceGroups[0]);
        var backward = new WordMasses(byTarget[0], targetGroups[0]);
        var (coverage, ofShorter, weight) = (Of("coverage"), Of("coverage-of-shorter"), Of("answered-weight"));
        for (var p = 0; p < source.ParagraphCount; p++)
        {
            for (var q = 0; q < target.ParagraphCount; q++)
            {
                var (there, back) = (forward.Coverage(p, q), backward.Coverage(q, p));
                coverage[Cell(p, q)] = MathF.Min(there, back);
                ofShorter[Cell(p, q)] = MathF.Max(there, back);
                weight[Cell(p, q)] = MathF.Min(forward.Answered(p, q), backward.Answered(q, p));
            }
        }

        Excess(weight, Of("answered-weight-excess"));
        MeasureSentenceCoverage(new WordMasses(bySource[1], sourceWords), new WordMasses(byTarget[1], targetWords));
        KeepBest(
            Surprise(bySource[0].Surprising(target.IsContent.AsSpan()), sourceParagraphs, byTarget[0].Surprising(source.IsContent.AsSpan()), targetParagraphs),
            sourceParagraphs,
            targetParagraphs,
            Of("surprise"));
        KeepBest(
            Surprise(bySource[1].Surprising(OfSentences(target)), sourceSentences, byTarget[1].Surprising(OfSentences(source)), targetSentences),
            sourceSentences,
            targetSentences,
            Of("sentence-surprise"));
        var windows = WindowEvidence.Measure(source, sourceWindows, target, targetWindows, bySource[2], byTarget[2]);
        windows.Strongest.CopyTo(Of("window"), 0);
        windows.Words.CopyTo(Of("window-words"), 0);
        windows.Quantities.CopyTo(Of("window-quantities"), 0);
        Compete(windows.Strongest, Of("window-rank"), Of("window-lag"));
    }

    /// <summary>How many cells of the row or column are stronger, the fewer of the two, and how far the strongest of both is ahead.</summary>
    private void Compete(float[] strengths, float[] rank, float[] lag)
    {
        var (rows, columns) = (source.ParagraphCount, target.ParagraphCount);
        for (var p = 0; p < rows; p++)
        {
            for (var q = 0; q < columns; q++)
            {
                var own = strengths[Cell(p, q)];
                var (inRow, inColumn, most) = (0, 0, own);
                for (var other = 0; other < columns; other++)
                {
                    inRow += strengths[Cell(p, other)] > own ? 1 : 0;
                    most = MathF.Max(most, strengths[Cell(p, other)]);
                }

                for (var other = 0; other < rows; other++)
                {
                    inColumn += strengths[Cell(other, q)] > own ? 1 : 0;
                    most = MathF.Max(most, strengths[Cell(other, q)]);
                }

                rank[Cell(p, q)] = Math.Min(Math.Min(inRow, inColumn), 8);
                lag[Cell(p, q)] = most - own;
            }
        }
    }

    private void MeasureSentenceCoverage(WordMasses forward, WordMasses backward)
    {
        var best = Of("sentence-coverage");
        for (var p = 0; p < source.ParagraphCount; p++)
        {
            for (var q = 0; q < target.ParagraphCount; q++)
            {
                var most = 0f;
                for (var s = source.Starts[p]; s < source.Starts[p + 1]; s++)
                {
                    for (var t = target.Starts[q]; t < target.Starts[q + 1]; t++)
                        most = MathF.Max(most, MathF.Max(forward.Coverage(s, t), backward.Coverage(t, s)));
                }

                best[Cell(p, q)] = most;
            }
        }
    }

    /// <summary>What the answers of each pair of groups tell in both directions, in proportion to the spread that longer texts have by chance.</summary>
    private float[] Surprise(WordAnswers bySource, Partition rows, WordAnswers byTarget, Partition columns)
    {
        var (rowWords, columnWords) = (rows.WordsOfGroups(source.Sentences), columns.WordsOfGroups(target.Sentences));
        var (forward, backward) = (new WordMasses(bySource, rowWords), new WordMasses(byTarget, columnWords));
        var surprise = new float[rows.Count * columns.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                surprise[(row * columns.Count) + column] = (forward.Answered(row, column) + backward.Answered(column, row))
                    / MathF.Sqrt(rowWords[row].Length + columnWords[column].Length + 10);
            }
        }

        return surprise;
    }

    /// <summary>What a cell has beyond what its row and its column have on average: a long paragraph answers much everywhere.</summary>
    private void Excess(float[] weight, float[] excess)
    {
        var (rows, columns) = (source.ParagraphCount, target.ParagraphCount);
        var rowMeans = new double[rows];
        var columnMeans = new double[columns];
        double whole = 0;
        int contentRows = Math.Max(1, source.IsContent.Count(c => c)), contentColumns = Math.Max(1, target.IsContent.Count(c => c));
        for (var p = 0; p < rows; p++)
        {
            for (var q = 0; q < columns; q++)
            {
                if (target.IsContent[q])
                    rowMeans[p] += weight[Cell(p, q)] / contentColumns;
                if (source.IsContent[p])
                    columnMeans[q] += weight[Cell(p, q)] / contentRows;
                if (source.IsContent[p] && target.IsContent[q])
                    whole += weight[Cell(p, q)];
            }
        }

        whole /= (double)contentRows * contentColumns;
        for (var p = 0; p < rows; p++)
        {
            for (var q = 0; q < columns; q++)
                excess[Cell(p, q)] = (float)(weight[Cell(p, q)] - rowMeans[p] - columnMeans[q] + whole);
        }
    }

    private void MeasureRest()
    {
        var (sourceLead, targetLead) = (source.Lead, target.Lead);
        var sourceLengths = Lengths(source);
        var targetLengths = Lengths(target);
        for (var p = 0; p < source.ParagraphCount; p++)
        {
            for (var q = 0; q < target.ParagraphCount; q++)
            {
                var cell = Cell(p, q);
                Of("quantities")[cell] = keys.Worth(p, q, KeyKind.Quantity);
                Of("near-quantities")[cell] = keys.NearQuantities(p, q);
                // Training text has no glossary, so no curve is learned for terms; half of a term is a name already.
                var speakers = keys.WorthOfSpeakers(p, q);
                Of("speakers")[cell] = speakers;
                Of("names")[cell] = keys.Worth(p, q, KeyKind.Name) - speakers + (TermShare * keys.Worth(p, q, KeyKind.Term));
                Of("terms")[cell] = keys.Worth(p, q, KeyKind.Term);
                Of("shorter-length")[cell] = MathF.Log(1 + MathF.Min(sourceLengths[p], targetLengths[q]));
                Of("length-ratio")[cell] = MathF.Abs(MathF.Log((1f + sourceLengths[p]) / (1f + targetLengths[q])));
                Of("headings")[cell] = (IsHeading(source.Kinds[p]) ? 1 : 0) + (IsHeading(target.Kinds[q]) ? 1 : 0);
                Of("leads")[cell] = (p <= sourceLead ? 1 : 0) + (q <= targetLead ? 1 : 0);
            }
        }
    }

    private static bool IsHeading(ParagraphKind kind) => kind == ParagraphKind.Heading;

    private static int[] Lengths(DocumentSignals document)
    {
        var lengths = new int[document.ParagraphCount];
        for (var p = 0; p < lengths.Length; p++)
        {
            for (var s = document.Starts[p]; s < document.Starts[p + 1]; s++)
                lengths[p] += document.Sentences.Lengths[s];
        }

        return lengths;
    }
}
