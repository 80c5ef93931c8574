namespace Bilingual.Hosting;

/// <summary>The user asked for something that cannot be done as asked: a wrong option, a missing file, a wrong configuration.</summary>
public sealed class UsageException : Exception
{
    /// <summary>A fault with a message that names what is wrong and how to mend it.</summary>
    public UsageException(string message)
        : base(message)
    {
    }

    /// <summary>The same, with its cause.</summary>
    public UsageException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
