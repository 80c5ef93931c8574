namespace Bilingual.Alignment;

/// <summary>The quantities that windows of two articles share, by how few windows hold them.</summary>
internal sealed class WindowQuantities
{
    private readonly int[][] ofSource;
    private readonly int[][] ofTarget;
    private readonly float[] worth;

    /// <summary>Finds the shared quantities.</summary>
    public WindowQuantities(TextSignals source, Windows sourceWindows, TextSignals target, Windows targetWindows)
    {
        var numbers = new Dictionary<Key, int>();
        var telling = new List<float>();
        for (var key = 0; key < source.Keys.Keys.Length; key++)
        {
            if (source.Keys.Keys[key].Kind != KeyKind.Quantity)
                continue;
            numbers.Add(source.Keys.Keys[key], numbers.Count);
            telling.Add(source.Keys.Telling[key]);
        }

        ofSource = Numbered(source, sourceWindows, numbers);
        ofTarget = Numbered(target, targetWindows, numbers);
        worth = new float[numbers.Count];
        var (inSource, inTarget) = (Frequencies(ofSource), Frequencies(ofTarget));
        for (var i = 0; i < worth.Length; i++)
        {
            if (inTarget[i] > 0 && inSource[i] > 0)
                worth[i] = telling[i] * (MathF.Log((ofSource.Length + 1) / (inSource[i] + 0.5f)) + MathF.Log((ofTarget.Length + 1) / (inTarget[i] + 0.5f)));
        }
    }

    /// <summary>What the quantities that two windows share tell.</summary>
    public float Worth(int sourceWindow, int targetWindow)
    {
        var sum = 0f;
        foreach (var quantity in ofSource[sourceWindow])
        {
            if (Array.IndexOf(ofTarget[targetWindow], quantity) >= 0)
                sum += MathF.Max(0, worth[quantity]);
        }

        return sum;
    }

    private int[] Frequencies(int[][] windows)
    {
        var frequencies = new int[worth.Length];
        foreach (var quantity in windows.SelectMany(window => window))
            frequencies[quantity]++;
        return frequencies;
    }

    private static int[][] Numbered(TextSignals text, Windows windows, Dictionary<Key, int> numbers) => Array.ConvertAll(
        windows.Quantities, keys => keys.Select(key => numbers.GetValueOrDefault(text.Keys.Keys[key], -1)).Where(number => number >= 0).ToArray());
}
