namespace Bilingual.Hosting.Review;

/// <summary>An action cannot be done as asked. The message tells a person why, the code tells a page, which has sentences in several languages.</summary>
/// <param name="code">Names the reason, in camel case.</param>
/// <param name="message">The reason in English.</param>
/// <param name="values">What differs from case to case, by the names that the page's sentences use.</param>
public sealed class ReviewActionException(string code, string message, params (string Name, object Value)[] values) : Exception(message)
{
    /// <summary>Names the reason, in camel case.</summary>
    public string Code => code;

    /// <summary>What differs from case to case.</summary>
    public IReadOnlyDictionary<string, object> Values { get; } = values.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);
}

/// <summary>Somebody else changed the same rows since the state that the reviewer saw.</summary>
/// <param name="session">The pair.</param>
/// <param name="by">Their action.</param>
public sealed class ReviewConflictException(ReviewSession session, JournalEntry by)
    : Exception($"{by.Reviewer} changed the same place meanwhile; look at it and decide again.")
{
    /// <summary>The pair.</summary>
    public ReviewSession Session => session;

    /// <summary>The other's action.</summary>
    public JournalEntry By => by;
}

/// <summary>The articles were aligned anew while the pair was open; it has to be opened again.</summary>
public sealed class ReviewOutdatedException() : Exception("These articles were aligned anew meanwhile. Your confirmed work is kept; open the pair again.");

/// <summary>Another action was stored since the state in memory; the pair is read anew and the action tried again.</summary>
internal sealed class ReviewOvertakenException() : Exception("Somebody else was quicker; try again.");
