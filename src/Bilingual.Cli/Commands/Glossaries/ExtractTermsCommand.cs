using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Extraction;
using Bilingual.Hosting;

namespace Bilingual.Cli.Commands.Glossaries;

/// <summary><c>bilingual glossary extract</c>: terms proposed from aligned text, in the columns of a glossary.</summary>
internal static class ExtractTermsCommand
{
    private static readonly Argument<string[]> Input = new("PAIRS")
    {
        Description = "Files of src⇥tgt lines; '-' is standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly TermExtractionOptions Defaults = new();
    private static readonly Option<string> SourceLanguage = GlossaryOptions.SourceLanguage();
    private static readonly Option<string> TargetLanguage = GlossaryOptions.TargetLanguage();
    private static readonly Option<FileInfo?> Output = GlossaryOptions.Output();

    private static readonly Option<int> MinCount = new("--min-count")
    {
        Description = "Least number of pairs in which a term and its rendering stand together",
        HelpName = "N",
        DefaultValueFactory = static _ => Defaults.MinCount,
    };

    private static readonly Option<double> MinConsistency = new("--min-consistency")
    {
        Description = "Least reliability of a rendering, 0 to 1",
        HelpName = "P",
        DefaultValueFactory = static _ => Defaults.MinConsistency,
    };

    private static readonly Option<int> MaxWords = new("--max-words")
    {
        Description = "Most words of a term",
        HelpName = "N",
        DefaultValueFactory = static _ => Defaults.MaxWords,
    };

    private static readonly Option<int> Top = new("--top")
    {
        Description = "Most terms",
        HelpName = "N",
        DefaultValueFactory = static _ => Defaults.MaxCandidates,
    };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "extract",
            "Proposes terms from aligned text, best first, in the columns of a glossary with counts and an example in the note; known terms are left out.",
            "bilingual glossary extract corpus.tsv --top 200 --out candidates.tsv")
        {
            Input, SourceLanguage, TargetLanguage, MinCount, MinConsistency, MaxWords, Top, Output,
        }.Does(streams, (context, cancellationToken) => Task.FromResult(Run(context, cancellationToken)));

    private static int Run(CommandContext context, CancellationToken cancellationToken)
    {
        try
        {
            var candidates = TermExtractor.Extract(Pairs(context), OptionsOf(context), cancellationToken);
            using var written = new MemoryStream();
            using (var writer = new StreamWriter(written, new UTF8Encoding(false), leaveOpen: true))
                GlossaryWriter.Write(candidates.Select(EntryOf), writer);
            GlossaryOptions.Write(context, context.Get(Output), written.ToArray());
            context.Say(string.Create(CultureInfo.InvariantCulture, $"{candidates.Length} terms proposed"));
            return ExitCode.Done;
        }
        catch (ValidationException fault)
        {
            throw new UsageException(fault.Message, fault);
        }
    }

    private static TermExtractionOptions OptionsOf(CommandContext context) => new()
    {
        SourceLanguage = context.Get(SourceLanguage)!,
        TargetLanguage = context.Get(TargetLanguage)!,
        MinCount = context.Get(MinCount),
        MinConsistency = context.Get(MinConsistency),
        MaxWords = context.Get(MaxWords),
        MaxCandidates = context.Get(Top),
        Known = GlossaryOptions.Read(context),
    };

    private static IEnumerable<(string Source, string Target)> Pairs(CommandContext context)
    {
        foreach (var file in context.Get(Input)!)
        {
            var number = 0;
            foreach (var line in context.ReadLines(file))
            {
                number++;
                var fields = line.Split('\t');
                if (fields.Length < 2)
                    throw new UsageException($"{file}:{number}: expected src⇥tgt");
                yield return (fields[0], fields[1]);
            }
        }
    }

    private static TermEntry EntryOf(TermCandidate candidate) => new()
    {
        Term = candidate.Source.TrimStart('#').Trim(),
        Target = candidate.Target,
        Status = string.Equals(candidate.Source, candidate.Target, StringComparison.Ordinal) ? TermStatus.Keep : TermStatus.Preferred,
        Note = string.Create(
            CultureInfo.InvariantCulture,
            $"count={candidate.Count} of {candidate.SourceCount}/{candidate.TargetCount} consistency={candidate.Consistency:0.00} g2={candidate.LogLikelihood:0} | {candidate.ExampleSource} | {candidate.ExampleTarget}"),
    };
}
