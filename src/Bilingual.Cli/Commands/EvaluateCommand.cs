using System.CommandLine;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual evaluate …</c>: figures against a gold standard. Each kind of figure is a file in <c>Commands/Evaluate/</c>.</summary>
internal static class EvaluateCommand
{
    /// <summary>The command with its kinds of figures.</summary>
    public static Command Create(StandardStreams streams)
    {
        _ = streams;
        return new Command("evaluate", "Figures against a gold standard.");
    }
}
