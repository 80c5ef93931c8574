using System.CommandLine;
using System.Globalization;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Checking;
using Bilingual.Hosting;

namespace Bilingual.Cli.Commands.Glossaries;

/// <summary><c>bilingual glossary check</c>: every fault of a glossary with file and line.</summary>
internal static class CheckGlossaryCommand
{
    private static readonly Argument<string?> Input = new("PATH")
    {
        Description = "Glossary file or folder (default: that of --glossary)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "check",
            "Names every fault as FILE:LINE: severity code: message; exit code 2 if there is an error.",
            "bilingual glossary check my-terms.tsv")
        {
            Input,
        }.Does(streams, (context, _) => Task.FromResult(Run(context)));

    private static int Run(CommandContext context)
    {
        var path = context.Get(Input) ?? GlossaryOptions.PathOf(context);
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new UsageException($"there is no glossary at '{path}'");
        var faults = GlossaryChecker.Check(path);
        foreach (var fault in faults)
            context.Output.WriteLine(fault);
        var errors = faults.Count(fault => fault.Severity == GlossaryFaultSeverity.Error);
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{errors} errors, {faults.Length - errors} warnings"));
        return errors > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }
}
