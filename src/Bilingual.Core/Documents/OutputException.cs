namespace Bilingual.Documents;

/// <summary>A file could not be written. The message names the file, the reason and the cure.</summary>
public sealed class OutputException : IOException
{
    // errno values of Linux and macOS, and the Win32 codes of the same meaning.
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;
    private const int DiskFullWindows = unchecked((int)0x80070070);
    private const int HandleDiskFullWindows = unchecked((int)0x80070027);
    private const int WriteProtectedWindows = unchecked((int)0x80070013);

    private OutputException(string path, string reason, string cure, Exception? inner = null)
        : base($"cannot write '{path}': {reason}; {cure}", inner)
    {
        Path = path;
        Reason = reason;
        Cure = cure;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Why it could not be written.</summary>
    public string Reason { get; }

    /// <summary>What to do about it.</summary>
    public string Cure { get; }

    /// <summary>Whether a fault tells something about the file system, so that <see cref="From"/> can explain it.</summary>
    internal static bool Explains(Exception fault) =>
        fault is (IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException) and not OutputException;

    /// <summary>The target is a folder.</summary>
    internal static OutputException IsFolder(string path) =>
        new(path, "it is a folder", "name a file inside it");

    /// <summary>The explanation of a fault met while writing <paramref name="path"/>.</summary>
    internal static OutputException From(string path, Exception fault)
    {
        var (reason, cure) = fault switch
        {
            UnauthorizedAccessException => ("no permission", "choose another folder or change its permissions"),
            PathTooLongException => ("the path is too long", "choose a shorter name"),
            { HResult: NoSpace or QuotaLinux or QuotaMac or DiskFullWindows or HandleDiskFullWindows } =>
                ("the disk is full", "free some space or choose a folder on another disk"),
            { HResult: ReadOnlyFileSystem or WriteProtectedWindows } =>
                ("the disk is read-only", "choose a folder on another disk"),
            _ when FileAmongParents(path) is { } file => ($"'{file}' is a file, not a folder", "choose another folder"),
            DirectoryNotFoundException or FileNotFoundException => ("its folder was removed meanwhile", "run again"),
            _ => (fault.Message.TrimEnd('.'), "see that the folder can be written to"),
        };
        return new OutputException(path, reason, cure, fault);
    }

    private static string? FileAmongParents(string path)
    {
        for (var parent = System.IO.Path.GetDirectoryName(path); !string.IsNullOrEmpty(parent); parent = System.IO.Path.GetDirectoryName(parent))
        {
            if (File.Exists(parent))
                return parent;
        }

        return null;
    }
}
