namespace Bilingual.Translation;

/// <summary>How many characters may be sent to engines that count them, and how many were. Safe for concurrent use.</summary>
/// <param name="limit">Most characters, or null for no limit.</param>
public sealed class CharacterBudget(long? limit = null)
{
    private long used;
    private int texts;

    /// <summary>Most characters, or null for no limit.</summary>
    public long? Limit => limit;

    /// <summary>Characters sent or about to be sent.</summary>
    public long Used => Interlocked.Read(ref used);

    /// <summary>Texts sent or about to be sent, those that cost nothing left out.</summary>
    public int Texts => Volatile.Read(ref texts);

    /// <summary>Takes the characters of a text out of the budget.</summary>
    /// <returns>Whether they were left; if not, nothing is taken.</returns>
    public bool TryTake(int characters)
    {
        var before = Interlocked.Add(ref used, characters) - characters;
        if (limit is null || before + characters <= limit)
        {
            if (characters > 0)
                Interlocked.Increment(ref texts);
            return true;
        }

        Interlocked.Add(ref used, -characters);
        return false;
    }

    /// <summary>Gives characters back that were not spent after all, or takes more (negative) that were.</summary>
    public void Return(int characters) => Interlocked.Add(ref used, -characters);
}
