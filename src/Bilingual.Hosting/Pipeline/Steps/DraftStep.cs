using System.Collections.Immutable;
using Bilingual.Hosting.Pipeline.Stages;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline.Steps;

/// <summary>Makes the drafts that are not stored yet.</summary>
internal sealed class DraftStep(RunContext run, TranslateStage translate)
{
    private const string State = "drafts";
    private const int TranslationsInTransaction = 5000;

    /// <summary>Does the work.</summary>
    /// <param name="draft">The stage that a document goes through.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task RunAsync(
        Func<IAsyncEnumerable<Outcome<StoredDocument>>, IAsyncEnumerable<Outcome<Drafts>>> draft, CancellationToken cancellationToken)
    {
        var documents = (await run.Workspace.Documents.ListAsync(cancellationToken))
            .Where(d => d.Language == run.Options.SourceLanguage).ToImmutableArray();
        var wanted = WorkspaceHash.Of([translate.Fingerprint, .. documents.Select(d => d.Fingerprint)]);
        if (await run.Workspace.Runs.GetStateAsync(State, cancellationToken) == wanted)
            return;

        var items = documents.Select(d => Outcome<StoredDocument>.Success(d.Path, d)).ToStream(cancellationToken);
        run.Recorder.Begin(Stage.Translate, documents.Length);
        var refused = 0;
        await foreach (var batch in draft(items)
            .InBatches(run, TranslationsInTransaction, d => d.Rows.Length + 1, cancellationToken))
        {
            await run.Workspace.Translations.SaveAsync([.. batch.SelectMany(d => d.Rows)], cancellationToken);
            foreach (var drafts in batch.Where(d => d.Failed > 0))
            {
                refused += drafts.Failed;
                run.Failures.Enqueue(new Failure(Stage.Translate, drafts.Path, $"{drafts.Failed} sentences were not translated: {drafts.Reason}"));
            }
        }

        run.Recorder.End(Stage.Translate);

        // What the engine refused is asked again in the next run.
        if (refused == 0)
            await run.Workspace.Runs.SetStateAsync(State, wanted, cancellationToken);
    }
}
