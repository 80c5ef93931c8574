using System.CommandLine;
using System.Text;
using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Evaluation;
using Bilingual.Hosting;
using Bilingual.Interchange;
using Bilingual.Interchange.Beads;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual align</c>: aligns two files, or many pairs of files in one process.</summary>
internal static class AlignCommand
{
    private const int ShownMoves = 5;
    private static readonly Argument<string?> Source = new("SRC") { Description = "Source text; - for standard input", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Argument<string?> Target = new("TGT") { Description = "Target text; - for standard input", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> Batch = new("--batch")
    {
        Description = "Aligns many pairs: a file with SRC, TGT and OUT on each line, parted by tabs; - for standard input",
        HelpName = "LIST",
    };

    private static readonly Option<string> Unit = new Option<string>("--unit")
    {
        Description = "line: each line is a unit, blank ones included; sentence; paragraph",
        DefaultValueFactory = static _ => "sentence",
    }.AcceptOnlyFromAmong("line", "sentence", "paragraph");

    private static readonly Option<string> Mode = new Option<string>("--mode")
    {
        Description = "parallel: same order, save for moved blocks; comparable: any order; auto decides from the texts",
        DefaultValueFactory = static _ => "auto",
    }.AcceptOnlyFromAmong("auto", "parallel", "comparable");

    private static readonly Option<string> Format = new Option<string>("--format")
    {
        Description = "links are many to many, between the lines of paragraphs",
        DefaultValueFactory = static _ => "vecalign",
    }.AcceptOnlyFromAmong("vecalign", "ladder", "tsv", "jsonl", "tmx", "links");

    private static readonly Option<string> SourceLanguage = new("--src-lang") { Description = "Source language", HelpName = "LANG", DefaultValueFactory = static _ => "id" };

    private static readonly Option<string> TargetLanguage = new("--tgt-lang") { Description = "Target language", HelpName = "LANG", DefaultValueFactory = static _ => "en" };

    private static readonly Option<double> Threshold = new("--threshold")
    {
        Description = "Least probability of the links that are written",
        HelpName = "P",
        DefaultValueFactory = static _ => 0.5,
    };

    private static readonly Option<string?> Fixed = new("--fixed")
    {
        Description = "Beads that are settled, in vecalign's format: they are kept, and the rest is aligned around them",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Monotone = new("--monotone") { Description = "One path only: moved blocks and beads with a hole are left alone" };

    private static readonly Option<bool> Words = new("--words") { Description = "With --format jsonl: which words answer which, with their offsets" };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "align",
            "Aligns two texts in beads, or links the paragraphs of comparable articles.",
            "bilingual align artikel.id.txt article.en.txt --unit sentence --format tsv",
            "bilingual align a.id b.en --unit line --mode parallel --format vecalign",
            "bilingual align a.id b.en --unit line --fixed accepted.txt",
            "bilingual align --batch pairs.tsv --unit line")
        {
            Source, Target, Batch, Unit, Mode, Format, SourceLanguage, TargetLanguage, Threshold, Fixed, Monotone, Words,
        }.Does(streams, (context, cancellationToken) => Task.FromResult(Run(context, cancellationToken)));

    private static int Run(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.Get(Batch) is { } list)
            return RunBatch(context, list, cancellationToken);
        if (context.Get(Source) is not { } source || context.Get(Target) is not { } target)
            throw new UsageException("align needs SRC and TGT, or --batch LIST; see 'bilingual align --help'");
        if (source == "-" && target == "-")
            throw new UsageException("only one of SRC and TGT can be standard input");
        var text = Align(context, source, target, cancellationToken);
        Write(context, text, context.Output);
        return ExitCode.Done;
    }

    private static int RunBatch(CommandContext context, string list, CancellationToken cancellationToken)
    {
        if (context.Get(Fixed) is not null)
            throw new UsageException("--fixed belongs to one pair of texts and cannot go with --batch");
        if (context.Get(Source) is not null)
            throw new UsageException("give either SRC and TGT or --batch LIST, not both");
        var failures = 0;
        var number = 0;
        foreach (var line in context.ReadLines(list))
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (line.Length == 0)
                continue;
            var fields = line.Split('\t');
            if (fields.Length != 3)
            {
                Fail($"'{list}' line {number} has {fields.Length} fields; SRC, TGT and OUT parted by tabs were expected");
                continue;
            }

            try
            {
                var text = Align(context, fields[0], fields[1], cancellationToken);
                AtomicFile.Write(fields[2], stream =>
                {
                    using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
                    Write(context, text, writer);
                });
            }
            catch (Exception fault) when (fault is UsageException or IOException or UnauthorizedAccessException or DocumentException or OutputException)
            {
                Fail($"'{list}' line {number}: {fault.Message}");
            }
        }

        return failures == 0 ? ExitCode.Done : ExitCode.SomeFailed;

        void Fail(string message)
        {
            failures++;
            context.Error.WriteLine($"bilingual: {message}");
        }
    }

