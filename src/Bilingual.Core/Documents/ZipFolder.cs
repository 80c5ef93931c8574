using System.Globalization;
using System.IO.Compression;

namespace Bilingual.Documents;

/// <summary>
/// A ZIP archive read like a folder. One reader is open for the archive however many files it holds; files unfold one at a time, so that
/// an archive costs no more memory than its largest file.
/// </summary>
internal sealed class ZipFolder : IDisposable
{
    private readonly ZipArchive archive;
    private readonly Lock access = new();

    private ZipFolder(ZipArchive archive) => this.archive = archive;

    /// <summary>Adds the files of an archive, or one note that says why it cannot be read.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="path">Its path in the input.</param>
    /// <param name="options">Bounds what it may hold.</param>
    /// <param name="files">Receives the files, their paths below the archive's.</param>
    /// <param name="notes">Receives what was passed over.</param>
    /// <exception cref="DocumentException">The archive is damaged or holds more than the limits allow.</exception>
    public static ZipFolder Open(FileInfo file, string path, ReadingOptions options, List<DocumentFile> files, List<string> notes)
    {
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(file.OpenRead(), ZipArchiveMode.Read);
        }
        catch (InvalidDataException fault)
        {
            throw new DocumentException(path, "", $"it is no ZIP archive, or damaged ({fault.Message})", "pack it again", fault);
        }

        var folder = new ZipFolder(archive);
        try
        {
            folder.List(path, options, files, notes);
            return folder;
        }
        catch (Exception fault)
        {
            folder.Dispose();
            if (fault is InvalidDataException)
                throw new DocumentException(path, "", $"its list of files is damaged ({fault.Message})", "pack it again", fault);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    private void List(string path, ReadingOptions options, List<DocumentFile> files, List<string> notes)
    {
        if (archive.Entries.Count > options.MaxArchiveEntries)
        {
            throw TooMuch(path, $"it holds {archive.Entries.Count:#,0} files, more than the limit of {options.MaxArchiveEntries:#,0}", "MaxArchiveEntries");
        }

        long total = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/').TrimStart('/');
            if (name.EndsWith('/'))
                continue;
            if (DocumentFolder.WhyPassedOver(name) is { } reason)
            {
                notes.Add($"{path}/{name}: {reason}");
                continue;
            }

            if (!names.Add(name))
            {
                notes.Add($"{path}/{name}: a second file of this name, passed over");
                continue;
            }

            total += entry.Length;
            if (total > options.MaxArchiveBytes)
                throw TooMuch(path, $"it unfolds to more than the limit of {options.MaxArchiveBytes:#,0} bytes", "MaxArchiveBytes");
            files.Add(new DocumentFile($"{path}/{name}", entry.Length, () => Unfold(entry, options)));
        }
    }

    /// <summary>The entry's bytes, up to one more than a file may have; an archive serves one reader at a time.</summary>
    private MemoryStream Unfold(ZipArchiveEntry entry, ReadingOptions options)
    {
        lock (access)
        {
            using var source = entry.Open();
            var memory = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while (memory.Length <= options.MaxFileBytes && (read = source.Read(buffer)) > 0)
                memory.Write(buffer, 0, read);
            memory.Position = 0;
            return memory;
        }
    }

    private static DocumentException TooMuch(string path, FormattableString reason, string option) =>
        new(path, "", reason.ToString(CultureInfo.InvariantCulture), $"unpack or split it, or raise the limit (Reading:{option})");
}
