using System.Runtime.InteropServices;
using Bilingual.Embedding;
using Bilingual.Segmentation;

namespace Bilingual.Alignment;

/// <summary>
/// Finds names by their capitals. A word is a name where it is capitalised within a sentence, or stands at a sentence's start and is
/// capitalised within another one of the same text. Words that the text mostly writes small are none, and neither is the mere
/// capitalisation of a headline whose every word is capitalised.
/// </summary>
internal sealed class NameFinder
{
    private const int FilterBits = 18;

    // By 64 bits of hash: among a million forms two are mistaken for one another with a probability of 3·10⁻⁸.
    private readonly Dictionary<ulong, int> numbers = [];
    private readonly List<Form> forms = [];

    // The hashes of words that begin small. Most of them are never written otherwise and need no entry.
    private readonly List<ulong> small = [];
    private readonly List<(int Unit, int Form, int Place)> candidates = [];

    /// <summary>Notes the words of a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="text">Its text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="ofSpeaker">Which tokens only tell who speaks.</param>
    public void Add(int unit, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, ReadOnlySpan<bool> ofSpeaker)
    {
        var isTitle = IsTitleCase(text, tokens);
        var atStart = true;
        var place = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var word = token.Span.Of(text);
            if (token.Kind != TokenKind.Word)
            {
                // A quotation, a colon or a bullet begins a sentence of its own.
                atStart |= token.Kind == TokenKind.Symbol && word[0] is '"' or '“' or '‘' or '”' or ':' or '•' or '-' or '*';
                continue;
            }

            for (var start = 0; start < word.Length;)
            {
                var length = word[start..].IndexOf('-');
                var part = length < 0 ? word[start..] : word.Slice(start, length);
                if (part.Length > 1 && char.IsLetter(part[0]))
                    Note(unit, part, isTitle, atStart, ofSpeaker[i] ? KeyTable.OfSpeaker : place);
                start += part.Length + 1;
            }

            atStart = false;
            place++;
        }
    }

    /// <summary>Number of forms, names or not.</summary>
    public int Forms => forms.Count;

    /// <summary>The names found: unit, number of the form, and the place among the words of the unit.</summary>
    public IEnumerable<(int Unit, int Form, int Place)> Names()
    {
        CountSmall();
        foreach (var candidate in candidates)
        {
            var form = forms[candidate.Form];
            if (form.Capitalised > 0 && form.Capitalised >= form.Small)
                yield return candidate;
        }
    }

    /// <summary>A name: its folded form, and the form as first written.</summary>
    public (string Folded, string Shown) this[int form] => (forms[form].Folded, forms[form].Shown);

    private void Note(int unit, ReadOnlySpan<char> part, bool isTitle, bool atStart, int place)
    {
        Span<char> folded = stackalloc char[NameFolding.LongestName];
        var length = NameFolding.Fold(part, folded);
        if (length < 2)
            return;
        var hash = FeatureHashing.Identify(folded[..length], ScannedKind.Word);
        if (!char.IsUpper(part[0]))
        {
            small.Add(hash);
            return;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, hash, out var isKnown);
        if (!isKnown)
        {
            number = forms.Count;
            forms.Add(new Form { Folded = folded[..length].ToString() });
        }

        ref var form = ref CollectionsMarshal.AsSpan(forms)[number];
        // Two capitals make an acronym wherever it stands.
        if (!isTitle && (!atStart || part[1..].ContainsAnyInRange('A', 'Z')))
            form.Capitalised++;
        if (form.Shown.Length == 0)
            form.Shown = part.ToString();
        candidates.Add((unit, number, place));
    }

    /// <summary>Counts how often each form is written small.</summary>
    private void CountSmall()
    {
        // A bit for each form: few enough to stay at hand, and most words are told to be none of the forms by theirs.
        var bits = new ulong[1 << (FilterBits - 6)];
        foreach (var hash in numbers.Keys)
            bits[hash >> (64 - FilterBits + 6)] |= 1UL << (int)(hash >> (64 - FilterBits));
        foreach (var hash in CollectionsMarshal.AsSpan(small))
        {
            if ((bits[hash >> (64 - FilterBits + 6)] & (1UL << (int)(hash >> (64 - FilterBits)))) != 0 && numbers.TryGetValue(hash, out var number))
                CollectionsMarshal.AsSpan(forms)[number].Small++;
        }

        small.Clear();
    }

    private static bool IsTitleCase(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        int capitalised = 0, words = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || token.Span.Length < 4 || !char.IsLetter(text[token.Span.Start]))
                continue;
            words++;
            if (char.IsUpper(text[token.Span.Start]))
                capitalised++;
        }

        return words >= 3 && capitalised * 10 >= words * 7;
    }

    private struct Form()
    {
        public string Folded = "";
        public string Shown = "";
        public int Capitalised;
        public int Small;
    }
}
