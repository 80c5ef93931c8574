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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ObjectDisposedException)
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
/// The files of an input: a folder with all its subfolders and ZIP archives, one archive, or one file. In ordinal order of their paths,
/// whatever the file system's order. Hidden files and files in formats that are not text are passed over with a note; links to folders are
/// not followed, so no cycle can arise; archives inside archives are not opened.
/// </summary>
public sealed class DocumentFolder : IDisposable
{
    private static readonly ImmutableArray<string> Extensions =
        [".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ""];

    private readonly ReadingOptions options;
    private readonly List<DocumentFile> files = [];
    private readonly List<string> notes = [];
    private readonly List<ZipFolder> archives = [];

    private DocumentFolder(ReadingOptions options) => this.options = options;

    /// <summary>The files to read, in ordinal order of their paths.</summary>
    public ImmutableArray<DocumentFile> Files { get; private set; } = [];

    /// <summary>What was passed over, and why.</summary>
    public ImmutableArray<string> Notes { get; private set; } = [];

    /// <summary>Lists an input without reading any file.</summary>
    /// <param name="input">A folder, an archive or a file.</param>
    /// <param name="options">Bounds what archives may hold; null for the defaults.</param>
    /// <exception cref="DocumentException">There is no such folder or file, it may not be listed, or it is a damaged archive.</exception>
    public static DocumentFolder Open(string input, ReadingOptions? options = null)
    {
        var folder = new DocumentFolder(options ?? new ReadingOptions());
        try
        {
            folder.List(input);
            return folder;
        }
        catch (Exception fault)
        {
            folder.Dispose();
            if (fault is IOException or UnauthorizedAccessException)
                throw new DocumentException(input, "", $"it cannot be listed ({fault.Message})", "check its permissions", fault);
            throw;
        }
    }

    /// <summary>Closes the archives; their files cannot be loaded afterwards.</summary>
    public void Dispose() => archives.ForEach(archive => archive.Dispose());

    /// <summary>Why a file is not read, by its path alone; null where it is.</summary>
    internal static string? WhyPassedOver(string path)
    {
        var parts = path.Split('/');
        if (parts.Contains(".."))
            return "its name leads out of the archive, passed over";
        if (Array.Exists(parts, static part => part.StartsWith('.') || part == "__MACOSX"))
            return "hidden, passed over";
        return Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            ? null
            : "not a text, Markdown, HTML or DOCX file, passed over";
    }

    private void List(string input)
    {
        if (File.Exists(input))
            Add(new FileInfo(input), Path.GetFileName(input), isAlone: true);
        else if (Directory.Exists(input))
            ListFolder(new DirectoryInfo(input));
        else
            throw new DocumentException(input, "", "there is no such folder or file", "check the path");
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        Notes = [.. notes.Order(StringComparer.Ordinal)];
    }

    private void ListFolder(DirectoryInfo root)
    {
        // A stack of folders, not recursion: depth is the user's.
        var pending = new Stack<(DirectoryInfo Folder, string Prefix)>();
        pending.Push((root, ""));
        while (pending.TryPop(out var next))
        {
            foreach (var entry in Entries(next.Folder, next.Prefix))
            {
                var path = next.Prefix + entry.Name;
                if (entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.Hidden))
                    notes.Add($"{path}: hidden, passed over");
                else if (entry is FileInfo file)
                    Add(file, path, isAlone: false);
                else if (entry.LinkTarget is null)
                    pending.Push(((DirectoryInfo)entry, path + "/"));
                else
                    notes.Add($"{path}: a link to a folder, not followed");
            }
        }
    }

    /// <summary>Adds a file, or those of an archive. A damaged archive among others becomes a file that fails when it is loaded, as any damaged file does.</summary>
    private void Add(FileInfo file, string path, bool isAlone)
    {
        if (Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
        {
            var before = files.Count;
            try
            {
                archives.Add(ZipFolder.Open(file, path, options, files, notes));
            }
            catch (Exception fault) when (!isAlone && fault is (DocumentException or IOException or UnauthorizedAccessException))
            {
                files.RemoveRange(before, files.Count - before);
                files.Add(new DocumentFile(path, 0, () => throw (fault as DocumentException ?? new DocumentException(
                    path, "", $"it cannot be read ({fault.Message})", "check that it exists and may be read", fault))));
            }
        }
        else if (!isAlone && WhyPassedOver(path) is { } reason)
        {
            notes.Add($"{path}: {reason}");
        }
        else
        {
            files.Add(new DocumentFile(path, file.Exists ? LengthOf(file) : 0, file.OpenRead));
        }
    }

    private IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder, string prefix)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos()];
        }
        catch (Exception exception) when (prefix.Length > 0 && exception is (IOException or UnauthorizedAccessException))
        {
            notes.Add($"{prefix}: cannot be listed ({exception.Message}), passed over");
            return [];
        }
    }

    /// <summary>A link's own length says nothing; its target's does. A link to nothing is found out when it is loaded.</summary>
    private static long LengthOf(FileInfo file) =>
        (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file) is { Exists: true } target ? target.Length : 0;
}
