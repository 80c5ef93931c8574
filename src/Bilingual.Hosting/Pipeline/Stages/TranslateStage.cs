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

/// <summary>Drafts for the sentences of one document that have none yet, or only a provisional one.</summary>
/// <param name="Path">The document.</param>
/// <param name="Rows">The new translations.</param>
/// <param name="Failed">How many sentences no engine translated.</param>
/// <param name="Reason">Why, for the first of them.</param>
/// <param name="Provisional">Why the first of the drafts that are not as wished is not, such as a preferred engine that could not be used, or null.</param>
internal sealed record Drafts(string Path, ImmutableArray<TranslationRow> Rows, int Failed, string? Reason, string? Provisional);

/// <summary>Translates the sentences of a document's content; what is stored already is not translated again.</summary>
internal sealed class TranslateStage(
    ITranslator translator,
    TranslationOptions translation,
    string glossaryFingerprint,
    RunOptions options,
    DocumentLibrary documents,
    TranslationStore store)
    : IStage<StoredDocument, Drafts>
{
    private const int BatchSize = 64;

    private readonly string variant = translation.Variant(options.TargetLanguage);

    /// <inheritdoc/>
    public Stage Stage => Stage.Translate;

    /// <summary>Name of the engine.</summary>
    public string Engine => translator.Engine;

    /// <summary>Identifies engine, settings and glossary: with equal fingerprints drafts may be used again.</summary>
    public string Fingerprint { get; } = WorkspaceHash.Of(
        translator.Fingerprint, glossaryFingerprint, translation.Variant(options.TargetLanguage), translation.Formality.ToString());

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
                    new TranslationRequest(sentence.Text, [.. mapped.TermsOf(paragraph, sentence).Where(term => term.Depth == 0)])
                    {
                        Formality = translation.Formality,
                    },
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
        string? reason = null, provisional = null;
        foreach (var batch in requests.Where(r => known.GetValueOrDefault(r.Key) is null or { IsProvisional: true }).Chunk(BatchSize))
        {
            var results = await translator.TranslateAsync(
                [.. batch.Select(r => r.Request)], options.SourceLanguage, variant, cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                if (results[i].Failure is { } failure)
                {
                    failed++;
                    reason ??= failure;
                    continue;
                }

                if (results[i].IsProvisional)
                    provisional ??= results[i].Remarks.FirstOrDefault();
                rows.Add(Row(batch[i], results[i]));
            }
        }

        return new Drafts(item.Path, rows.ToImmutable(), failed, reason, provisional);
    }

    private TranslationRow Row(DraftRequest request, TranslationResult result) => new()
    {
        Key = request.Key,
        SourceHash = WorkspaceHash.Of(request.Request.Text),
        SourceLanguage = options.SourceLanguage,
        TargetLanguage = options.TargetLanguage,
        Engine = result.Engine,
        Text = result.Text,
        Characters = result.Characters,
        Remarks = string.Join("; ", result.Remarks),
        IsProvisional = result.IsProvisional,
    };
}
