using System.CommandLine;
using System.Globalization;
using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Evaluation;
using Bilingual.Hosting;
using Bilingual.Segmentation;

namespace Bilingual.Cli.Commands.Evaluate;

/// <summary>
/// <c>bilingual evaluate alignment</c>: aligns documents with known beads and scores the result as vecalign's scorer does, or links the
/// articles of a folder with judged links.
/// </summary>
internal static class EvaluateAlignmentCommand
{
    private static readonly Argument<DirectoryInfo[]> Gold = new("DIR")
    {
        Description = "Folders of NAME.SRC, NAME.TGT and NAME.gold (beads, a line each); of NAME.SRC.txt, NAME.TGT.txt (paragraphs between blank lines) and " +
            "NAME.gold.tsv (units of both sides); or of articles with lines.tsv and links.tsv",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> SourceLanguage = new("--src-lang") { Description = "Source language", HelpName = "LANG", DefaultValueFactory = static _ => "id" };

    private static readonly Option<string> TargetLanguage = new("--tgt-lang") { Description = "Target language", HelpName = "LANG", DefaultValueFactory = static _ => "en" };

    private static readonly Option<string> Mode = new Option<string>("--mode") { Description = "How to align", DefaultValueFactory = static _ => "auto" }
        .AcceptOnlyFromAmong("auto", "parallel", "comparable");

    private static readonly Option<double> Threshold = new("--threshold") { Description = "Least probability of links", HelpName = "P", DefaultValueFactory = static _ => 0.5 };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "alignment",
            "Strict, lax, link and null F1 of beads, or precision and recall of links, with the reliability of the probabilities.",
            "bilingual evaluate alignment gold/noisy gold/comparable",
            "bilingual evaluate alignment events/c01 events/c02")
        {
            Gold, SourceLanguage, TargetLanguage, Mode, Threshold,
        }.Does(streams, (context, cancellationToken) => Task.FromResult(Run(context, cancellationToken)));

    private static int Run(CommandContext context, CancellationToken cancellationToken)
    {
        var folders = context.Get(Gold)!;
        foreach (var folder in folders.Where(folder => !folder.Exists))
            throw new UsageException($"there is no folder '{folder.FullName}'");
        var judged = folders.Where(folder => File.Exists(Path.Combine(folder.FullName, "links.tsv"))).ToArray();
        if (judged.Length > 0)
            EvaluateLinks(context, judged, cancellationToken);
        var whole = new CalibrationEvaluation();
        var others = folders.Except(judged).ToArray();
        foreach (var folder in others)
            EvaluateBeads(context, folder, whole, cancellationToken);
        if (others.Length > 1)
            WriteReliability(context, "all", whole);
        return ExitCode.Done;
    }

