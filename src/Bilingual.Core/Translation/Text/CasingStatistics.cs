using System.Runtime.InteropServices;
using Bilingual.Segmentation;

namespace Bilingual.Translation;

/// <summary>
/// Learns how each word of a language is usually cased ("truecasing", Lita et al. 2003): the commonest form away from the start of
/// sentences. Lines that are capitalised throughout, as headings are, teach nothing.
/// </summary>
internal sealed class CasingStatistics
{
    private readonly Dictionary<string, Dictionary<string, int>> inside = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> initial = new(StringComparer.Ordinal);

    /// <summary>Adds the words of a sentence.</summary>
    public void Add(string text, IReadOnlyList<SurfaceToken> tokens)
    {
        int words = 0, capitals = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word)
                continue;
            words++;
            if (LetterCases.Of(token.Span.Of(text)) != LetterCase.Lower)
                capitals++;
        }

        var heading = words > 2 && capitals * 10 > words * 6;
        var starts = true;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Word)
            {
                var word = token.Span.Of(text).ToString();
                var forms = starts || heading ? initial : inside;
                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(forms, word.ToLowerInvariant(), out _);
                counts ??= new(StringComparer.Ordinal);
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
                starts = false;
            }
            else if (token.Kind == TokenKind.Symbol)
            {
                starts |= text[token.Span.Start] is '.' or '?' or '!' or ':' or '"' or '“' or '(' or '•' or '*';
            }
            else
            {
                starts = false;
            }
        }
    }

    /// <summary>The usual form of a word.</summary>
    /// <param name="lowered">The word in lower case.</param>
    /// <param name="others">Forms that are words of their own and do not count.</param>
    public string UsualForm(string lowered, IReadOnlySet<string>? others = null)
    {
        if (inside.TryGetValue(lowered, out var forms) && Commonest(forms, others) is { Length: > 0 } form)
            return form;
        // Seen at the start of sentences alone: capitals inside are telling, a first capital is not.
        if (initial.TryGetValue(lowered, out forms) && Commonest(forms, others) is var first && LetterCases.Of(first) == LetterCase.Mixed)
            return first;
        return lowered;
    }

    private static string Commonest(Dictionary<string, int> forms, IReadOnlySet<string>? others)
    {
        var best = new KeyValuePair<string, int>("", 0);
        foreach (var form in forms)
        {
            if (others?.Contains(form.Key) == true)
                continue;
            if (form.Value > best.Value || (form.Value == best.Value && string.CompareOrdinal(form.Key, best.Key) > 0))
                best = form;
        }

        return best.Key;
    }
}