    private static AlignedText Align(CommandContext context, string sourcePath, string targetPath, CancellationToken cancellationToken)
    {
        var unit = Enum.Parse<AlignUnit>(context.Get(Unit)!, ignoreCase: true);
        var source = AlignInput.Read(context, sourcePath, context.Get(SourceLanguage)!, unit);
        var target = AlignInput.Read(context, targetPath, context.Get(TargetLanguage)!, unit);
        var extractor = context.Service<SignalExtractor>();
        if (context.Get(Format) == "links")
        {
            var threshold = context.Get(Threshold);
            var links = context.Service<BitextAligner>().LinkParagraphs(extractor.Extract(source.Document), extractor.Extract(target.Document))
                .Where(link => link.Probability >= threshold)
                .Select(link => new LineLink(source.Lines[link.Source], target.Lines[link.Target], link.Relation, link.Probability));
            return new AlignedText { Source = source.Units, Target = target.Units, Beads = [], Links = [.. links] };
        }

        var (withPieces, withWords) = (unit != AlignUnit.Sentence, ShowsEvidence(context));
        var sourceSignals = extractor.Extract(source.Units, source.Document.Language, withPieces: withPieces, withWords: withWords);
        var targetSignals = extractor.Extract(target.Units, target.Document.Language, withPieces: withPieces, withWords: withWords);
        var aligner = new SentenceAligner(context.Service<ConfidenceModel>()) { IsMonotone = context.Get(Monotone) };
        var mode = Enum.Parse<AlignmentMode>(context.Get(Mode)!, ignoreCase: true);
        SentenceAlignment alignment;
        try
        {
            alignment = aligner.Align(sourceSignals, targetSignals, mode, FixedBeads(context), cancellationToken);
        }
        catch (ArgumentException fault) when (context.Get(Fixed) is { } file)
        {
            throw new UsageException($"'{file}': {fault.Message}", fault);
        }

        Report(context, $"{sourcePath} ~ {targetPath}", mode, alignment);
        return Describe(context, source, sourceSignals, target, targetSignals, alignment);
    }

    /// <summary>Says how the texts were aligned where that was to be found out, and which blocks moved.</summary>
    private static void Report(CommandContext context, string texts, AlignmentMode mode, SentenceAlignment alignment)
    {
        if (mode == AlignmentMode.Auto || context.Verbose)
            context.Say($"{texts}: {alignment.Mode.ToString().ToLowerInvariant()}, {alignment.Reason}");
        if (alignment.Moves.IsEmpty)
            return;
        var blocks = alignment.Moves.Take(ShownMoves).Select(move => $"{Range(move.SourceStart, move.SourceEnd)} ~ {Range(move.TargetStart, move.TargetEnd)}");
        var rest = alignment.Moves.Length > ShownMoves ? $" and {alignment.Moves.Length - ShownMoves} more" : "";
        context.Say($"{texts}: moved blocks (units of source ~ target): {string.Join("; ", blocks)}{rest}");

        static string Range(int start, int end) => end - start == 1 ? $"{start}" : $"{start}-{end - 1}";
    }

    /// <summary>Joins beads with what the format shows of them.</summary>
    private static AlignedText Describe(
        CommandContext context, AlignInput source, TextSignals sourceSignals, AlignInput target, TextSignals targetSignals, SentenceAlignment alignment)
    {
        var beads = alignment.Beads;
        if (ShowsEvidence(context))
        {
            var scorer = context.Service<PairScorer>();
            beads = [.. beads.Select(bead => bead.IsNull ? bead : bead with { Evidence = scorer.Score(sourceSignals, bead.Source, targetSignals, bead.Target).Evidence })];
        }

        var linker = context.Get(Words) ? context.Service<WordLinker>() : null;
        return new AlignedText
        {
            Source = source.Units,
            Target = target.Units,
            Beads = beads,
            Words = linker is null ? null : (first, second) => linker.Link(first, second, source.Document.Language, target.Document.Language),
        };
    }

    private static bool ShowsEvidence(CommandContext context) => context.Get(Format) is "jsonl" or "tsv";

    private static List<FixedBead> FixedBeads(CommandContext context)
    {
        var beads = new List<FixedBead>();
        if (context.Get(Fixed) is not { } file)
            return beads;
        var number = 0;
        foreach (var line in context.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var bead = GoldBead.Parse(line);
                beads.Add(new FixedBead(bead.Source, bead.Target));
            }
            catch (FormatException fault)
            {
                throw new UsageException($"'{file}' line {number}: {fault.Message}", fault);
            }
        }

        return beads;
    }

    private static void Write(CommandContext context, AlignedText text, TextWriter output)
    {
        var format = context.Service<BeadFormats>().Get(context.Get(Format)!);
        if (format.Refuses(text) is { } reason)
            throw new UsageException(reason);
        format.Write(output, text, new CorpusInfo { SourceLanguage = context.Get(SourceLanguage)!, TargetLanguage = context.Get(TargetLanguage)! });
    }
}
