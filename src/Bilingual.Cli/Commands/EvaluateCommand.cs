using System.CommandLine;
using Bilingual.Cli.Commands.Evaluate;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual evaluate …</c>: figures against a gold standard. Each kind of figure is a file in <c>Commands/Evaluate/</c>.</summary>
internal static class EvaluateCommand
{
    /// <summary>The command with its kinds of figures.</summary>
    public static Command Create(StandardStreams streams) => new("evaluate", "Figures against a gold standard.")
    {
        EvaluateAlignmentCommand.Create(streams),
        EvaluateLanguageCommand.Create(streams),
        EvaluateRetrievalCommand.Create(streams),
        EvaluateSegmentationCommand.Create(streams),
        EvaluateTermsCommand.Create(streams),
        EvaluateTranslationCommand.Create(streams),
    };
}
