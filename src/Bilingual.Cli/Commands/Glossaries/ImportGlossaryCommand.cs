using System.CommandLine;
using System.Globalization;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Exchange;

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

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "import",
            "Reads a glossary of another tool and writes it in our own columns; what cannot be used is named.",
            "bilingual glossary import terms.tbx --format tbx --out glossary/terms.tsv")
        {
            Input, Format, SourceLanguage, TargetLanguage, Output,
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

        using var written = new MemoryStream();
        new TsvGlossaryFormat().Write(new Glossary(entries, languages.Source, languages.Target), written, []);
        GlossaryOptions.Write(context, context.Get(Output), written.ToArray());
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{entries.Length} terms imported"));
        return faults.Exists(fault => fault.Severity == GlossaryFaultSeverity.Error) ? ExitCode.SomeFailed : ExitCode.Done;
    }
}
