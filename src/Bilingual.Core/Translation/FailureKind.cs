namespace Bilingual.Translation;

/// <summary>Why an engine gave no translation: decides whether it is asked again, and who is told.</summary>
public enum FailureKind
{
    /// <summary>There is a translation.</summary>
    None,

    /// <summary>A translation memory does not hold the sentence: no fault.</summary>
    NoMatch,

    /// <summary>The service refused this request; asking again would not help.</summary>
    Rejected,

    /// <summary>The request is larger than the service takes; a smaller one may pass.</summary>
    TooLarge,

    /// <summary>The answer does not have the agreed form: no JSON, another number of translations, other ids.</summary>
    Malformed,

    /// <summary>The service cannot be reached, is overloaded or took too long; asking again may help.</summary>
    Unavailable,

    /// <summary>Too many requests; asking again later helps.</summary>
    Throttled,

    /// <summary>The key is missing, wrong or blocked: every further request would fail too.</summary>
    Denied,

    /// <summary>The quota of the account is used up: every further request would fail too.</summary>
    Exhausted,

    /// <summary>The limit of characters that the user set is reached.</summary>
    OverBudget,
}

/// <summary>What follows from a failure.</summary>
public static class FailureKinds
{
    /// <summary>Whether the same request may succeed a moment later.</summary>
    public static bool IsTransient(this FailureKind kind) => kind is FailureKind.Unavailable or FailureKind.Throttled;

    /// <summary>Whether the engine is of no use any more in this run.</summary>
    public static bool StopsEngine(this FailureKind kind) => kind is FailureKind.Denied or FailureKind.Exhausted;

    /// <summary>Whether a part of the batch may be translated where the whole was not.</summary>
    public static bool MayPassInParts(this FailureKind kind) => kind is FailureKind.TooLarge or FailureKind.Rejected or FailureKind.Malformed;

    /// <summary>Whether the failure may have passed at the next run, so that it is worth asking again then.</summary>
    public static bool MayPass(this FailureKind kind) => kind is not (FailureKind.None or FailureKind.NoMatch or FailureKind.Rejected);
}
