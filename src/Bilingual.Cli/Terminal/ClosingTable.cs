using System.Globalization;
using Bilingual.Hosting.Pipeline;

namespace Bilingual.Cli.Terminal;

/// <summary>What a run came to, in a few lines that read the same on a terminal and in a log.</summary>
internal static class ClosingTable
{
    /// <summary>Writes the table, the failures and the paths written.</summary>
    public static void Write(TextWriter output, RunSummary summary)
    {
        var counts = summary.Report.Counts;
        (string Name, string Value)[] rows =
        [
            ("documents", Number(counts.Documents)),
            ("paragraphs", $"{Number(counts.Paragraphs)} ({Number(counts.Boilerplate)} boilerplate)"),
            ("sentences", Number(counts.Sentences)),
            ("terms", Number(counts.Terms)),
            ("pairs", $"{Number(counts.Pairs)} ({Number(counts.ParallelPairs)} parallel)"),
            ("links", $"{Number(counts.Links)} ({Number(counts.TranslationLinks)} translation, {Number(counts.PartialLinks)} partial, {Number(counts.RelatedLinks)} related)"),
            ("units", Number(counts.Units)),
            ("failures", Number(summary.Report.Failures.Length)),
            ("seconds", summary.Report.Seconds.ToString("0.0", CultureInfo.InvariantCulture)),
        ];
        output.WriteLine();
        foreach (var (name, value) in rows)
            output.WriteLine($"  {name,-12}{value}");
        output.WriteLine();

        WriteFailures(output, summary);
        foreach (var remark in summary.Remarks)
            output.WriteLine(remark);
        foreach (var path in summary.Written)
            output.WriteLine($"wrote {path}");
    }

    /// <summary>Writes a line for each input that failed.</summary>
    public static void WriteFailures(TextWriter output, RunSummary summary)
    {
        foreach (var failure in summary.Report.Failures)
            output.WriteLine($"failed: {failure.Path} ({failure.Stage.Name()}): {failure.Reason}");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
