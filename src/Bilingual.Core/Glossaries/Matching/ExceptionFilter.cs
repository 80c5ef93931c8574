using System.Collections.Immutable;

namespace Bilingual.Glossaries.Matching;

/// <summary>Honours the exceptions of a glossary: their phrases are paths of the automaton, numbered after the entries.</summary>
internal sealed class ExceptionFilter(ImmutableArray<TermEntry> entries, ImmutableArray<TermException> exceptions)
{
    private readonly List<RawMatch> phrases = [];

    /// <summary>Takes the phrases out of the matches, and the matches of what they say is not meant.</summary>
    /// <param name="matches">The raw matches, in the order of their first atoms.</param>
    public void Apply(List<RawMatch> matches)
    {
        if (exceptions.IsEmpty)
            return;
        phrases.Clear();
        phrases.AddRange(matches.Where(match => match.Entry >= entries.Length));
        if (phrases.Count == 0)
            return;
        var next = 0;
        var open = new List<RawMatch>();
        matches.RemoveAll(match =>
        {
            for (; next < phrases.Count && phrases[next].FirstAtom <= match.FirstAtom; next++)
                open.Add(phrases[next]);
            open.RemoveAll(phrase => phrase.LastAtom < match.FirstAtom);
            return match.Entry >= entries.Length
                || open.Exists(phrase => match.LastAtom <= phrase.LastAtom && IsMeant(exceptions[phrase.Entry - entries.Length], entries[match.Entry]));
        });
    }

    private static bool IsMeant(TermException exception, TermEntry entry) =>
        exception.Term.Length == 0
        || exception.Term.Equals(entry.Term, StringComparison.OrdinalIgnoreCase)
        || exception.Term.Equals(entry.Target, StringComparison.OrdinalIgnoreCase);
}
