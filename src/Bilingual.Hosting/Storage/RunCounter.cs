using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Hosting.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace Bilingual.Hosting.Storage;

/// <summary>Counts what the workspace holds.</summary>
internal static class RunCounter
{
    private static readonly ParagraphKind[] NotContent = [ParagraphKind.Caption, ParagraphKind.Byline, ParagraphKind.Boilerplate];

    /// <summary>Counts everything but what the export decides: translations and units.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="threshold">Links below this probability are not counted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<RunCounts> CountAsync(Workspace workspace, double threshold, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var links = await context.Links.Where(l => l.Probability >= threshold)
            .GroupBy(l => l.Relation).Select(g => new { Relation = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Relation, g => g.Count, cancellationToken);
        int Links(Relation relation) => links.GetValueOrDefault(relation);

        return new RunCounts(
            Documents: await context.Documents.CountAsync(cancellationToken),
            Paragraphs: await context.Paragraphs.CountAsync(cancellationToken),
            Boilerplate: await context.Paragraphs.CountAsync(p => NotContent.Contains(p.Kind), cancellationToken),
            Sentences: await context.Sentences.CountAsync(cancellationToken),
            Terms: await context.Terms.CountAsync(t => t.Depth == 0, cancellationToken),
            Translations: 0,
            Pairs: await context.Pairs.CountAsync(cancellationToken),
            ParallelPairs: await context.Pairs.CountAsync(p => p.Relation == DocumentRelation.Parallel, cancellationToken),
            Links: links.Values.Sum(),
            TranslationLinks: Links(Relation.Translation),
            PartialLinks: Links(Relation.Partial),
            RelatedLinks: Links(Relation.Related),
            Units: 0);
    }

    /// <summary>Share of the content paragraphs of each language that have a link at or above the threshold.</summary>
    public static async Task<RunCoverage> CoverAsync(
        Workspace workspace, string sourceLanguage, string targetLanguage, double threshold, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var strong =
            from link in context.Links
            where link.Probability >= threshold
            join pair in context.Pairs on link.PairId equals pair.Id
            select new { pair.SourceDocumentId, link.SourceParagraph, pair.TargetDocumentId, link.TargetParagraph };
        var source = await strong.Select(l => new { l.SourceDocumentId, l.SourceParagraph }).Distinct().CountAsync(cancellationToken);
        var target = await strong.Select(l => new { l.TargetDocumentId, l.TargetParagraph }).Distinct().CountAsync(cancellationToken);
        return new RunCoverage(
            Share(source, await ContentAsync(sourceLanguage)),
            Share(target, await ContentAsync(targetLanguage)));

        Task<int> ContentAsync(string language) => (
            from paragraph in context.Paragraphs
            join document in context.Documents on paragraph.DocumentId equals document.Id
            where document.Language == language && !NotContent.Contains(paragraph.Kind)
            select paragraph.Index).CountAsync(cancellationToken);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}
