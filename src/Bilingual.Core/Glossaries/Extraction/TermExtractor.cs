using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Bilingual.Glossaries.Extraction;

/// <summary>
/// Proposes bilingual terms from aligned text: phrases of both sides that stand together in pairs more often than chance would have
/// it (log-likelihood ratio, Dunning 1993), that are each other's best rendering (mutual best, the linking of Melamed 2000), and that
/// are no mere part of a longer term (Frantzi et al. 2000), ranked by <see cref="TermCandidate.Score"/>. Deterministic.
/// </summary>
public static class TermExtractor
{
    /// <summary>A phrase is part of a longer one when it stands without it in fewer than this share of its texts.</summary>
    private const double Independence = .2;

    /// <summary>The candidates of a corpus, best first.</summary>
    /// <param name="pairs">Aligned source and target texts, sentences by preference.</param>
    /// <param name="options">What to propose.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static ImmutableArray<TermCandidate> Extract(
        IEnumerable<(string Source, string Target)> pairs, TermExtractionOptions options, CancellationToken cancellationToken = default)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        var corpus = pairs.ToList();
        var source = new CandidatePhrases(new CorpusSide(corpus.Select(pair => pair.Source), options.SourceLanguage), options, Independence);
        cancellationToken.ThrowIfCancellationRequested();
        var target = new CandidatePhrases(new CorpusSide(corpus.Select(pair => pair.Target), options.TargetLanguage), options, Independence);
        cancellationToken.ThrowIfCancellationRequested();

        var links = new Cooccurrence(source, target, options.MinCount).Best(cancellationToken);
        var known = options.Known
            .SelectMany(entry => entry.Variants.Prepend(entry.Term), (entry, term) => (entry, Term: term.ToUpperInvariant()))
            .SelectMany(each => each.entry.TargetVariants.Prepend(each.entry.Target), (each, target) => (each.Term, target.ToUpperInvariant()))
            .ToHashSet();
        var candidates = links
            .Select(link => Candidate(source, target, link))
            .Where(candidate => candidate.Consistency >= options.MinConsistency && IsWhole(candidate))
            .Where(candidate => !known.Contains((candidate.Source.ToUpperInvariant(), candidate.Target.ToUpperInvariant())))
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Source, StringComparer.Ordinal);
        return [.. candidates.Take(options.MaxCandidates)];
    }

    /// <summary>
    /// Whether neither side is the other one cut short (<c>Kabupaten Muna</c> → <c>Muna</c>), and neither is names in a row, which
    /// <c>dan</c> or <c>and</c> joins by chance.
    /// </summary>
    private static bool IsWhole(TermCandidate candidate)
    {
        var source = candidate.Source.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
        var target = candidate.Target.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
        return !source.IsProperSubsetOf(target) && !target.IsProperSubsetOf(source)
            && !IsRowOfNames(candidate.Source) && !IsRowOfNames(candidate.Target);
    }

    private static bool IsRowOfNames(string phrase)
    {
        var words = phrase.Split(' ');
        return words.Length > 2 && words.Any(word => word.All(char.IsLower) && word.Length <= 3) && char.IsUpper(words[0][0]) && char.IsUpper(words[^1][0]);
    }

    private static TermCandidate Candidate(CandidatePhrases source, CandidatePhrases target, Link link)
    {
        var both = source.TextsOf(link.Source).Where(text => target.TextsOf(link.Target).BinarySearch(text) >= 0).ToList();
        var text = both.MinBy(text => source.Side.Original(text).Length + target.Side.Original(text).Length);
        return new TermCandidate(
            source.WrittenForm(link.Source, both),
            target.WrittenForm(link.Target, both),
            link.Count,
            source.TextsOf(link.Source).Count,
            target.TextsOf(link.Target).Count,
            link.LogLikelihood,
            Math.Min(source.ResidualIdf(link.Source), target.ResidualIdf(link.Target)),
            source.Side.Original(text),
            target.Side.Original(text));
    }
}
