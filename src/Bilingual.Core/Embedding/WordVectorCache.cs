namespace Bilingual.Embedding;

/// <summary>
/// The vectors of the words met lately, each expanded from the quantised table once. Lookups take no lock; the memory is bounded, since
/// a full cache starts anew. Words are told apart by 64 bits of hash: among a million distinct words two are mistaken for one another
/// with a probability of 3·10⁻⁸.
/// </summary>
/// <param name="capacity">Most words that are held.</param>
/// <param name="dimension">Floats of a vector.</param>
internal sealed class WordVectorCache(int capacity, int dimension)
{
    private const int PageBits = 8;
    private const int PageWords = 1 << PageBits;

    private readonly Lock writing = new();
    private Generation current = new(capacity, dimension);

    /// <summary>Finds the vector of a word.</summary>
    /// <param name="hash">The word's hash.</param>
    /// <param name="vector">Its vector.</param>
    public bool TryGet(ulong hash, out ReadOnlySpan<float> vector) => current.TryGet(hash, out vector);

    /// <summary>Keeps the vector of a word that was not found.</summary>
    public void Add(ulong hash, ReadOnlySpan<float> vector)
    {
        lock (writing)
        {
            if (current.Count >= capacity)
                Volatile.Write(ref current, new Generation(capacity, dimension));
            current.Add(hash, vector);
        }
    }

    /// <summary>
    /// An open-addressing table that only ever grows. A slot's hash is written last, so who finds the hash finds the vector.
    /// </summary>
    private sealed class Generation
    {
        private readonly ulong[] hashes;
        private readonly int[] indices;
        private readonly float[]?[] pages;
        private readonly int dimension;
        private readonly int mask;

        public Generation(int capacity, int dimension)
        {
            this.dimension = dimension;
            var slots = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity * 2);
            mask = slots - 1;
            hashes = new ulong[slots];
            indices = new int[slots];
            pages = new float[(capacity + PageWords - 1) >> PageBits][];
        }

        public int Count { get; private set; }

        public bool TryGet(ulong hash, out ReadOnlySpan<float> vector)
        {
            hash = NonZero(hash);
            var hashes = this.hashes;
            for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
            {
                var found = Volatile.Read(ref hashes[slot]);
                if (found == hash)
                {
                    var index = indices[slot];
                    vector = pages[index >> PageBits].AsSpan((index & (PageWords - 1)) * dimension, dimension);
                    return true;
                }

                if (found == 0)
                {
                    vector = default;
                    return false;
                }
            }
        }

        public void Add(ulong hash, ReadOnlySpan<float> vector)
        {
            hash = NonZero(hash);
            var slot = (int)hash & mask;
            for (; hashes[slot] != 0; slot = (slot + 1) & mask)
            {
                // Another thread was quicker.
                if (hashes[slot] == hash)
                    return;
            }

            var index = Count++;
            var page = pages[index >> PageBits] ??= new float[PageWords * dimension];
            vector.CopyTo(page.AsSpan((index & (PageWords - 1)) * dimension));
            indices[slot] = index;
            Volatile.Write(ref hashes[slot], hash);
        }

        private static ulong NonZero(ulong hash) => hash == 0 ? 1 : hash;
    }
}
