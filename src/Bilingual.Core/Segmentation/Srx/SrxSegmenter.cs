using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Bilingual.Documents;

namespace Bilingual.Segmentation.Srx;

/// <summary>Cuts paragraphs by segmentation rules in SRX 2.0. Safe for concurrent use.</summary>
public sealed class SrxSegmenter : ISentenceSegmenter
{
    private static readonly Lazy<ImmutableArray<SrxDocument>> Embedded = new(ReadEmbedded);

    private readonly ImmutableArray<SrxDocument> documents;
    private readonly ConcurrentDictionary<string, Lazy<MatcherPool>> pools = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A segmenter with rules of one's own.</summary>
    /// <param name="documents">Rule files; for each language the first that covers it is used. What none covers is not cut.</param>
    public SrxSegmenter(params ImmutableArray<SrxDocument> documents) => this.documents = documents;

    /// <summary>A segmenter with the rules delivered with the program: Indonesian, English, and general ones for other languages.</summary>
    public static SrxSegmenter CreateDefault() => new(Embedded.Value);

    /// <inheritdoc/>
    /// <exception cref="SrxException">A rule for the language is malformed, or takes too long on this paragraph.</exception>
    public void Segment(string paragraph, string language, ICollection<TextSpan> sentences)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        ArgumentNullException.ThrowIfNull(sentences);
        var pool = PoolFor(language);
        var matcher = pool.Rent();
        matcher.Begin(paragraph);
        for (var start = 0; start < paragraph.Length;)
        {
            var end = matcher.NextBreak(paragraph, start);
            AddTrimmed(paragraph, start, end, sentences);
            start = end;
        }

        pool.Return(matcher);
    }

    /// <summary>
    /// Cuts a paragraph with inline codes, which the rules do not see; each code goes to the side of a break that the rule file's
    /// <c>formathandle</c> says.
    /// </summary>
    /// <param name="paragraph">The text with its codes.</param>
    /// <param name="codes">The codes in order, apart from one another.</param>
    /// <param name="language">BCP 47 code.</param>
    /// <param name="sentences">Receives the spans in <paramref name="paragraph"/>, codes included, without surrounding white space.</param>
    /// <exception cref="ArgumentException">A code is empty, outside the text or out of order.</exception>
    /// <exception cref="SrxException">A rule for the language is malformed, or takes too long on this paragraph.</exception>
    public void Segment(string paragraph, IReadOnlyList<InlineCode> codes, string language, ICollection<TextSpan> sentences)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(sentences);
        var marked = new MarkedText(paragraph, codes, DocumentFor(language)?.FormatHandling ?? SrxFormatHandling.Default);
        var pool = PoolFor(language);
        var matcher = pool.Rent();
        matcher.Begin(marked.Text);
        var start = 0;
        for (var position = 0; position < marked.Text.Length;)
        {
            position = matcher.NextBreak(marked.Text, position);
            var end = position < marked.Text.Length ? marked.ToParagraph(position) : paragraph.Length;
            AddTrimmed(paragraph, start, end, sentences);
            start = end;
        }

        AddTrimmed(paragraph, start, paragraph.Length, sentences);
        pool.Return(matcher);
    }

    /// <summary>Compiles the rules for a language now rather than with its first paragraph.</summary>
    /// <exception cref="SrxException">A rule is malformed.</exception>
    public void Prepare(string language) => _ = PoolFor(language);

    internal RuleSet RulesFor(string language)
    {
        if (DocumentFor(language) is not { } document)
            return RuleSet.Compile([]);
        var rules = document.RulesFor(language);
        if (document.NeedsGeneralRules)
            rules = rules.AddRange(Embedded.Value[^1].RulesFor(language));
        return RuleSet.Compile(rules, document.ProtectedRanges);
    }

    private static void AddTrimmed(string paragraph, int start, int end, ICollection<TextSpan> sentences)
    {
        while (start < end && char.IsWhiteSpace(paragraph[start]))
            start++;
        while (end > start && char.IsWhiteSpace(paragraph[end - 1]))
            end--;
        if (end > start)
            sentences.Add(new TextSpan(start, end));
    }

    private SrxDocument? DocumentFor(string language) => documents.FirstOrDefault(document => document.Covers(language));

    private MatcherPool PoolFor(string language) =>
        pools.GetOrAdd(language, static (code, self) => new Lazy<MatcherPool>(() => new MatcherPool(self.RulesFor(code))), this).Value;

    private static ImmutableArray<SrxDocument> ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [Read("Indonesian.indonesian.srx"), Read("English.english.srx"), Read("general.srx")];

        SrxDocument Read(string file)
        {
            using var stream = assembly.GetManifestResourceStream("Bilingual.Languages." + file)!;
            return SrxReader.Read(stream, file);
        }
    }

    /// <summary>Matchers that wait for the next paragraph, so that each thread has one with its states already made.</summary>
    private sealed class MatcherPool(RuleSet rules)
    {
        private readonly ConcurrentBag<RuleMatcher> idle = [];

        public RuleMatcher Rent() => idle.TryTake(out var matcher) ? matcher : new RuleMatcher(rules);

        public void Return(RuleMatcher matcher) => idle.Add(matcher);
    }
}
