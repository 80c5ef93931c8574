using System.CommandLine;
using System.Globalization;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Exchange;
using Bilingual.Hosting;

namespace Bilingual.Cli.Commands.Glossaries;

/// <summary><c>bilingual glossary import</c>: a glossary of another tool in our own columns.</summary>
internal static class ImportGlossaryCommand
{
    private static readonly Argument<string?> Input = new("FILE")
    {
        Description = "File to read; '-' or nothing is standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Format = GlossaryOptions.Format();
    private static readonly Option<string> SourceLanguage = GlossaryOptions.SourceLanguage();
    private static readonly Option<string> TargetLanguage = GlossaryOptions.TargetLanguage();
    private static readonly Option<FileInfo?> Output = GlossaryOptions.Output();

    private static readonly Option<FileInfo?> Into = new("--into")
    {
        Description = "Glossary file to merge into: what stands there stays, new terms are added, those rendered otherwise are named",
        HelpName = "FILE",
    };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "import",
            "Reads a glossary of another tool and writes it in our own columns; what cannot be used is named.",
            "bilingual glossary import terms.tbx --format tbx --out glossary/terms.tsv",
            "bilingual glossary import candidates.tsv --format tsv --into glossary/project.tsv")
        {
            Input, Format, SourceLanguage, TargetLanguage, Output, Into,
        }.Does(streams, (context, _) => Task.FromResult(Run(context)));

    private static int Run(CommandContext context)
    {
        var faults = new List<GlossaryFault>();
        var format = GlossaryFormats.Find(context.Get(Format)!)!;
        var languages = new GlossaryLanguages(context.Get(SourceLanguage)!, context.Get(TargetLanguage)!);
        using var input = context.OpenInput(context.Get(Input));
        var entries = format.Read(input, context.Get(Input) ?? "-", languages, faults);
        foreach (var fault in faults)
            context.Error.WriteLine(fault);

        var isWhole = !faults.Exists(fault => fault.Severity == GlossaryFaultSeverity.Error);
        if (context.Get(Into) is { } into)
            return Merge(context, into, entries) && isWhole ? ExitCode.Done : ExitCode.SomeFailed;
        using var written = new MemoryStream();
        new TsvGlossaryFormat().Write(new Glossary(entries, languages.Source, languages.Target), written, []);
        GlossaryOptions.Write(context, context.Get(Output), written.ToArray());
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{entries.Length} terms imported"));
        return isWhole ? ExitCode.Done : ExitCode.SomeFailed;
    }

    /// <summary>Merges and says what became of the entries; whether all found a place.</summary>
    private static bool Merge(CommandContext context, FileInfo file, IEnumerable<TermEntry> entries)
    {
        try
        {
            var result = GlossaryMerge.Into(file.FullName, entries);
            foreach (var (entry, other) in result.Conflicts)
            {
                context.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.File}:{entry.Line}: not merged: '{entry.Term}' → '{entry.Target}' is '{other.Target}' in {other.File}:{other.Line}"));
            }

            context.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Added.Length} terms added to {file.Name}, {result.Known} there already, {result.Conflicts.Length} rendered otherwise"));
            return result.Conflicts.IsEmpty;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot merge into '{file}': {fault.Message.Split(" (Parameter", 2)[0]}", fault);
        }
    }
}
