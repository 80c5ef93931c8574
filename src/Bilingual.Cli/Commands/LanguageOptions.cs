using System.CommandLine;

namespace Bilingual.Cli.Commands;

/// <summary>The options of the commands that train and judge language identification.</summary>
internal static class LanguageOptions
{
    public static Option<FileInfo[]> Corpus() => new("--corpus")
    {
        Description = "Tables (.tsv) with a language in each column, and files named by their language (jv.txt) with a text a line",
        HelpName = "FILE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<string[]> Columns() => new("--columns")
    {
        Description = "Languages of the columns of .tsv files",
        HelpName = "LANG",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = static _ => ["id", "en"],
    };
}
