using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Bilingual.Translation.Services;

/// <summary>
/// Keys of services: read from environment variables, the only place they may come from, and taken out of every message on its way to
/// logs and errors, because services repeat keys in theirs.
/// </summary>
/// <param name="read">The value of an environment variable, or null.</param>
public sealed class Secrets(Func<string, string?> read)
{
    // What is shorter is no key, and to replace it would garble messages.
    private const int ShortestSecret = 6;

    private readonly ConcurrentDictionary<string, byte> known = new(StringComparer.Ordinal);

    /// <summary>The secrets of this process's environment.</summary>
    public Secrets()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    /// <summary>The value of the first of the variables that is set, or null.</summary>
    /// <exception cref="TranslatorException">It cannot be a key.</exception>
    public string? Find(params ReadOnlySpan<string> variables)
    {
        foreach (var variable in variables)
        {
            if (read(variable)?.Trim() is { Length: > 0 } value)
            {
                // A request with such a key fails with a message that shows it.
                if (value.AsSpan().ContainsAnyExceptInRange('!', '~'))
                {
                    throw new TranslatorException(
                        FailureKind.Denied, $"The environment variable {variable} holds a space, a line break or another character that no key has; set it anew.");
                }

                Remember(value);
                return value;
            }
        }

        return null;
    }

    /// <summary>The value of the first of the variables that is set.</summary>
    /// <param name="engine">The engine that needs it.</param>
    /// <param name="advice">Where a key comes from.</param>
    /// <param name="variables">The variables.</param>
    /// <exception cref="TranslatorException">None is set, or it cannot be a key; the message says what to do.</exception>
    public string Require(string engine, string advice, params ReadOnlySpan<string> variables) =>
        Find(variables) ?? throw new TranslatorException(
            FailureKind.Denied, $"The engine '{engine}' needs the environment variable {string.Join(" or ", variables.ToArray())}: {advice}.");

    /// <summary>Whether a setting that is no secret is given by the environment, and its value.</summary>
    public bool TryReadSetting(string variable, [NotNullWhen(true)] out string? value)
    {
        value = read(variable)?.Trim();
        return !string.IsNullOrEmpty(value);
    }

    /// <summary>Takes a value that was made from a secret out of messages too.</summary>
    public void Remember(string value)
    {
        if (value.Length >= ShortestSecret)
            known.TryAdd(value, 0);
    }

    /// <summary>A message without any secret that was read.</summary>
    public string Redact(string message)
    {
        // The longest first: one secret may begin another.
        foreach (var secret in known.Keys.OrderByDescending(static each => each.Length))
            message = message.Replace(secret, "***", StringComparison.Ordinal);
        return message;
    }
}
