namespace Bilingual.Alignment;

/// <summary>
/// How much it says that something stands in a unit, given in how many units of the text it stands: what every paragraph of an article
/// names (its subject) tells no two of them apart.
/// </summary>
internal static class Rarity
{
    // Counted as if each text had two more units, one of them with the word: a text of one or two units gives no reason to tell.
    private const float Prior = 1f;

    /// <summary>Between 0.1 for what stands everywhere and 1 for what stands in one unit only.</summary>
    public static float Of(int frequency, int units)
    {
        if (units <= 1 || frequency <= 1)
            return 1f;
        var most = MathF.Log((units + 1) / Prior);
        return Math.Clamp(MathF.Log((units + 1f) / frequency) / most, 0.1f, 1f);
    }
}
