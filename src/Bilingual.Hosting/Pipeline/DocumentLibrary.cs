using Bilingual.Alignment;
using Bilingual.Glossaries;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Pipeline;

/// <summary>The workspace's documents and their alignment signals, those used last in memory.</summary>
internal sealed class DocumentLibrary
{
    private const long Characters = 64L << 20;
    private const long SignalCharacters = 16L << 20;

    private readonly BoundedCache<long, MappedDocument> documents;
    private readonly BoundedCache<long, (DocumentSignals Signals, int Length)> signals;

    /// <summary>The library of a workspace.</summary>
    public DocumentLibrary(DocumentStore store, TermIndex glossary, SignalExtractor extractor)
    {
        documents = new(Characters, d => d.Document.Text.Length, async (id, token) => await store.LoadAsync(id, glossary, token));
        signals = new(
            SignalCharacters,
            s => s.Length,
            async (id, token) =>
            {
                var document = await documents.GetAsync(id, token);
                return (extractor.Extract(document), document.Document.Text.Length);
            });
    }

    /// <summary>An analysed document.</summary>
    public ValueTask<MappedDocument> GetAsync(long id, CancellationToken cancellationToken) => documents.GetAsync(id, cancellationToken);

    /// <summary>What alignment knows of a document.</summary>
    public async ValueTask<DocumentSignals> SignalsAsync(long id, CancellationToken cancellationToken) =>
        (await signals.GetAsync(id, cancellationToken)).Signals;
}
