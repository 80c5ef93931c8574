using System.Runtime.CompilerServices;

namespace Bilingual.Translation;

/// <summary>
/// The hypotheses of a stack, of which one stands for all that have the same future: an open-addressed hash table over a <see cref="SearchGraph"/>,
/// emptied for each stack.
/// </summary>
internal sealed class RecombinationTable(SearchGraph graph)
{
    private const int FirstSize = 256;

    private int[] hypotheses = new int[FirstSize / 2];
    private int[] slots = new int[FirstSize];
    private int count;

    /// <summary>The hypotheses, in the order in which their futures were first met; the caller may change the order before the next <see cref="Clear"/>.</summary>
    public Span<int> Hypotheses => hypotheses.AsSpan(0, count);

    /// <summary>Forgets all hypotheses.</summary>
    public void Clear()
    {
        count = 0;
        Array.Clear(slots);
    }

    /// <summary>Takes a hypothesis in, unless a better one with the same future is there.</summary>
    /// <param name="hypothesis">Its number in the graph.</param>
    /// <param name="keepsAlternatives">Whether the graph shall remember the worse one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Keep(int hypothesis, bool keepsAlternatives)
    {
        ref var slot = ref Slot(graph[hypothesis]);
        if (slot == 0)
        {
            if (count == hypotheses.Length)
            {
                Grow();
                slot = ref Slot(graph[hypothesis]);
            }

            hypotheses[count++] = hypothesis;
            slot = count;
            return;
        }

        ref var known = ref hypotheses[slot - 1];
        var (better, worse) = graph[hypothesis].Score > graph[known].Score ? (hypothesis, known) : (known, hypothesis);
        known = better;
        if (keepsAlternatives)
            graph.Recombine(better, worse);
    }

    /// <summary>The slot of the hypotheses with a future: one more than the place of theirs, 0 while there is none.</summary>
    private ref int Slot(in Hypothesis hypothesis)
    {
        var mask = slots.Length - 1;
        for (var at = hypothesis.FutureHash & mask; ; at = (at + 1) & mask)
        {
            if (slots[at] == 0 || hypothesis.HasFutureOf(graph[hypotheses[slots[at] - 1]]))
                return ref slots[at];
        }
    }

    // Half of the slots stay empty.
    private void Grow()
    {
        Array.Resize(ref hypotheses, hypotheses.Length * 2);
        slots = new int[hypotheses.Length * 2];
        for (var i = 0; i < count; i++)
            Slot(graph[hypotheses[i]]) = i + 1;
    }
}
