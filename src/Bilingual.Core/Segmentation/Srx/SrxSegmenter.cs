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
        var start = 0;
        var pool = PoolFor(language);
        var matcher = pool.Rent(paragraph.Length);
        while (start < paragraph.Length)
        {
            var end = matcher.NextBreak(paragraph, start);
            AddTrimmed(paragraph, start, end, sentences);
            start = end;
        }

        pool.Return(matcher);
    }

    /// <summary>Compiles the rules for a language now rather than with its first paragraph.</summary>
    /// <exception cref="SrxException">A rule is malformed.</exception>
    public void Prepare(string language) => _ = PoolFor(language);

    /// <summary>The rules that cut a language, in the order in which they are tried.</summary>
    public ImmutableArray<SrxRule> RulesFor(string language)
    {
        var document = documents.FirstOrDefault(d => d.Covers(language));
        if (document is null)
            return [];
        var rules = document.RulesFor(language);
        return document.NeedsGeneralRules ? rules.AddRange(Embedded.Value[^1].RulesFor(language)) : rules;
    }

    internal static void AddTrimmed(string paragraph, int start, int end, ICollection<TextSpan> sentences)
    {
        while (start < end && char.IsWhiteSpace(paragraph[start]))
            start++;
        while (end > start && char.IsWhiteSpace(paragraph[end - 1]))
            end--;
        if (end > start)
            sentences.Add(new TextSpan(start, end));
    }

    private MatcherPool PoolFor(string language) =>
        pools.GetOrAdd(language, code => new Lazy<MatcherPool>(() => new MatcherPool(RuleSet.Compile(RulesFor(code))))).Value;

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

        public RuleMatcher Rent(int length)
        {
            var matcher = idle.TryTake(out var waiting) ? waiting : new RuleMatcher(rules);
            matcher.Begin(length);
            return matcher;
        }

        public void Return(RuleMatcher matcher) => idle.Add(matcher);
    }
}
