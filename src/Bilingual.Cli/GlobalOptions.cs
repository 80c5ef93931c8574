using System.CommandLine;

namespace Bilingual.Cli;

/// <summary>The options that every command takes.</summary>
internal static class GlobalOptions
{
    /// <summary>Folder with the models.</summary>
    public static Option<DirectoryInfo?> Models { get; } = new("--models")
    {
        Description = "Folder with the models (default: those delivered with the program)",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Glossary files or folders.</summary>
    public static Option<FileSystemInfo[]> Glossary { get; } = new("--glossary")
    {
        Description = "Glossary file or folder (default: the one delivered with the program); given more than once, each is laid over the next: a project's before a shared one",
        HelpName = "PATH",
        Recursive = true,
    };

    /// <summary>Configuration file.</summary>
    public static Option<FileInfo?> Config { get; } = new("--config")
    {
        Description = "JSON file with settings; command-line options win over it",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>Errors and results only.</summary>
    public static Option<bool> Quiet { get; } = new("--quiet", "-q")
    {
        Description = "Only errors and results",
        Recursive = true,
    };

    /// <summary>Every message.</summary>
    public static Option<bool> Verbose { get; } = new("--verbose", "-v")
    {
        Description = "Every message",
        Recursive = true,
    };

    /// <summary>All of them, in the order that help shows.</summary>
    public static IReadOnlyList<Option> All { get; } = [Models, Glossary, Config, Quiet, Verbose];
}
