namespace Bilingual.Documents;

/// <summary>Takes the paragraphs out of one file format. Implementations hold no state and are safe for concurrent use.</summary>
public interface IDocumentReader
{
    /// <summary>Whether the file is in this format.</summary>
    /// <param name="bytes">The whole file; its content decides.</param>
    /// <param name="path">The file's path; its extension decides only where the content leaves it open.</param>
    bool CanRead(ReadOnlySpan<byte> bytes, string path);

    /// <summary>Reads the file. Whatever the bytes, it returns a document or throws <see cref="DocumentException"/>.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <exception cref="DocumentException">The file is damaged or not what it claims to be.</exception>
    RawDocument Read(ReadOnlyMemory<byte> bytes, string path);
}
