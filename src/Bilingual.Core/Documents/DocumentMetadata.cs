namespace Bilingual.Documents;

/// <summary>What a file says about its article; empty strings where it says nothing.</summary>
/// <param name="Title">The article's title.</param>
/// <param name="Author">Its author or authors as written.</param>
/// <param name="Published">Date of publication, ISO 8601 where the file gives it so.</param>
/// <param name="Address">Canonical web address.</param>
/// <param name="Language">BCP 47 code that the file declares.</param>
public sealed record DocumentMetadata(string Title, string Author, string Published, string Address, string Language)
{
    /// <summary>A file that says nothing about itself.</summary>
    public static DocumentMetadata None { get; } = new("", "", "", "", "");
}
