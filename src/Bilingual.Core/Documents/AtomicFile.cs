namespace Bilingual.Documents;

/// <summary>
/// A file that appears whole or not at all: bytes go to a temporary file in the same folder, which is flushed to the disk and renamed
/// over the target by <see cref="Commit"/>. Disposed without a commit, it leaves the target as it was.
/// </summary>
/// <remarks>
/// The temporary of <c>corpus.tmx</c> is <c>.corpus.tmx.1.tmp</c>, locked for as long as its writer lives. A run that was killed leaves
/// its temporary unlocked; the next one that writes the same target removes it. Writers of the same target do not disturb each other:
/// each takes a free number, and the last to commit wins.
/// </remarks>
public sealed class AtomicFile : IDisposable
{
    // More temporaries than this at once means that writers fight over a target rather than that runs were killed.
    private const int MaximumTemporaries = 16;

    // File systems allow 255 bytes for a name: sixty UTF-16 units are 180 bytes at most.
    private const int LongestNamePart = 60;

    private readonly string target;
    private readonly string? temporary;
    private readonly OutputStream stream;
    private bool committed;

    private AtomicFile(string path, string target, string? temporary, FileStream file)
    {
        Path = path;
        this.target = target;
        this.temporary = temporary;
        stream = new OutputStream(path, file);
    }

    /// <summary>The path as the caller gave it.</summary>
    public string Path { get; }

    /// <summary>Receives the bytes. Its faults are <see cref="OutputException"/>s; disposing it neither commits nor discards.</summary>
    public Stream Stream => stream;

    /// <summary>Opens a temporary beside <paramref name="path"/>, making the folder where it does not exist.</summary>
    /// <param name="path">The file to write; a symbolic link is followed, a device under <c>/dev</c> is written straight to.</param>
    /// <exception cref="OutputException">The file cannot be written there; the message names it, the reason and the cure.</exception>
    public static AtomicFile Create(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            var full = System.IO.Path.GetFullPath(path);
            if (IsDevice(full))
                return new AtomicFile(path, full, null, new FileStream(full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1));

            var destination = LinkTarget(full) ?? full;
            if (Directory.Exists(destination))
                throw OutputException.IsFolder(path);
            var folder = System.IO.Path.GetDirectoryName(destination) ?? throw OutputException.IsFolder(path);
            Directory.CreateDirectory(folder);
            var (temporary, file) = OpenTemporary(folder, System.IO.Path.GetFileName(destination));
            return new AtomicFile(path, destination, temporary, file);
        }
        catch (Exception fault) when (OutputException.Explains(fault))
        {
            throw OutputException.From(path, fault);
        }
    }

    /// <summary>Writes a whole file; nothing is left behind when <paramref name="write"/> throws.</summary>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = Create(path);
        write(file.Stream);
        file.Commit();
    }

    /// <summary>Writes a whole file; nothing is left behind when <paramref name="write"/> throws or is cancelled.</summary>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var file = Create(path);
        await write(file.Stream, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        file.Commit();
    }

    /// <summary>Flushes the bytes to the disk and puts the file in its place. Once only.</summary>
    /// <exception cref="OutputException">The bytes cannot be flushed, or the file cannot be renamed.</exception>
    public void Commit()
    {
        if (committed)
            throw new InvalidOperationException($"'{Path}' has been committed already.");
        if (temporary is null)
        {
            stream.Flush();
        }
        else
        {
            stream.FlushToDisk();
            try
            {
                // Renamed while still open and locked, so that nobody takes it for the leftover of a killed run.
                File.Move(temporary, target, overwrite: true);
            }
            catch (Exception fault) when (OutputException.Explains(fault))
            {
                throw OutputException.From(Path, fault);
            }
        }

        committed = true;
        stream.CloseFile();
    }

    /// <summary>Closes the file; without a commit the temporary is deleted and the target stays as it was.</summary>
    public void Dispose()
    {
        if (!committed && temporary is not null)
        {
            try
            {
                File.Delete(temporary);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The next writer of the target removes it.
            }
        }

        stream.CloseFileQuietly();
    }

    private static string? LinkTarget(string path) =>
        new FileInfo(path).LinkTarget is null ? null : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;

    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal) && File.Exists(path);

    private static (string Path, FileStream File) OpenTemporary(string folder, string name)
    {
        var length = Math.Min(name.Length, LongestNamePart);
        if (length < name.Length && char.IsHighSurrogate(name[length - 1]))
            length--;
        var stem = System.IO.Path.Combine(folder, $".{name[..length]}.");
        string Numbered(int number) => $"{stem}{number}.tmp";

        for (var number = 1; number <= MaximumTemporaries && File.Exists(Numbered(number)); number++)
            RemoveLeftover(Numbered(number));

        IOException? last = null;
        for (var number = 1; number <= MaximumTemporaries; number++)
        {
            var path = Numbered(number);
            if (File.Exists(path))
                continue;
            try
            {
                var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, LockedButMovable, bufferSize: 1 << 16);
                if (File.Exists(path))
                    return (path, file);

                // Another run took the file, not locked yet, for a leftover.
                file.Dispose();
            }
            catch (IOException fault) when (File.Exists(path))
            {
                last = fault;
            }
        }

        throw last ?? new IOException($"{MaximumTemporaries} other runs are writing it.");
    }

    // On Unix only FileShare.None takes the exclusive lock, and never hinders a rename; Windows renames open files that share deletion.
    private static FileShare LockedButMovable => OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private static void RemoveLeftover(string path)
    {
        try
        {
            using var locked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, LockedButMovable, 1);
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Its writer is alive, or it belongs to somebody else: the next number is free.
        }
    }
}
