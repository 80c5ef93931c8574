namespace Bilingual.Alignment;

/// <summary>For each unit of a text the few units of the other text that are nearest to it, nearest first.</summary>
internal sealed class NearestUnits
{
    private readonly int length;
    private readonly int[] units;
    private readonly float[] cosines;

    /// <summary>Empty lists.</summary>
    /// <param name="count">Number of units.</param>
    /// <param name="length">Neighbours kept of each.</param>
    public NearestUnits(int count, int length)
    {
        this.length = length;
        units = new int[count * length];
        cosines = new float[count * length];
        Array.Fill(units, -1);
    }

    /// <summary>Offers a neighbour; those without similarity are not kept.</summary>
    public void Offer(int unit, int other, float cosine)
    {
        var last = ((unit + 1) * length) - 1;
        if (!(cosine > cosines[last]))
            return;
        var at = last;
        for (; at > unit * length && cosines[at - 1] < cosine; at--)
        {
            cosines[at] = cosines[at - 1];
            units[at] = units[at - 1];
        }

        cosines[at] = cosine;
        units[at] = other;
    }

    /// <summary>The neighbours of a unit, −1 where there are fewer.</summary>
    public ReadOnlySpan<int> Of(int unit) => units.AsSpan(unit * length, length);

    /// <summary>The largest cosine of a unit; 0 where it has no neighbour.</summary>
    public float Best(int unit) => cosines[unit * length];

    /// <summary>The smallest cosine that is kept of a unit; 0 where it has fewer neighbours than are kept.</summary>
    public float Least(int unit) => cosines[((unit + 1) * length) - 1];

    /// <summary>Mean cosine of the nearest; those that are missing count as 0.</summary>
    public float Mean(int unit, int neighbours)
    {
        var sum = 0f;
        foreach (var cosine in cosines.AsSpan(unit * length, Math.Min(neighbours, length)))
            sum += cosine;
        return sum / neighbours;
    }

    /// <summary>The largest cosine with a unit that is not in a set of fewer units than are kept; 0 where there is none.</summary>
    public float BestOutside(int unit, ReadOnlySpan<int> set)
    {
        for (var at = unit * length; at < (unit + 1) * length; at++)
        {
            if (!set.Contains(units[at]))
                return cosines[at];
        }

        return 0;
    }
}
