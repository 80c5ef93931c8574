using System.Numerics.Tensors;

namespace Bilingual.Translation;

/// <summary>
/// Inference in the hidden Markov alignment model (Vogel, Ney and Tillmann 1996) for one sentence pair at a time: the emitted words come,
/// from left to right, each from one of the states or from nothing; the next state depends on the distance from the last one. One
/// instance serves one thread; its buffers grow to the longest sentence met.
/// </summary>
internal sealed class HmmInference
{
    private float[] emissions = [];
    private float[] transitions = [];
    private float[] forward = [];
    private float[] backward = [];
    private float[] nulls = [];
    private float[] scratch = [];
    private int[] backpointers = [];
    private readonly double[] jumps = new double[DirectedModel.JumpClasses];
    private int states;
    private int length;

    /// <summary>
    /// Adds the posterior probabilities of all links of a sentence pair to the model's counts, and their jumps.
    /// </summary>
    /// <param name="model">The direction.</param>
    /// <param name="pairs">Pair numbers, one for each state and emitted word.</param>
    /// <param name="emitted">The emitted words.</param>
    /// <param name="stateCount">Number of states.</param>
    /// <param name="transposed">Whether <paramref name="pairs"/> lies row by row of the emitted words instead of the states.</param>
    public void Count(DirectedModel model, ReadOnlySpan<int> pairs, ReadOnlySpan<int> emitted, int stateCount, bool transposed)
    {
        Prepare(model, pairs, emitted, stateCount, transposed);
        Forward();
        Backward();
        for (var j = 0; j < length; j++)
        {
            // The scaled forward and backward values multiply to the posterior of the state, up to a constant of the position.
            var real = scratch.AsSpan(0, states);
            var empty = scratch.AsSpan(states, states);
            TensorPrimitives.Multiply(Row(forward, 2 * j), Row(backward, 2 * j), real);
            TensorPrimitives.Multiply(Row(forward, 2 * j + 1), Row(backward, 2 * j + 1), empty);
            var total = TensorPrimitives.Sum(real) + TensorPrimitives.Sum(empty);
            if (!(total > 0))
                continue;
            double fromNothing = TensorPrimitives.Sum(empty) / total;
            model.CountNull(emitted[j], fromNothing);
            for (var i = 0; i < states; i++)
                model.CountPair(pairs[transposed ? j * states + i : i * length + j], real[i] / total);
            if (j > 0)
                CountJumps(j);
        }

        for (var jump = 0; jump < jumps.Length; jump++)
            model.CountJump(jump, jumps[jump]);
        Array.Clear(jumps);
    }

    /// <summary>The most probable state of each emitted word, −1 for none (Viterbi).</summary>
    public void Align(DirectedModel model, ReadOnlySpan<int> pairs, ReadOnlySpan<int> emitted, int stateCount, bool transposed, Span<int> best)
    {
        Prepare(model, pairs, emitted, stateCount, transposed);
        if (backpointers.Length < length * states * 2)
            backpointers = new int[length * states * 2];
        for (var j = 0; j < length; j++)
        {
            var real = Row(forward, 2 * j);
            var empty = Row(forward, 2 * j + 1);
            for (var i = 0; i < states; i++)
            {
                var (from, value) = (i, 1f / states);
                var (fromEmpty, valueEmpty) = (i, 1f / states);
                if (j > 0)
                {
                    (from, value) = BestPredecessor(i, j);
                    var (a, b) = (forward[(2 * j - 2) * states + i], forward[(2 * j - 1) * states + i]);
                    (fromEmpty, valueEmpty) = a >= b ? (i, a) : (i + states, b);
                }

                real[i] = value * (1 - DirectedModel.Null) * emissions[j * states + i];
                empty[i] = valueEmpty * DirectedModel.Null * nulls[j];
                backpointers[(2 * j) * states + i] = from;
                backpointers[(2 * j + 1) * states + i] = fromEmpty;
            }

            Scale(j);
        }

        var state = TensorPrimitives.IndexOfMax(forward.AsSpan((length - 1) * 2 * states, 2 * states));
        for (var j = length - 1; j >= 0; j--)
        {
            best[j] = state < states ? state : -1;
            state = backpointers[2 * j * states + state];
        }
    }

    private (int From, float Value) BestPredecessor(int to, int j)
    {
        var best = (From: 0, Value: -1f);
        for (var i = 0; i < states; i++)
        {
            var jump = transitions[i * states + to];
            var (real, empty) = (forward[(2 * j - 2) * states + i] * jump, forward[(2 * j - 1) * states + i] * jump);
            if (real > best.Value)
                best = (i, real);
            if (empty > best.Value)
                best = (i + states, empty);
        }

        return best;
    }

