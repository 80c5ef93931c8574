using System.CommandLine;
using System.Globalization;
using Bilingual.Alignment;
using Bilingual.Glossaries;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;
using Bilingual.Interchange;
using Bilingual.Interchange.Import;

namespace Bilingual.Cli.Commands;

/// <summary><c>bilingual import</c>: takes over what others decided about the pairs of a workspace.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "Decisions (.decisions.jsonl) or a reviewed corpus (.tmx, .xlf, .tsv, .jsonl)" };

    private static readonly Option<string> Into = new("--into") { Description = "Workspace or its folder", HelpName = "WORKSPACE", Required = true };

    private static readonly Option<string?> ReviewerName = new("--reviewer") { Description = "Whose decisions they are, where the file does not say (default: the user's name)", HelpName = "NAME" };

    private static readonly Option<bool> AcceptUnreviewed = new("--accept-unreviewed")
    {
        Description = "Units that say nothing of a review count as accepted: for translation memories from elsewhere",
    };

    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams) =>
        new BilingualCommand(
            "import",
            "Takes over others' decisions: verdicts, edited texts and pairs put together otherwise. What a reviewer here decided otherwise stays and is listed.",
            "bilingual import ani.decisions.jsonl --into corpus",
            "bilingual import memory.tmx --into corpus --accept-unreviewed --reviewer agency")
        {
            FilePath, Into, ReviewerName, AcceptUnreviewed,
        }.Does(streams, RunAsync);

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var file = context.Get(FilePath)!;
        await using var content = context.OpenInput(file);
        await using var workspace = await Workspace.OpenForReviewAsync(context.Get(Into)!, cancellationToken);
        var glossary = context.Service<Glossary>();
        using var desk = new ReviewDesk(workspace, new TermIndex(glossary), new Lazy<PairScorer>(context.Service<PairScorer>), TimeProvider.System);
        var result = await new DecisionImport(desk, context.Service<CorpusReaders>()).ImportAsync(
            Path.GetFileName(file),
            content,
            new CorpusInfo { SourceLanguage = glossary.SourceLanguage, TargetLanguage = glossary.TargetLanguage },
            context.Get(ReviewerName) ?? Environment.UserName,
            context.Get(AcceptUnreviewed),
            cancellationToken);
        foreach (var fault in result.Faults)
            await context.Error.WriteLineAsync(fault);
        foreach (var conflict in result.Conflicts)
        {
            await context.Error.WriteLineAsync(
                $"{conflict.Theirs.SourcePath}: '{conflict.Theirs.SourceText}' is {Name(conflict.Ours)} here ({conflict.By}), {Name(conflict.Theirs.Verdict)} in the file ({conflict.Theirs.Reviewer}); left as it is");
        }

        context.Say(string.Create(
            CultureInfo.InvariantCulture, $"{result.Applied} applied, {result.Known} known already, {result.Unknown} not found, {result.Conflicts.Length} in conflict"));
        return result.Faults.IsEmpty ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => "accepted",
        Verdict.Rejected => "rejected",
        Verdict.NeedsReview => "to be looked at",
        _ => "unreviewed",
    };
}
