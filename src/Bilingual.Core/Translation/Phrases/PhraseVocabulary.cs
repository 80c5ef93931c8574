namespace Bilingual.Translation;

/// <summary>
/// The words of one language of a phrase model, numbered. A key is a word in lower case, or cased where the case makes another word of it
/// (<c>Minggu</c>, <c>US</c>); symbols and endings that touch a neighbour are marked with <see cref="Joiner"/> on that side.
/// </summary>
internal sealed class PhraseVocabulary
{
    /// <summary>Stands in a key where the token touches its neighbour.</summary>
    public const char Joiner = '￭';

    /// <summary>A word that is not in the vocabulary.</summary>
    public const int Unknown = 0;

    /// <summary>What stands before the first word of a sentence.</summary>
    public const int SentenceStart = 1;

    /// <summary>What stands after the last word of a sentence.</summary>
    public const int SentenceEnd = 2;

    /// <summary>Any number but a year; the number itself is carried over.</summary>
    public const int Number = 3;

    /// <summary>Four digits that look like a year.</summary>
    public const int Year = 4;

    /// <summary>A web or e-mail address.</summary>
    public const int Address = 5;

    /// <summary>The first number of a word.</summary>
    public const int FirstWord = 6;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers;
    private readonly string[] keys;
    private readonly string[] forms;

    /// <summary>A vocabulary.</summary>
    /// <param name="language">BCP 47 code.</param>
    /// <param name="keys">Keys of the words from <see cref="FirstWord"/> on, in ordinal order.</param>
    /// <param name="forms">How each is written; its key where it is the same.</param>
    public PhraseVocabulary(string language, string[] keys, string[] forms)
    {
        Language = language;
        Endings = new(language);
        Family = new(language);
        this.keys = keys;
        this.forms = forms;
        var words = new Dictionary<string, int>(keys.Length, StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
            words.Add(keys[i], i + FirstWord);
        numbers = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>BCP 47 code.</summary>
    public string Language { get; }

    /// <summary>Parts endings from words that the vocabulary does not hold.</summary>
    public EndingSplitter Endings { get; }

    /// <summary>Names words akin to those that the vocabulary does not hold.</summary>
    public WordFamily Family { get; }

    /// <summary>Number of words, the special ones included.</summary>
    public int Count => keys.Length + FirstWord;

    /// <summary>The number of a key, <see cref="Unknown"/> when there is none.</summary>
    public int Find(ReadOnlySpan<char> key) => numbers.TryGetValue(key, out var number) ? number : Unknown;

    /// <summary>The key of a word.</summary>
    public string Key(int word) => keys[word - FirstWord];

    /// <summary>How a word is written, with joiners.</summary>
    public string Form(int word) => forms[word - FirstWord];

    /// <summary>Whether a word stands for a number or an address, whose text is carried over.</summary>
    public static bool IsPlaceholder(int word) => word is Number or Year or Address;
}
