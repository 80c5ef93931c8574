using System.CommandLine;
using Bilingual.Cli.Commands.Train;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual train …</c>: makes the files in <c>models/</c>. Each model is a file in <c>Commands/Train/</c>.</summary>
internal static class TrainCommand
{
    /// <summary>The command with its models.</summary>
    public static Command Create(StandardStreams streams)
    {
        var command = new Command("train", "Makes a model from public text; the same seed gives the same bytes.");
        command.Subcommands.Add(TrainEncoderCommand.Create(streams));
        command.Subcommands.Add(TrainConfidenceCommand.Create(streams));
        command.Subcommands.Add(TrainLanguageCommand.Create(streams));
        command.Subcommands.Add(TrainLexiconCommand.Create(streams));
        command.Subcommands.Add(TrainPhrasesCommand.Create(streams));
        command.Subcommands.Add(TrainTagsCommand.Create(streams));
        return command;
    }
}