    private static void EvaluateBeads(CommandContext context, DirectoryInfo folder, CalibrationEvaluation whole, CancellationToken cancellationToken)
    {
        var evaluation = new AlignmentEvaluation();
        var calibration = new CalibrationEvaluation();
        var mode = Enum.Parse<AlignmentMode>(context.Get(Mode)!, ignoreCase: true);
        var documents = 0;
        foreach (var (gold, source, target) in Documents(context, folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var extractor = context.Service<SignalExtractor>();
            var found = context.Service<SentenceAligner>().Align(
                extractor.Extract(source, context.Get(SourceLanguage)!, withPieces: true),
                extractor.Extract(target, context.Get(TargetLanguage)!, withPieces: true),
                mode,
                cancellationToken: cancellationToken);
            evaluation.Add(gold, [.. found.Beads.Select(bead => new GoldBead(bead.Source, bead.Target))]);
            var right = gold.ToHashSet();
            foreach (var bead in found.Beads)
            {
                var isRight = right.Contains(new GoldBead(bead.Source, bead.Target));
                calibration.Add(bead.Probability, isRight);
                whole.Add(bead.Probability, isRight);
            }

            documents++;
        }

        if (documents == 0)
            throw new UsageException($"'{folder.FullName}' holds neither NAME.gold nor NAME.gold.tsv nor links.tsv");
        Write(context, $"{folder.Name}\tdocuments", documents);
        Write(context, $"{folder.Name}\tstrict_f1", evaluation.Strict.F1);
        Write(context, $"{folder.Name}\tlax_f1", evaluation.Lax.F1);
        Write(context, $"{folder.Name}\tlink_f1", evaluation.Links.F1);
        Write(context, $"{folder.Name}\tnull_f1", evaluation.Nulls.F1);
        WriteReliability(context, folder.Name, calibration);
    }

    /// <summary>The calibration error, and for each tenth of probability that occurs: how many beads, their mean probability, the share of right ones.</summary>
    private static void WriteReliability(CommandContext context, string name, CalibrationEvaluation calibration)
    {
        Write(context, $"{name}\tcalibration_error", calibration.ExpectedError);
        for (var band = 0; band < calibration.Curve.Length; band++)
        {
            var (count, predicted, observed) = calibration.Curve[band];
            if (count > 0)
                context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\treliability_{band / 10.0:0.0}\t{count}\t{predicted:0.0000}\t{observed:0.0000}"));
        }
    }

    private static IEnumerable<(List<GoldBead> Gold, List<string> Source, List<string> Target)> Documents(CommandContext context, DirectoryInfo folder)
    {
        var (source, target) = (context.Get(SourceLanguage)!, context.Get(TargetLanguage)!);
        foreach (var file in folder.GetFiles("*.gold").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var stem = Path.ChangeExtension(file.FullName, null);
            yield return (Beads(context, file.FullName), context.ReadLines($"{stem}.{source}").ToList(), context.ReadLines($"{stem}.{target}").ToList());
        }

        foreach (var file in folder.GetFiles("*.gold.tsv").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var stem = file.FullName[..^".gold.tsv".Length];
            yield return (TableBeads(context, file.FullName), Paragraphs(context, $"{stem}.{source}.txt"), Paragraphs(context, $"{stem}.{target}.txt"));
        }
    }

    private static List<string> Paragraphs(CommandContext context, string path)
    {
        var paragraphs = new List<string>();
        var isOpen = false;
        foreach (var line in context.ReadLines(path))
        {
            if (string.IsNullOrWhiteSpace(line))
                isOpen = false;
            else if (isOpen)
                paragraphs[^1] += ' ' + line;
            else
                paragraphs.Add(line);
            isOpen = !string.IsNullOrWhiteSpace(line);
        }

        return paragraphs;
    }

    /// <summary>Beads as a table: units of the source, a tab, units of the target, parted by commas. Units without a counterpart stand alone.</summary>
    private static List<GoldBead> TableBeads(CommandContext context, string path)
    {
        var beads = new List<GoldBead>();
        var number = 0;
        foreach (var line in context.ReadLines(path))
        {
            number++;
            if (line.Length == 0)
                continue;
            var fields = line.Split('\t');
            if (fields.Length != 2)
                throw new InvalidDataException($"'{path}' line {number} has {fields.Length} fields; units of source and target parted by a tab were expected");
            var bead = GoldBead.Parse($"[{fields[0]}]:[{fields[1]}]");
            if (bead.IsNull)
                beads.AddRange([.. bead.Source.Select(unit => new GoldBead([unit], [])), .. bead.Target.Select(unit => new GoldBead([], [unit]))]);
            else
                beads.Add(bead);
        }

        return beads;
    }

    private static List<GoldBead> Beads(CommandContext context, string path)
    {
        var beads = new List<GoldBead>();
        var number = 0;
        foreach (var line in context.ReadLines(path))
        {
            number++;
            if (line.Length == 0)
                continue;
            try
            {
                beads.Add(GoldBead.Parse(line));
            }
            catch (FormatException fault)
            {
                throw new InvalidDataException($"'{path}' line {number}: {fault.Message}", fault);
            }
        }

        return beads;
    }

    private static void EvaluateLinks(CommandContext context, DirectoryInfo[] folders, CancellationToken cancellationToken)
    {
        var evaluation = new LinkEvaluation();
        var aligner = context.Service<BitextAligner>();
        foreach (var folder in folders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var judgements = Judgements(context, folder);
            var kinds = Rows(context, folder, "lines.tsv", 3).ToDictionary(row => (row[0], Number(row[1])), row => row[2]);
            // A pair of articles without any judged link counts as well: whatever is linked there is wrong.
            var files = kinds.Keys.Select(line => line.Item1).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var pairs = from source in files.Where(file => file.StartsWith(context.Get(SourceLanguage)!, StringComparison.Ordinal))
                        from target in files.Where(file => file.StartsWith(context.Get(TargetLanguage)!, StringComparison.Ordinal))
                        select (Source: source, Target: target);
            foreach (var pair in pairs)
            {
                var source = Read(context, folder, pair.Source, context.Get(SourceLanguage)!);
                var target = Read(context, folder, pair.Target, context.Get(TargetLanguage)!);
                var extractor = context.Service<SignalExtractor>();
                var links = aligner.LinkParagraphs(extractor.Extract(source), extractor.Extract(target))
                    .Select(link => (source.Paragraphs[link.Source].Line, target.Paragraphs[link.Target].Line, link.Probability));
                evaluation.Add(
                    [.. judgements.Where(link => (link.SourceFile, link.TargetFile) == pair).Select(link => link.Link)],
                    [.. links],
                    context.Get(Threshold),
                    (s, t) => IsLinkable(kinds, pair.Source, s) && IsLinkable(kinds, pair.Target, t));
            }
        }

        Write(context, "links", evaluation.Found);
        Write(context, "precision", evaluation.Links.Precision);
        Write(context, "recall", evaluation.Links.Recall);
        Write(context, "recall_of_grade_2", evaluation.StrongRecall);
        Write(context, "boilerplate_linked", evaluation.Forbidden);
        Write(context, "calibration_error", evaluation.Calibration.ExpectedError);
    }

    private static bool IsLinkable(Dictionary<(string, int), string> kinds, string file, int line) =>
        kinds.GetValueOrDefault((file, line)) is not ("boilerplate" or "byline");

    private static List<(string SourceFile, string TargetFile, JudgedLink Link)> Judgements(CommandContext context, DirectoryInfo folder) =>
    [
        .. Rows(context, folder, "links.tsv", 5).Select(row => (row[0], row[2], new JudgedLink(Number(row[1]), Number(row[3]), Number(row[4])))),
    ];

    private static IEnumerable<string[]> Rows(CommandContext context, DirectoryInfo folder, string name, int columns)
    {
        var path = Path.Combine(folder.FullName, name);
        var number = 1;
        foreach (var line in context.ReadLines(path).Skip(1))
        {
            number++;
            var row = line.Split('\t');
            if (row.Length < columns)
                throw new InvalidDataException($"'{path}' line {number} has {row.Length} columns; at least {columns} were expected");
            yield return row;
        }
    }

    private static int Number(string field) =>
        int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException($"'{field}' is no line number");

    private static Document Read(CommandContext context, DirectoryInfo folder, string name, string language)
    {
        var path = Path.Combine(folder.FullName, name);
        var segmenter = context.Service<ISentenceSegmenter>();
        var document = context.Service<DocumentReader>().ReadText(File.ReadAllText(path), path) with { Language = language };
        var spans = new List<TextSpan>();
        return document with
        {
            Paragraphs =
            [
                .. document.Paragraphs.Select(paragraph =>
                {
                    spans.Clear();
                    segmenter.Segment(paragraph.Text, language, spans);
                    return paragraph with { Sentences = [.. spans.Select((span, i) => new Sentence(i, span, span, paragraph.Text[span.Start..span.End]))] };
                }),
            ],
        };
    }

    private static void Write(CommandContext context, string name, double value) =>
        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{value:0.####}"));
}
