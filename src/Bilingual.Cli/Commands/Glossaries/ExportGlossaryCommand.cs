using System.CommandLine;
using System.Globalization;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Exchange;
using Bilingual.Hosting;

namespace Bilingual.Cli.Commands.Glossaries;

/// <summary><c>bilingual glossary export</c>: the glossary in the format of another tool.</summary>
internal static class ExportGlossaryCommand
{
    private static readonly Option<string> Format = GlossaryOptions.Format();
    private static readonly Option<FileInfo?> Output = GlossaryOptions.Output();

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "export",
            "Writes the glossary in the format of another tool; what the format cannot say is named.",
            "bilingual glossary export --format omegat --out terms.txt --glossary my-terms.tsv")
        {
            Format, Output,
        }.Does(streams, (context, _) => Task.FromResult(Run(context)));

    private static int Run(CommandContext context)
    {
        var losses = new List<GlossaryFault>();
        var glossary = GlossaryOptions.Read(context);
        using var written = new MemoryStream();
        try
        {
            GlossaryFormats.Find(context.Get(Format)!)!.Write(glossary, written, losses);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message, fault);
        }

        foreach (var loss in losses)
            context.Error.WriteLine(loss);
        if (!glossary.Exceptions.IsEmpty)
        {
            context.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"warning loss: {glossary.Exceptions.Length} exceptions ('not this term here') have no place in this format; they stay in their *{GlossaryReader.ExceptionsExtension} files."));
        }

        GlossaryOptions.Write(context, context.Get(Output), written.ToArray());
        context.Say(string.Create(CultureInfo.InvariantCulture, $"{glossary.Count} terms exported, {losses.Count} losses"));
        return ExitCode.Done;
    }
}
