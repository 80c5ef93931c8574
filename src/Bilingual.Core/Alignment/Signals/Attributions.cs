using System.Collections.Frozen;
using System.Reflection;
using Bilingual.Segmentation;

namespace Bilingual.Alignment;

/// <summary>
/// Finds the words that name who says something (<c>said Hendri Kurniadi, head of the agency</c>). A speaker who is quoted in two
/// paragraphs says different things there: the name joins them, what is said does not.
/// </summary>
internal sealed class Attributions
{
    private const int LongestSpeaker = 12;
    private const int LongestVerb = 16;
    private static readonly FrozenDictionary<string, Attributions> ByLanguage = Load();
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> verbs;

    private Attributions(IEnumerable<string> verbs) =>
        this.verbs = verbs.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Those of a language; null where its reporting verbs are not known.</summary>
    public static Attributions? For(string language)
    {
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        return ByLanguage.GetValueOrDefault(dash > 0 ? language[..dash] : language);
    }

    /// <summary>Marks the tokens of a sentence that name a speaker, the reporting verb included.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="marked">Receives a mark for each token.</param>
    public void Mark(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Span<bool> marked)
    {
        marked.Clear();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || !IsVerb(tokens[i].Span.Of(text)))
                continue;
            var start = i;
            while (start > 0 && !Parts(text, tokens[start - 1]))
                start--;
            var end = i + 1;
            if (start < i)
            {
                // "Hendri Kurniadi said …": what follows is already the statement.
                if (i - start <= LongestSpeaker && Names(text, tokens[start..i]))
                    marked[start..end].Fill(true);
                continue;
            }

            while (end < tokens.Length && end - i <= LongestSpeaker && !Parts(text, tokens[end]))
                end++;
            if (Names(text, tokens[(i + 1)..end]))
                marked[i..end].Fill(true);
            else
                marked[i] = true;
        }
    }

    private bool IsVerb(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestVerb];
        return word.Length <= LongestVerb && word.ToLowerInvariant(lower) is var length and > 0 && verbs.Contains(lower[..length]);
    }

    private static bool Parts(ReadOnlySpan<char> text, Token token) =>
        token.Kind == TokenKind.Symbol && text[token.Span.Start] is ',' or '"' or '“' or '”' or '‘' or ';' or ':' or '(' or ')' or '.' or '?' or '!' or '-' or '–' or '—';

    private static bool Names(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Word && char.IsUpper(text[token.Span.Start]))
                return true;
        }

        return false;
    }

    private static FrozenDictionary<string, Attributions> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var found = new Dictionary<string, Attributions>(StringComparer.Ordinal);
        foreach (var (language, folder) in new[] { ("id", "Indonesian"), ("en", "English") })
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream($"Bilingual.Languages.{folder}.reporting-verbs.txt")!);
            found.Add(language, new Attributions(reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
