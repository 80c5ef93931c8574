using System.Net;

namespace Bilingual.Translation;

/// <summary>An adapter could not translate a batch. The message is readable, names the service, what happened and what helps, and holds no secret.</summary>
public sealed class TranslatorException : Exception
{
    /// <summary>A failure of an adapter.</summary>
    /// <param name="kind">Decides what is done about it.</param>
    /// <param name="message">What happened and what helps.</param>
    /// <param name="inner">The cause, or null. Causes that could hold a secret are left out by those who throw.</param>
    public TranslatorException(FailureKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>What happened.</summary>
    public FailureKind Kind { get; }

    /// <summary>The HTTP status of the answer, or null where there was no answer or a success.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the service asks to be left alone, or null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
