using System.Runtime.InteropServices;
using Bilingual.Segmentation;

namespace Bilingual.Alignment;

/// <summary>
/// Finds names by their capitals. A word is a name where it is capitalised within a sentence, or stands at a sentence's start and is
/// capitalised within another one of the same text. Words that the text mostly writes small are none, and neither is the mere
/// capitalisation of a headline whose every word is capitalised.
/// </summary>
internal sealed class NameFinder
{
    private readonly Dictionary<string, Uses> uses = new(StringComparer.Ordinal);
    private readonly List<(int Unit, string Form, string Shown, int Place)> candidates = [];

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

            foreach (var range in word.Split('-'))
            {
                var part = word[range];
                if (part.Length > 1 && char.IsLetter(part[0]))
                    Note(unit, part, isTitle, atStart, ofSpeaker[i] ? KeyTable.OfSpeaker : place);
            }

            atStart = false;
            place++;
        }
    }

    /// <summary>The names found: unit, folded form, the form as written, and its place among the words of the unit.</summary>
    public IEnumerable<(int Unit, string Form, string Shown, int Place)> Names()
    {
        foreach (var candidate in candidates)
        {
            var use = uses[candidate.Form];
            if (use.Capitalised > 0 && use.Capitalised >= use.Small)
                yield return candidate;
        }
    }

    private void Note(int unit, ReadOnlySpan<char> part, bool isTitle, bool atStart, int place)
    {
        if (NameFolding.Fold(part) is not { Length: > 1 } form)
            return;
        ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, form, out _);
        if (!char.IsUpper(part[0]))
        {
            use.Small++;
            return;
        }

        // Two capitals make an acronym wherever it stands.
        var telling = !isTitle && (!atStart || part[1..].ContainsAnyInRange('A', 'Z'));
        if (telling)
            use.Capitalised++;
        candidates.Add((unit, form, part.ToString(), place));
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

    private struct Uses
    {
        public int Capitalised;
        public int Small;
    }
}
