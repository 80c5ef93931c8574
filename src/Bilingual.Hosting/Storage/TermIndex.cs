using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Hosting.Storage;

/// <summary>Finds glossary entries by what the workspace stores of them.</summary>
public sealed class TermIndex
{
    private readonly Dictionary<(string Term, string Target), TermEntry> entries = [];

    /// <summary>An index over the entries of a glossary.</summary>
    public TermIndex(IEnumerable<TermEntry> glossary)
    {
        foreach (var entry in glossary)
            entries.TryAdd((entry.Term, entry.Target), entry);
    }

    /// <summary>The match that a stored row stands for. An entry that has left the glossary is made again from the row.</summary>
    public TermMatch Match(TermRow row)
    {
        if (!entries.TryGetValue((row.Term, row.Target), out var entry))
            entry = new TermEntry { Term = row.Term, Target = row.Target };
        return new TermMatch(new TextSpan(row.Start, row.End), entry, row.Form, row.Explanation, row.Depth, row.Side);
    }
}
