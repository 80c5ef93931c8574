namespace Bilingual.Documents;

/// <summary>A file that cannot become a document: says which file, where in it, why, and what helps.</summary>
public sealed class DocumentException : Exception
{
    /// <summary>A failure at a place of a file.</summary>
    /// <param name="path">The file as the user knows it.</param>
    /// <param name="place">Where in it (<c>line 3</c>, <c>byte 120</c>), or empty for the file as a whole.</param>
    /// <param name="reason">What is wrong: a clause without a full stop.</param>
    /// <param name="cure">What the user can do: a clause without a full stop.</param>
    /// <param name="innerException">What the system reported, if anything.</param>
    public DocumentException(string path, string place, string reason, string cure, Exception? innerException = null)
        : base($"{path}{(place.Length == 0 ? "" : $", {place}")}: {reason}; {cure}.", innerException)
    {
        Path = path;
        Place = place;
        Reason = reason;
        Cure = cure;
    }

    /// <summary>The file as the user knows it.</summary>
    public string Path { get; }

    /// <summary>Where in the file; empty for the file as a whole.</summary>
    public string Place { get; }

    /// <summary>What is wrong.</summary>
    public string Reason { get; }

    /// <summary>What the user can do.</summary>
    public string Cure { get; }
}
