using System.Collections.Immutable;
using System.Globalization;
using Bilingual.Hosting.Pipeline.Stages;
using Bilingual.Hosting.Storage;
using Bilingual.Translation;

namespace Bilingual.Hosting.Pipeline.Steps;

/// <summary>Makes the drafts that are not stored yet.</summary>
internal sealed class DraftStep(RunContext run, TranslateStage translate, CharacterBudget budget)
{
    private const string State = "drafts";

    // A transaction for each few hundred drafts: a run that is killed loses no more. (What an engine answered is kept at once, beneath.)
    private const int TranslationsInTransaction = 500;

    /// <summary>Does the work.</summary>
    /// <param name="draft">The stage that a document goes through.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task RunAsync(
        Func<IAsyncEnumerable<Outcome<StoredDocument>>, IAsyncEnumerable<Outcome<Drafts>>> draft, CancellationToken cancellationToken)
    {
        var documents = (await run.Workspace.Documents.ListAsync(cancellationToken))
            .Where(d => d.Language == run.Options.SourceLanguage).ToImmutableArray();
        var wanted = WorkspaceHash.Of([translate.Fingerprint, .. documents.Select(d => d.Fingerprint)]);
        if (await run.Workspace.Runs.GetStateAsync(State, cancellationToken) == wanted && !run.Options.DryRun)
            return;

        var items = documents.Select(d => Outcome<StoredDocument>.Success(d.Path, d)).ToStream(cancellationToken);
        run.Recorder.Begin(Stage.Translate, documents.Length);
        var isComplete = true;
        string? provisional = null;
        await foreach (var batch in draft(items)
            .InBatches(run, TranslationsInTransaction, d => d.Rows.Length + 1, cancellationToken))
        {
            if (!run.Options.DryRun)
                await run.Workspace.Translations.SaveAsync([.. batch.SelectMany(d => d.Rows)], cancellationToken);
            foreach (var drafts in batch)
            {
                provisional ??= drafts.Provisional;
                isComplete &= drafts.Failed == 0 && drafts.Provisional is null;
                if (drafts.Failed > 0)
                    run.Failures.Enqueue(new Failure(Stage.Translate, drafts.Path, $"{drafts.Failed} sentences were not translated: {drafts.Reason}"));
            }
        }

        run.Recorder.End(Stage.Translate);
        Remark(provisional);

        // What an engine refused, or another one had to do, is asked again in the next run.
        if (isComplete && !run.Options.DryRun)
            await run.Workspace.Runs.SetStateAsync(State, wanted, cancellationToken);
    }

    private void Remark(string? provisional)
    {
        if (run.Options.DryRun)
        {
            run.Remarks.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"dry run: {translate.Engine} would be sent {budget.Used:N0} characters in {budget.Texts:N0} sentences; nothing was sent"));
        }
        else if (budget.Used > 0)
        {
            run.Remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{budget.Used:N0} characters in {budget.Texts:N0} sentences were sent for translation"));
        }

        if (provisional is not null)
            run.Remarks.Add($"Some drafts are not as '{translate.Engine}' was to make them; the next run asks again: {provisional}");
    }
}
