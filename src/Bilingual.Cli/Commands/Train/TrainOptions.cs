using System.CommandLine;
using Bilingual.Hosting;

namespace Bilingual.Cli.Commands.Train;

/// <summary>The options that the trainers share.</summary>
internal static class TrainOptions
{
    public static Option<FileInfo[]> Corpus() => new("--corpus")
    {
        Description = "Files with two aligned sentences a line, parted by a tab",
        HelpName = "FILE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<FileInfo[]> Dictionary() => new("--dictionary")
    {
        Description = "Files with a word, a tab and a translation on each line; further columns are ignored",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = static _ => [],
    };

    public static Option<DirectoryInfo> Out() => new("--out")
    {
        Description = "Folder that receives the model",
        HelpName = "DIR",
        Required = true,
    };

    public static Option<int> Threads() => new("--threads")
    {
        Description = "Threads to use; the model does not depend on it (default: all cores)",
        HelpName = "N",
        DefaultValueFactory = static _ => Environment.ProcessorCount,
    };

    public static string CreateDirectory(DirectoryInfo directory)
    {
        try
        {
            directory.Create();
            return directory.FullName;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write to '{directory.FullName}': {fault.Message}", fault);
        }
    }
}

/// <summary>Shows the steps of a trainer to the person watching.</summary>
internal sealed class ContextProgress(CommandContext context) : IProgress<string>
{
    public void Report(string value) => context.Say(value);
}
