using Bilingual.Glossaries;

namespace Bilingual.Hosting.Storage;

/// <summary>
/// Analysed documents by key: those used last stay in memory up to a bound, the others are loaded again. Safe for concurrent use.
/// </summary>
public sealed class DocumentCache
{
    private readonly DocumentStore store;
    private readonly TermIndex glossary;
    private readonly long capacity;
    private readonly Dictionary<long, LinkedListNode<(long Id, MappedDocument Document)>> nodes = [];
    private readonly LinkedList<(long Id, MappedDocument Document)> byUse = [];
    private readonly Lock gate = new();
    private long size;

    /// <summary>A cache over a store.</summary>
    /// <param name="store">Where documents are loaded from.</param>
    /// <param name="glossary">The glossary they were mapped with.</param>
    /// <param name="capacity">How many UTF-16 code units of document text to keep at most.</param>
    public DocumentCache(DocumentStore store, TermIndex glossary, long capacity)
    {
        this.store = store;
        this.glossary = glossary;
        this.capacity = capacity;
    }

    /// <summary>The document with the given key.</summary>
    public async ValueTask<MappedDocument> GetAsync(long id, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (nodes.TryGetValue(id, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                return node.Value.Document;
            }
        }

        var document = await store.LoadAsync(id, glossary, cancellationToken);
        lock (gate)
        {
            if (!nodes.ContainsKey(id))
            {
                nodes[id] = byUse.AddFirst((id, document));
                size += document.Document.Text.Length;
                while (size > capacity && byUse.Count > 1)
                {
                    var oldest = byUse.Last!;
                    byUse.RemoveLast();
                    nodes.Remove(oldest.Value.Id);
                    size -= oldest.Value.Document.Document.Text.Length;
                }
            }
        }

        return document;
    }
}
