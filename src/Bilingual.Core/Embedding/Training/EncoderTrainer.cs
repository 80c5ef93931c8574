using System.Numerics.Tensors;

namespace Bilingual.Embedding.Training;

/// <summary>
/// Trains the hashed bilingual encoder by contrast: within a batch each sentence must pick its translation among all those of the batch,
/// in both directions, by a softmax over scaled cosines (Guo et al. 2018; Yang et al. 2019). Rows are updated by Adagrad with one step
/// length for each row.
/// </summary>
/// <remarks>
/// Every number is computed by one thread in one fixed order (each thread owns words, sentences or rows outright), so the result is the
/// same bytes whatever the number of threads.
/// </remarks>
internal sealed unsafe class EncoderTrainer
{
    private readonly EncoderTrainerOptions _options;
    private readonly ParallelText _text;
    private readonly float[] _table;
    private readonly float[] _accumulator;
    private readonly float[] _wordWeight;
    private readonly int _dimension;
    private readonly int[] _localWord;
    private readonly int[] _localRow;

    public EncoderTrainer(ParallelText text, EncoderTrainerOptions options)
    {
        _options = options;
        _text = text;
        _dimension = options.Dimension;
        _table = new float[options.Rows * _dimension];
        _accumulator = new float[options.Rows];
        _wordWeight = new float[text.VocabularySize];
        _localWord = new int[text.VocabularySize];
        _localRow = new int[options.Rows];
        Array.Fill(_localWord, -1);
        Array.Fill(_localRow, -1);
        Array.Fill(_wordWeight, 1f);
        Initialise();
    }

    public float[] Table => _table;

