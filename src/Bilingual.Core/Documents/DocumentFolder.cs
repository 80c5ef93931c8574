using System.Collections.Immutable;

namespace Bilingual.Documents;

/// <summary>A file that may become a document. Opening it reads nothing but its length.</summary>
public sealed class DocumentFile
{
    private readonly Func<Stream> open;

    internal DocumentFile(string path, long length, Func<Stream> open)
    {
        Path = path;
        Length = length;
        this.open = open;
    }

    /// <summary>Path relative to the input folder, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>Size in bytes, as the file system states it.</summary>
    public long Length { get; }

    /// <summary>Reads the bytes and their hash. A file over the limit is refused before anything of it is read.</summary>
    /// <exception cref="DocumentException">The file is too large, empty, unreadable or gone.</exception>
    public DocumentBytes Load(ReadingOptions options)
    {
        if (Length > options.MaxFileBytes)
            throw DocumentReader.TooLarge(Path, Length, options);
        try
        {
            using var stream = open();
            var bytes = ReadBounded(stream, options);
            return bytes.Length > 0
                ? DocumentBytes.Of(Path, bytes)
                : throw new DocumentException(Path, "", "it is empty", "fill it or remove it");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new DocumentException(Path, "", $"it cannot be read ({exception.Message})", "check that it exists and may be read", exception);
        }
    }

    private byte[] ReadBounded(Stream stream, ReadingOptions options)
    {
        // The stated length may be wrong (a growing file, a lying archive), so the limit is kept while reading.
        using var memory = new MemoryStream((int)Math.Min(Length, 1 << 20));
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (memory.Length + read > options.MaxFileBytes)
                throw DocumentReader.TooLarge(Path, memory.Length + read, options);
            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }
}

/// <summary>
/// The files of an input: a folder with all its subfolders, or one file. In ordinal order of their paths, whatever the file system's
/// order. Hidden files and files in formats that are not text are passed over with a note; links to folders are not followed, so no cycle can arise.
/// </summary>
public sealed class DocumentFolder
{
    private static readonly ImmutableArray<string> Extensions =
        [".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".zip", ""];

    private DocumentFolder(ImmutableArray<DocumentFile> files, ImmutableArray<string> notes)
    {
        Files = files;
        Notes = notes;
    }

    /// <summary>The files to read, in ordinal order of their paths.</summary>
    public ImmutableArray<DocumentFile> Files { get; }

    /// <summary>What was passed over, and why.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Lists an input without reading any file.</summary>
    /// <param name="input">A folder or a file.</param>
    /// <exception cref="DocumentException">There is no such folder or file, or it may not be listed.</exception>
    public static DocumentFolder Open(string input)
    {
        try
        {
            if (File.Exists(input))
                return new DocumentFolder([FileAt(new FileInfo(input), Path.GetFileName(input))], []);
            if (!Directory.Exists(input))
                throw new DocumentException(input, "", "there is no such folder or file", "check the path");
            var files = new List<DocumentFile>();
            var notes = new List<string>();
            List(new DirectoryInfo(input), "", files, notes);
            files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
            notes.Sort(StringComparer.Ordinal);
            return new DocumentFolder([.. files], [.. notes]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DocumentException(input, "", $"it cannot be listed ({exception.Message})", "check its permissions", exception);
        }
    }

    private static void List(DirectoryInfo root, string prefix, List<DocumentFile> files, List<string> notes)
    {
        // A stack of folders, not recursion: depth is the user's.
        var pending = new Stack<(DirectoryInfo Folder, string Prefix)>();
        pending.Push((root, prefix));
        while (pending.TryPop(out var next))
        {
            foreach (var entry in Entries(next.Folder, next.Prefix, notes))
            {
                var path = next.Prefix + entry.Name;
                if (entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.Hidden))
                    notes.Add($"{path}: hidden, passed over");
                else if (entry is DirectoryInfo folder)
                {
                    if (folder.LinkTarget is null)
                        pending.Push((folder, path + "/"));
                    else
                        notes.Add($"{path}: a link to a folder, not followed");
                }
                else if (!Extensions.Contains(Path.GetExtension(entry.Name), StringComparer.OrdinalIgnoreCase))
                    notes.Add($"{path}: not a text, Markdown, HTML or DOCX file, passed over");
                else
                    files.Add(FileAt((FileInfo)entry, path));
            }
        }
    }

    private static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder, string prefix, List<string> notes)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos()];
        }
        catch (Exception exception) when (prefix.Length > 0 && exception is IOException or UnauthorizedAccessException)
        {
            notes.Add($"{prefix}: cannot be listed ({exception.Message}), passed over");
            return [];
        }
    }

    private static DocumentFile FileAt(FileInfo file, string path) => new(path, file.Exists ? LengthOf(file) : 0, file.OpenRead);

    /// <summary>A link's own length says nothing; its target's does. A link to nothing is found out when it is loaded.</summary>
    private static long LengthOf(FileInfo file) =>
        (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file) is { Exists: true } target ? target.Length : 0;
}
