namespace Bilingual.Translation;

/// <summary>A translation of a word.</summary>
/// <param name="Word">Number of the translation on the other side.</param>
/// <param name="Probability">Probability of the translation given the word, 0 to 1.</param>
public readonly record struct LexiconEntry(int Word, float Probability);

/// <summary>The words of one language of a <see cref="Lexicon"/> with their translations.</summary>
public sealed class LexiconSide
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers;
    private readonly string[] forms;
    private readonly byte[] untranslated;
    private readonly int[] starts;
    private readonly LexiconEntry[] entries;

    internal LexiconSide(string language, string[] forms, byte[] untranslated, int[] starts, LexiconEntry[] entries)
    {
        Language = language;
        this.forms = forms;
        this.untranslated = untranslated;
        this.starts = starts;
        this.entries = entries;
        var words = new Dictionary<string, int>(forms.Length, StringComparer.Ordinal);
        for (var i = 0; i < forms.Length; i++)
            words[forms[i].ToLowerInvariant()] = i;
        numbers = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>BCP 47 code.</summary>
    public string Language { get; }

    /// <summary>Number of words; they are numbered from 0.</summary>
    public int Count => forms.Length;

    /// <summary>The word as it is usually cased: <c>Senin</c>, <c>rumah</c>.</summary>
    public string Form(int word) => forms[word];

    /// <summary>The number of a word, −1 when it is unknown.</summary>
    /// <param name="lowered">The word in lower case.</param>
    public int Find(ReadOnlySpan<char> lowered) => numbers.TryGetValue(lowered, out var word) ? word : -1;

    /// <summary>The translations of a word, the most probable first.</summary>
    public ReadOnlySpan<LexiconEntry> Translations(int word) => entries.AsSpan(starts[word]..starts[word + 1]);

    /// <summary>Probability that nothing on the other side answers the word, as nothing answers <c>the</c> in Indonesian; 0 to 1.</summary>
    public float Untranslated(int word) => untranslated[word] / 255f;

    internal byte UntranslatedByte(int word) => untranslated[word];
}