    public void Train(Action<int, float>? progress, CancellationToken cancellation)
    {
        var random = new SplitMix((ulong)_options.Seed);
        var plan = new BatchPlan(_text, _options.BatchSize, _options.SameCorpusShare);
        long done = 0;
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            List<int[]> batches = plan.Draw(ref random);
            double loss = 0;
            for (int b = 0; b < batches.Count; b++)
            {
                cancellation.ThrowIfCancellationRequested();
                float position = (epoch + ((float)b / batches.Count)) / _options.Epochs;
                float rate = _options.LearningRate * (1 - position);
                loss += Step(batches[b], rate, ref random);
                done++;
            }

            progress?.Invoke(epoch, (float)(loss / batches.Count));
        }
    }

    private void Initialise()
    {
        float range = _options.InitialNorm * MathF.Sqrt(3f / _dimension);
        For(_options.Rows, 4096, (start, end) =>
        {
            for (int row = start; row < end; row++)
            {
                var random = new SplitMix(((ulong)_options.Seed << 32) ^ (ulong)row);
                foreach (ref float value in _table.AsSpan(row * _dimension, _dimension)) value = ((2 * random.NextSingle()) - 1) * range;
            }
        });
    }

    // Buffers of a step, grown as needed.
    private int[] _sentenceStart = [0];
    private int[] _sentenceWords = [];
    private int[] _batchWords = [];
    private int[] _wordSentenceStart = [];
    private int[] _wordSentences = [];
    private int[] _batchRows = [];
    private int[] _rowWordStart = [];
    private int[] _rowWords = [];
    private float[] _wordVectors = [];
    private float[] _vectors = [];
    private float[] _norms = [];
    private float[] _gradients = [];
    private float[] _similarities = [];
    private float[] _packed = [];
    private float[] _rowSums = [];
    private float[] _columnSums = [];
    private float[] _rowLoss = [];

    private float Step(int[] batch, float rate, ref SplitMix random)
    {
        int n = batch.Length, d = _dimension;
        int stride = (n + MatrixProduct.PanelWidth - 1) / MatrixProduct.PanelWidth * MatrixProduct.PanelWidth;
        int words = Index(batch, ref random);
        int rows = IndexRows(words);

        Grow(ref _wordVectors, words * d);
        For(words, 256, (start, end) =>
        {
            for (int w = start; w < end; w++)
            {
                Span<float> sum = _wordVectors.AsSpan(w * d, d);
                sum.Clear();
                foreach (int row in _text.Features(_batchWords[w])) TensorPrimitives.Add(sum, _table.AsSpan(row * d, d), sum);
            }
        });

        Grow(ref _vectors, 2 * n * d);
        Grow(ref _norms, 2 * n);
        For(2 * n, 128, (start, end) =>
        {
            for (int s = start; s < end; s++)
            {
                Span<float> sum = _vectors.AsSpan(s * d, d);
                sum.Clear();
                for (int i = _sentenceStart[s]; i < _sentenceStart[s + 1]; i++)
                    TensorPrimitives.Add(sum, _wordVectors.AsSpan(_sentenceWords[i] * d, d), sum);
                float norm = TensorPrimitives.Norm<float>(sum) + 1e-12f;
                _norms[s] = norm;
                TensorPrimitives.Divide(sum, norm, sum);
            }
        });

        Grow(ref _similarities, n * stride);
        Grow(ref _packed, MatrixProduct.PackedLength(d, stride) + MatrixProduct.PackedLength(stride, d));
        Grow(ref _rowSums, n);
        Grow(ref _columnSums, stride);
        Grow(ref _rowLoss, n);
        Grow(ref _gradients, 2 * n * d);
        MatrixProduct.PackTransposed(_vectors.AsSpan(n * d, n * d), d, n, _packed);
        float scale = _options.Scale, margin = _options.Margin;
        For(n, 64, (start, end) =>
        {
            fixed (float* x = _vectors, b = _packed, s = _similarities)
                MatrixProduct.Multiply(x + (start * d), d, 1, b, s + (start * stride), stride, end - start, n, d);
            for (int i = start; i < end; i++)
            {
                Span<float> row = _similarities.AsSpan(i * stride, n);
                row[i] -= margin;
                _rowLoss[i] = scale * (row[i] - 1);
                TensorPrimitives.Subtract(row, 1, row);
                TensorPrimitives.Multiply(row, scale, row);
                TensorPrimitives.Exp(row, row);
                _rowSums[i] = TensorPrimitives.Sum<float>(row);
            }
        });
        For(stride / MatrixProduct.PanelWidth, 1, (start, end) =>
        {
            int first = start * MatrixProduct.PanelWidth, count = Math.Min(end * MatrixProduct.PanelWidth, n) - first;
            Span<float> sums = _columnSums.AsSpan(first, count);
            sums.Clear();
            for (int i = 0; i < n; i++) TensorPrimitives.Add(sums, _similarities.AsSpan((i * stride) + first, count), sums);
        });
        double loss = 0;
        for (int i = 0; i < n; i++) loss += (0.5 * (Math.Log(_rowSums[i]) + Math.Log(_columnSums[i]))) - _rowLoss[i];
        for (int i = 0; i < n; i++) _columnSums[i] = 1 / _columnSums[i];
        float unit = scale * 0.5f;
        For(n, 64, (start, end) =>
        {
            Span<float> factor = stackalloc float[n];
            for (int i = start; i < end; i++)
            {
                Span<float> row = _similarities.AsSpan(i * stride, n);
                TensorPrimitives.Add(_columnSums.AsSpan(0, n), 1 / _rowSums[i], factor);
                TensorPrimitives.Multiply(row, factor, row);
                row[i] -= 2;
                TensorPrimitives.Multiply(row, unit, row);
            }
        });

        MatrixProduct.Pack(_vectors.AsSpan(n * d, n * d), n, d, _packed);
        For(n, 64, (start, end) =>
        {
            fixed (float* g = _similarities, b = _packed, t = _gradients)
                MatrixProduct.Multiply(g + (start * stride), stride, 1, b, t + (start * d), d, end - start, d, n);
        });
        MatrixProduct.Pack(_vectors.AsSpan(0, n * d), n, d, _packed);
        For(n, 64, (start, end) =>
        {
            fixed (float* g = _similarities, b = _packed, t = _gradients)
                MatrixProduct.Multiply(g + start, 1, stride, b, t + ((n + start) * d), d, end - start, d, n);
        });
        For(2 * n, 128, (start, end) =>
        {
            for (int s = start; s < end; s++)
            {
                Span<float> gradient = _gradients.AsSpan(s * d, d);
                ReadOnlySpan<float> vector = _vectors.AsSpan(s * d, d);
                float along = TensorPrimitives.Dot<float>(gradient, vector);
                TensorPrimitives.MultiplyAdd(vector, -along, gradient, gradient);
                TensorPrimitives.Divide(gradient, _norms[s], gradient);
            }
        });

        // From here on the word vectors' buffer holds their gradients.
        For(words, 256, (start, end) =>
        {
            for (int w = start; w < end; w++)
            {
                Span<float> sum = _wordVectors.AsSpan(w * d, d);
                sum.Clear();
                for (int i = _wordSentenceStart[w]; i < _wordSentenceStart[w + 1]; i++)
                    TensorPrimitives.Add(sum, _gradients.AsSpan(_wordSentences[i] * d, d), sum);
            }
        });
        For(rows, 512, (start, end) =>
        {
            Span<float> gradient = stackalloc float[d];
            for (int r = start; r < end; r++)
            {
                gradient.Clear();
                for (int i = _rowWordStart[r]; i < _rowWordStart[r + 1]; i++)
                    TensorPrimitives.Add(gradient, _wordVectors.AsSpan(_rowWords[i] * d, d), gradient);
                int row = _batchRows[r];
                float square = TensorPrimitives.SumOfSquares<float>(gradient) / d;
                float accumulated = _accumulator[row] += square;
                if (accumulated > 0)
                {
                    Span<float> target = _table.AsSpan(row * d, d);
                    TensorPrimitives.MultiplyAdd(gradient, -rate / MathF.Sqrt(accumulated + 1e-10f), target, target);
                }
            }
        });
        return (float)(loss / n);
    }

    private int Index(int[] batch, ref SplitMix random)
    {
        int n = batch.Length, sentences = 2 * n, tokens = 0, words = 0;
        if (_sentenceStart.Length < sentences + 1) _sentenceStart = new int[sentences + 1];
        for (int s = 0; s < sentences; s++)
        {
            int sentence = s < n ? 2 * batch[s] : (2 * batch[s - n]) + 1;
            ReadOnlySpan<int> list = _text.Words(sentence);
            Grow(ref _sentenceWords, tokens + list.Length);
            Grow(ref _batchWords, words + list.Length);
            int first = tokens;
            foreach (int word in list)
            {
                if (_options.WordDropout > 0 && random.NextSingle() < _options.WordDropout && (list.Length > 1)) continue;
                ref int local = ref _localWord[word];
                if (local < 0)
                {
                    local = words;
                    _batchWords[words++] = word;
                }

                _sentenceWords[tokens++] = local;
            }

            if (tokens == first)
            {
                int word = list[random.Next(list.Length)];
                ref int local = ref _localWord[word];
                if (local < 0)
                {
                    local = words;
                    _batchWords[words++] = word;
                }

                _sentenceWords[tokens++] = local;
            }

            _sentenceStart[s + 1] = tokens;
        }

        Grow(ref _wordSentenceStart, words + 2);
        Grow(ref _wordSentences, tokens);
        Array.Clear(_wordSentenceStart, 0, words + 2);
        for (int i = 0; i < tokens; i++) _wordSentenceStart[_sentenceWords[i] + 2]++;
        for (int w = 0; w < words; w++) _wordSentenceStart[w + 2] += _wordSentenceStart[w + 1];
        for (int s = 0; s < sentences; s++)
        {
            for (int i = _sentenceStart[s]; i < _sentenceStart[s + 1]; i++) _wordSentences[_wordSentenceStart[_sentenceWords[i] + 1]++] = s;
        }

        for (int w = 0; w < words; w++) _localWord[_batchWords[w]] = -1;
        return words;
    }

    private int IndexRows(int words)
    {
        int references = 0, rows = 0;
        for (int w = 0; w < words; w++) references += _text.Features(_batchWords[w]).Length;
        Grow(ref _batchRows, references);
        Grow(ref _rowWordStart, references + 2);
        Grow(ref _rowWords, references);
        Array.Clear(_rowWordStart, 0, references + 2);
        for (int w = 0; w < words; w++)
        {
            foreach (int row in _text.Features(_batchWords[w]))
            {
                ref int local = ref _localRow[row];
                if (local < 0)
                {
                    local = rows;
                    _batchRows[rows++] = row;
                }

                _rowWordStart[local + 2]++;
            }
        }

        for (int r = 0; r < rows; r++) _rowWordStart[r + 2] += _rowWordStart[r + 1];
        for (int w = 0; w < words; w++)
        {
            foreach (int row in _text.Features(_batchWords[w])) _rowWords[_rowWordStart[_localRow[row] + 1]++] = w;
        }

        for (int r = 0; r < rows; r++) _localRow[_batchRows[r]] = -1;
        return rows;
    }

    private static void Grow<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length) Array.Resize(ref buffer, Math.Max(length, buffer.Length * 2));
    }

    private void For(int count, int chunk, Action<int, int> body)
    {
        int chunks = (count + chunk - 1) / chunk;
        if (_options.Threads == 1)
        {
            for (int i = 0; i < chunks; i++) body(i * chunk, Math.Min(count, (i + 1) * chunk));
            return;
        }

        Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads }, i => body(i * chunk, Math.Min(count, (i + 1) * chunk)));
    }
}
