using System.Collections.Concurrent;

namespace Bilingual.Alignment;

/// <summary>
/// The documents of both sides that are to be paired, each reduced to a <see cref="DocumentSketch"/> of some kilobytes, with what is known
/// of the collection as a whole: in how many documents each name, number and date stands. Documents may be added from several threads;
/// the result does not depend on their order.
/// </summary>
public sealed class DocumentCollection
{
    // As if every collection had at least so many documents; among two or three no key is known to be rare.
    private const int LeastDocuments = 20;
    private readonly ConcurrentDictionary<Key, CollectionKey> keys = new();
    private int documents;

    /// <summary>Adds a document and returns its sketch; the signals are not kept.</summary>
    /// <param name="signals">What is known of the document.</param>
    public DocumentSketch Add(DocumentSignals signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        Interlocked.Increment(ref documents);
        var table = signals.Sentences.Keys;
        var found = new CollectionKey[table.Keys.Length];
        for (var k = 0; k < found.Length; k++)
        {
            found[k] = keys.GetOrAdd(table.Keys[k], static key => new CollectionKey(key));
            found[k].Enter(table.Shown[k], table.Telling[k]);
        }

        Array.Sort(found, CollectionKey.Compare);
        return new DocumentSketch(signals, found);
    }

    /// <summary>How much a key says, from 0 for one that stands in every document.</summary>
    internal double Worth(CollectionKey key) => key.Telling * Math.Log(Math.Max(documents, LeastDocuments) / (double)Math.Max(1, key.Documents));
}

/// <summary>A key of a collection.</summary>
/// <param name="key">The key.</param>
internal sealed class CollectionKey(Key key)
{
    private readonly Lock entering = new();

    /// <summary>Quantity, name or term.</summary>
    public KeyKind Kind => key.Kind;

    /// <summary>How many documents it stands in.</summary>
    public int Documents { get; private set; }

    /// <summary>How telling it is in itself, 0 to 1: the most that any document says.</summary>
    public float Telling { get; private set; }

    /// <summary>How it is shown to people: the first spelling by ordinal order.</summary>
    public string Shown { get; private set; } = "";

    /// <summary>Notes that one more document holds it.</summary>
    public void Enter(string shown, float telling)
    {
        lock (entering)
        {
            Documents++;
            Telling = Math.Max(Telling, telling);
            if (Shown.Length == 0 || string.CompareOrdinal(shown, Shown) < 0)
                Shown = shown;
        }
    }

    private string Form => key.Form;

    /// <summary>Orders keys by kind, then form.</summary>
    public static int Compare(CollectionKey first, CollectionKey second) =>
        first.Kind != second.Kind ? first.Kind.CompareTo(second.Kind) : string.CompareOrdinal(first.Form, second.Form);
}
