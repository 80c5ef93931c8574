using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Checking;
using Bilingual.Hosting;

namespace Bilingual.Cli.Commands.Glossaries;

/// <summary>
/// <c>bilingual glossary check</c>: every fault of a glossary with file and line, or with <c>--pairs</c> every place where translated
/// text does not follow it.
/// </summary>
internal static class CheckGlossaryCommand
{
    private static readonly Argument<string[]> Input = new("PATH")
    {
        Description = "Glossary files or folders (default: those of --glossary)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<string?> Pairs = new("--pairs")
    {
        Description = "Checks these src⇥tgt lines by the glossary instead: line, kind, source start and end, target start and end, term, target, explanation; '-' is standard input",
        HelpName = "FILE",
    };

    private static readonly Option<string> SourceLanguage = GlossaryOptions.SourceLanguage();
    private static readonly Option<string> TargetLanguage = GlossaryOptions.TargetLanguage();

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "check",
            "Names every fault of a glossary as FILE:LINE: severity code: message, exit code 2 if there is an error; or checks translations by it (findings are its results and leave the exit code 0).",
            "bilingual glossary check my-terms.tsv",
            "bilingual glossary check --pairs draft.tsv --glossary my-terms.tsv",
            "bilingual glossary check --pairs draft.tsv --src-lang en --tgt-lang id")
        {
            Input, Pairs, SourceLanguage, TargetLanguage,
        }.Does(streams, (context, cancellationToken) =>
            Task.FromResult(context.Get(Pairs) is { } file ? CheckPairs(context, file, cancellationToken) : CheckGlossaries(context)));

    private static int CheckGlossaries(CommandContext context)
    {
        ImmutableArray<string> paths = context.Get(Input) is { Length: > 0 } named ? [.. named] : GlossaryOptions.PathsOf(context);
        var faults = new List<GlossaryFault>();
        foreach (var path in paths)
        {
            try
            {
                faults.AddRange(GlossaryChecker.Check(path));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new UsageException(fault.Message, fault);
            }
        }

        foreach (var fault in faults)
            context.Output.WriteLine(fault);
        var errors = faults.Count(fault => fault.Severity == GlossaryFaultSeverity.Error);
        context.Say($"{Counted(errors, "error")}, {Counted(faults.Count - errors, "warning")}");
        return errors > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static int CheckPairs(CommandContext context, string file, CancellationToken cancellationToken)
    {
        var glossary = context.Get(Input) is { Length: > 0 } named ? GlossaryOptions.Read(named) : GlossaryOptions.Read(context);
        var checker = CheckerOf(context, glossary);
        var pairs = new List<(string Source, string Target)>();
        var failed = 0;
        foreach (var line in context.ReadLines(file))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fields = line.Normalize(NormalizationForm.FormC).Split('\t');
            if (fields.Length < 2 && line.Length > 0)
            {
                failed++;
                context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}:{pairs.Count + 1}: expected src⇥tgt"));
            }

            pairs.Add(fields.Length < 2 ? ("", "") : (fields[0], fields[1]));
        }

        var findings = checker.CheckAll(pairs);
        foreach (var (number, finding) in findings)
            Write(context.Output, number, finding, checker);
        context.Say($"{Counted(pairs.Count, "pair")}, {Counted(findings.Length, "finding")}");

        // A finding is a result of the check, not an input that failed.
        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static TermChecker CheckerOf(CommandContext context, Glossary glossary)
    {
        try
        {
            return TermChecker.Create(glossary, context.Get(SourceLanguage)!, context.Get(TargetLanguage)!);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message.Split(" (Parameter", 2)[0], fault);
        }
    }

    private static void Write(TextWriter output, int number, TermFinding finding, TermChecker checker) => output.WriteLine(string.Join(
        '\t',
        number.ToString(CultureInfo.InvariantCulture),
        finding.Kind.ToString().ToLowerInvariant(),
        PlaceOf(finding.Source),
        PlaceOf(finding.Target),
        checker.TermOf(finding.Entry),
        checker.TargetOf(finding.Entry),
        finding.Explanation));

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string PlaceOf(TextSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.Start}\t{span.End}");
}
