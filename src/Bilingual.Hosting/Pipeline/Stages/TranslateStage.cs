using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;
using Bilingual.Translation;

namespace Bilingual.Hosting.Pipeline.Stages;

/// <summary>A sentence of a document that is to be translated.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Paragraph">The paragraph it stands in.</param>
/// <param name="Request">What the translator is asked.</param>
/// <param name="Key">Identity of its translation.</param>
internal sealed record DraftRequest(Sentence Sentence, Paragraph Paragraph, TranslationRequest Request, string Key);

/// <summary>Drafts for the sentences of one document that have none yet.</summary>
/// <param name="Path">The document.</param>
/// <param name="Rows">The new translations.</param>
/// <param name="Failed">How many sentences the engine refused.</param>
/// <param name="Reason">Why, for the first of them.</param>
internal sealed record Drafts(string Path, ImmutableArray<TranslationRow> Rows, int Failed, string? Reason);

/// <summary>Translates the sentences of a document's content; what is stored already is not translated again.</summary>
internal sealed class TranslateStage(
    ITranslator translator, string glossaryFingerprint, RunOptions options, DocumentLibrary documents, TranslationStore store)
    : IStage<StoredDocument, Drafts>
{
    private const int BatchSize = 64;

    /// <inheritdoc/>
    public Stage Stage => Stage.Translate;

    /// <summary>Name of the engine.</summary>
    public string Engine => translator.Engine;

    /// <summary>Identifies engine and glossary: with equal fingerprints drafts may be used again.</summary>
    public string Fingerprint => WorkspaceHash.Of(translator.Fingerprint, glossaryFingerprint);

    /// <summary>What is to be translated of a document, in reading order.</summary>
    public IEnumerable<DraftRequest> Requests(MappedDocument mapped)
    {
        foreach (var paragraph in mapped.Document.Paragraphs.Where(p => p.IsContent))
        {
            foreach (var sentence in paragraph.Sentences)
            {
                yield return new DraftRequest(
                    sentence,
                    paragraph,
                    new TranslationRequest(sentence.Text, [.. mapped.TermsOf(paragraph, sentence).Where(term => term.Depth == 0)]),
                    TranslationStore.Key(Fingerprint, options.SourceLanguage, options.TargetLanguage, sentence.Text));
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Drafts> RunAsync(StoredDocument item, CancellationToken cancellationToken)
    {
        var requests = Requests(await documents.GetAsync(item.Id, cancellationToken)).DistinctBy(r => r.Key, StringComparer.Ordinal).ToArray();
        var known = await store.FindAsync([.. requests.Select(r => r.Key)], cancellationToken);
        var rows = ImmutableArray.CreateBuilder<TranslationRow>();
        var failed = 0;
        string? reason = null;
        foreach (var batch in requests.Where(r => !known.ContainsKey(r.Key)).Chunk(BatchSize))
        {
            var results = await translator.TranslateAsync(
                [.. batch.Select(r => r.Request)], options.SourceLanguage, options.TargetLanguage, cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                if (results[i].Failure is { } failure)
                {
                    failed++;
                    reason ??= failure;
                    continue;
                }

                rows.Add(new TranslationRow
                {
                    Key = batch[i].Key,
                    SourceHash = WorkspaceHash.Of(batch[i].Request.Text),
                    SourceLanguage = options.SourceLanguage,
                    TargetLanguage = options.TargetLanguage,
                    Engine = results[i].Engine,
                    Text = results[i].Text,
                    Characters = results[i].Characters,
                });
            }
        }

        return new Drafts(item.Path, rows.ToImmutable(), failed, reason);
    }
}
