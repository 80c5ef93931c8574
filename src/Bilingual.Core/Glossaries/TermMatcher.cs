using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Glossaries.Matching;

namespace Bilingual.Glossaries;

/// <summary>
/// Finds the terms of a glossary in texts of one of its languages, through inflection, and explains each occurrence. The terms are
/// expanded into one automaton over words; nothing is cut off the words of the text. Safe for concurrent use; the time is linear in
/// the text, and only matches are allocated.
/// </summary>
/// <remarks>
/// <para>What is found beside the listed forms, by the data of the language's folder in <c>Languages/</c>:</para>
/// <list type="bullet">
/// <item>Indonesian: the clitics -nya, -ku, -mu and particles -lah, -kah, -tah, -pun on the last word, also after a hyphen
/// (<c>AI-nya</c>); doubled heads (<c>model-model AI</c>); for entries marked <c>verb</c> the voices of the citation form (<c>merekrut</c>:
/// direkrut, terekrut, kurekrut, rekrut), and all of meN-, di-, ber-, ter-, -kan, -i where the entry cites the bare root
/// (<c>rekrut</c>); derived nouns (peN-…-an, per-…-an, ke-…-an) where the entry states <c>noun</c> besides; <c>yang</c> inside noun
/// phrases.</item>
/// <item>English: plurals and possessives of nouns, -s, -ed, -ing and irregular forms of verbs.</item>
/// <item>Both: spellings that stand side by side, hyphen, space and joined writing, abbreviations with their long form
/// (<c>kecerdasan buatan (AI)</c>), any letter case unless the entry is case-sensitive or the form is an abbreviation in capitals (AI, CEO);
/// then a capital where a sentence starts, and texts all in capitals.</item>
/// </list>
/// <para>The longest match wins; those inside it are kept with a greater depth. Matches of one depth never overlap.</para>
/// </remarks>
public sealed class TermMatcher
{
    private readonly ImmutableArray<TermEntry> entries;
    private readonly TermAutomaton automaton;
    private readonly WordReader reader;
    private readonly Explainer explainer;
    private readonly Func<Workspace> newWorkspace;
    private readonly ConcurrentBag<Workspace> workspaces = [];

    private TermMatcher(Glossary glossary, string language, GlossarySide side, TermMatcherOptions options)
    {
        Side = side;
        Language = language;
        entries = [.. glossary.Where(entry => options.Statuses.Contains(entry.Status))];
        ImmutableArray<TermException> exceptions =
            [.. glossary.Exceptions.Where(exception => IsSame(exception.Language, language) && exception.Phrase.Any(char.IsLetterOrDigit))];
        automaton = TermAutomaton.Build(entries, FormsOf, exceptions, MorphologyReader.Read(language));
        reader = new WordReader(automaton);
        var conditions = new MatchConditions(entries, automaton, reader, options);
        newWorkspace = () => new Workspace(
            new TermScan(automaton, reader, conditions), new ExceptionFilter(entries, exceptions), new MatchSelection());
        explainer = new Explainer(automaton, reader);
    }

    /// <summary>BCP 47 code of the texts.</summary>
    public string Language { get; }

    /// <summary>The side of the glossary that is looked for.</summary>
    public GlossarySide Side { get; }

    /// <summary>A matcher of a glossary for texts in one of its two languages.</summary>
    /// <param name="glossary">The terms.</param>
    /// <param name="language">BCP 47 code of the texts; a region or script does not matter.</param>
    /// <param name="options">What to look for, or null for the defaults.</param>
    /// <exception cref="ArgumentException">The glossary is not in that language.</exception>
    public static TermMatcher Create(Glossary glossary, string language, TermMatcherOptions? options = null)
    {
        var side = IsSame(language, glossary.SourceLanguage) ? GlossarySide.Source
            : IsSame(language, glossary.TargetLanguage) ? GlossarySide.Target
            : throw new ArgumentException(
                $"The glossary joins {glossary.SourceLanguage} and {glossary.TargetLanguage}; it has no terms in '{language}'.", nameof(language));
        return new TermMatcher(glossary, language, side, options ?? new TermMatcherOptions());
    }

    /// <summary>The occurrences of terms in <paramref name="text"/>, by start, then depth.</summary>
    public ImmutableArray<TermMatch> Match(string text)
    {
        var matches = ImmutableArray.CreateBuilder<TermMatch>();
        Match(text, matches);
        return matches.DrainToImmutable();
    }

    /// <summary>Appends the occurrences of terms in <paramref name="text"/> to <paramref name="matches"/>, by start, then depth.</summary>
    /// <param name="text">A sentence, paragraph or line, in NFC.</param>
    /// <param name="matches">Receives the matches; their spans are offsets in <paramref name="text"/>.</param>
    public void Match(ReadOnlySpan<char> text, ICollection<TermMatch> matches)
    {
        if (!workspaces.TryTake(out var workspace))
            workspace = newWorkspace();
        var (scan, exceptions, selection) = workspace;
        scan.Run(text);
        exceptions.Apply(scan.Matches);
        foreach (var chosen in selection.Select(scan.Matches))
        {
            var match = scan.Matches[chosen.Match];
            var entry = entries[match.Entry];
            matches.Add(new TermMatch(
                new TextSpan(match.Start, match.End),
                entry,
                automaton.Path(match.Path).Form,
                explainer.Explain(scan, match, text, Side == GlossarySide.Source ? entry.Term : entry.Target),
                chosen.Depth,
                Side));
        }

        workspaces.Add(workspace);
    }

    private static bool IsSame(string language, string other) =>
        language.Split('-')[0].Equals(other.Split('-')[0], StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> FormsOf(TermEntry entry)
    {
        var (term, variants) = Side == GlossarySide.Source ? (entry.Term, entry.Variants) : (entry.Target, entry.TargetVariants);
        return variants.IsEmpty ? [term] : variants.Prepend(term).Distinct(StringComparer.Ordinal);
    }

    private sealed record Workspace(TermScan Scan, ExceptionFilter Exceptions, MatchSelection Selection);
}
