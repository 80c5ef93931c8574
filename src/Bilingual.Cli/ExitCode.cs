namespace Bilingual.Cli;

/// <summary>The exit codes of every command.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Wrong usage or configuration; nothing was done.</summary>
    public const int Usage = 1;

    /// <summary>Done, but some inputs failed; each was named with its reason.</summary>
    public const int SomeFailed = 2;

    /// <summary>Interrupted by Ctrl+C or a termination signal.</summary>
    public const int Interrupted = 130;
}