    private void Prepare(DirectedModel model, ReadOnlySpan<int> pairs, ReadOnlySpan<int> emitted, int stateCount, bool transposed)
    {
        states = stateCount;
        length = emitted.Length;
        Grow(ref emissions, length * states);
        Grow(ref transitions, states * states);
        Grow(ref forward, 2 * length * states);
        Grow(ref backward, 2 * length * states);
        Grow(ref nulls, length);
        Grow(ref scratch, 4 * states);
        for (var j = 0; j < length; j++)
        {
            nulls[j] = model.NullTranslation[emitted[j]];
            for (var i = 0; i < states; i++)
                emissions[j * states + i] = model.Translation[pairs[transposed ? j * states + i : i * length + j]];
        }

        for (var from = 0; from < states; from++)
        {
            var row = transitions.AsSpan(from * states, states);
            for (var to = 0; to < states; to++)
                row[to] = model.Jump(from, to);
            TensorPrimitives.Divide(row, TensorPrimitives.Sum(row), row);
        }
    }

    private void Forward()
    {
        var sum = scratch.AsSpan(0, states);
        for (var j = 0; j < length; j++)
        {
            var real = Row(forward, 2 * j);
            var empty = Row(forward, 2 * j + 1);
            if (j == 0)
            {
                sum.Fill(1f / states);
                real.Fill(1f / states);
            }
            else
            {
                TensorPrimitives.Add(Row(forward, 2 * j - 2), Row(forward, 2 * j - 1), sum);
                real.Clear();
                for (var from = 0; from < states; from++)
                    TensorPrimitives.MultiplyAdd(Row(transitions, from), sum[from], real, real);
            }

            TensorPrimitives.Multiply(sum, DirectedModel.Null * nulls[j], empty);
            TensorPrimitives.Multiply(real, Row(emissions, j), real);
            TensorPrimitives.Multiply(real, 1 - DirectedModel.Null, real);
            Scale(j);
        }
    }

    private void Backward()
    {
        backward.AsSpan((2 * length - 2) * states, 2 * states).Fill(1f);
        var next = scratch.AsSpan(0, states);
        for (var j = length - 2; j >= 0; j--)
        {
            TensorPrimitives.Multiply(Row(backward, 2 * j + 2), Row(emissions, j + 1), next);
            TensorPrimitives.Multiply(next, 1 - DirectedModel.Null, next);
            var real = Row(backward, 2 * j);
            for (var from = 0; from < states; from++)
                real[from] = TensorPrimitives.Dot(Row(transitions, from), next);
            TensorPrimitives.MultiplyAdd(Row(backward, 2 * j + 3), DirectedModel.Null * nulls[j + 1], real, real);
            var total = TensorPrimitives.Sum(real);
            if (total > 0)
                TensorPrimitives.Divide(real, total, real);
            // A word from nothing remembers the state before it, so that both go on alike.
            real.CopyTo(Row(backward, 2 * j + 1));
        }
    }

    private void CountJumps(int j)
    {
        var before = scratch.AsSpan(0, states);
        var after = scratch.AsSpan(states, states);
        TensorPrimitives.Add(Row(forward, 2 * j - 2), Row(forward, 2 * j - 1), before);
        TensorPrimitives.Multiply(Row(backward, 2 * j), Row(emissions, j), after);
        TensorPrimitives.Multiply(after, 1 - DirectedModel.Null, after);
        var flow = scratch.AsSpan(2 * states, states);
        double total = 0;
        for (var from = 0; from < states; from++)
            total += before[from] * TensorPrimitives.Dot(Row(transitions, from), after);
        var empty = TensorPrimitives.Dot<float>(before, Row(backward, 2 * j + 1)) * DirectedModel.Null * nulls[j];
        total += empty;
        if (!(total > 0))
            return;
        for (var from = 0; from < states; from++)
        {
            TensorPrimitives.Multiply(Row(transitions, from), after, flow);
            var share = before[from] / total;
            for (var to = 0; to < states; to++)
                jumps[DirectedModel.JumpClass(from, to)] += flow[to] * share;
        }
    }

    private void Scale(int j)
    {
        var both = forward.AsSpan(2 * j * states, 2 * states);
        var total = TensorPrimitives.Sum(both);
        if (total > 0)
            TensorPrimitives.Divide(both, total, both);
        else
            both.Fill(1f / both.Length);
    }

    private Span<float> Row(float[] matrix, int row) => matrix.AsSpan(row * states, states);

    private static void Grow(ref float[] buffer, int size)
    {
        if (buffer.Length < size)
            buffer = new float[size];
    }
}
