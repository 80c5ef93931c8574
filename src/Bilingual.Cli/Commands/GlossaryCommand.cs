using System.CommandLine;
using Bilingual.Cli.Commands.Glossaries;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual glossary …</c>: upkeep and exchange of glossaries. Each task is a file in <c>Commands/Glossaries/</c>.</summary>
internal static class GlossaryCommand
{
    /// <summary>The command with its tasks.</summary>
    public static Command Create(StandardStreams streams) => new("glossary", "Checks, imports, exports glossaries, proposes terms and stores exceptions.")
    {
        CheckGlossaryCommand.Create(streams),
        ImportGlossaryCommand.Create(streams),
        ExportGlossaryCommand.Create(streams),
        ExtractTermsCommand.Create(streams),
        ExceptTermCommand.Create(streams),
    };
}
