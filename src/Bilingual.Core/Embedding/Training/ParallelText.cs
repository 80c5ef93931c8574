using System.Runtime.InteropServices;

namespace Bilingual.Embedding.Training;

/// <summary>
/// Sentence pairs as the trainer sees them: every distinct word once, with the rows of its features, and sentences as word numbers.
/// The text itself is not kept.
/// </summary>
internal sealed class ParallelText
{
    private readonly List<int> _words = [];
    private readonly List<int> _sentenceStarts = [0];
    private readonly List<int> _features = [];
    private readonly List<int> _featureStarts = [0];
    private readonly List<int> _corpusStarts = [];
    private readonly List<int> _frequencies = [];
    private readonly List<int> _identities = [];
    private readonly Dictionary<string, int> _vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<UInt128, int> _identityOf = [];
    private readonly FeatureHashing _hashing;

    public ParallelText(FeatureHashing hashing) => _hashing = hashing;

    /// <summary>Number of sentence pairs.</summary>
    public int PairCount => (_sentenceStarts.Count - 1) / 2;

    /// <summary>Number of distinct words of both languages.</summary>
    public int VocabularySize => _featureStarts.Count - 1;

    /// <summary>For each corpus, the number of its first pair.</summary>
    public IReadOnlyList<int> CorpusStarts => _corpusStarts;

    /// <summary>The words of a sentence: sentence 2p is the source side of pair p and 2p + 1 its target side.</summary>
    public ReadOnlySpan<int> Words(int sentence) =>
        CollectionsMarshal.AsSpan(_words)[_sentenceStarts[sentence].._sentenceStarts[sentence + 1]];

    /// <summary>Equal for sentences of the same words in the same order.</summary>
    public int Identity(int sentence) => _identities[sentence];

    /// <summary>How often a word occurs.</summary>
    public int Frequency(int word) => _frequencies[word];

    /// <summary>The rows of a word's features.</summary>
    public ReadOnlySpan<int> Features(int word) =>
        CollectionsMarshal.AsSpan(_features)[_featureStarts[word].._featureStarts[word + 1]];

    /// <summary>Opens a corpus: the pairs added from now on belong to it.</summary>
    public void BeginCorpus() => _corpusStarts.Add(PairCount);

    /// <summary>Adds a pair; one without a word on either side is left out.</summary>
    public bool Add(ReadOnlySpan<char> source, ReadOnlySpan<char> target)
    {
        int mark = _words.Count;
        AddWords(source);
        int middle = _words.Count;
        AddWords(target);
        if (middle == mark || _words.Count == middle)
        {
            _words.RemoveRange(mark, _words.Count - mark);
            return false;
        }

        _sentenceStarts.Add(middle);
        _sentenceStarts.Add(_words.Count);
        AddIdentity(mark, middle);
        AddIdentity(middle, _words.Count);
        var words = CollectionsMarshal.AsSpan(_words)[mark..];
        foreach (int word in words) _frequencies[word]++;
        return true;
    }

    private void AddIdentity(int start, int end)
    {
        UInt128 key = (UInt128)14695981039346656037UL;
        for (int i = start; i < end; i++) key = unchecked((key ^ (uint)_words[i]) * 0x9E3779B97F4A7C15UL + (key >> 64));
        if (!_identityOf.TryGetValue(key, out int identity)) _identityOf.Add(key, identity = _identityOf.Count);
        _identities.Add(identity);
    }

    private void AddWords(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[WordScanner.BufferLength];
        Span<int> rows = stackalloc int[_hashing.MaxFeatures];
        var lookup = _vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        var scanner = new WordScanner(text, buffer);
        while (scanner.MoveNext())
        {
            if (!lookup.TryGetValue(scanner.Current, out int word))
            {
                word = _vocabulary.Count;
                lookup[scanner.Current] = word;
                int count = _hashing.Hash(scanner.Current, scanner.Kind, FeatureHashing.Identify(scanner.Current, scanner.Kind), rows);
                for (int i = 0; i < count; i++) _features.Add(rows[i]);
                _featureStarts.Add(_features.Count);
                _frequencies.Add(0);
            }

            _words.Add(word);
        }
    }
}
