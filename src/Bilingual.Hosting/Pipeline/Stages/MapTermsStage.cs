using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Glossaries;

namespace Bilingual.Hosting.Pipeline.Stages;

/// <summary>Finds the glossary's terms in each paragraph, source terms in source articles and their targets in target articles.</summary>
/// <param name="source">Finds source terms.</param>
/// <param name="target">Finds their targets.</param>
/// <param name="isWanted">Whether the run goes this far; if not, articles pass without terms.</param>
internal sealed class MapTermsStage(TermMatcher source, TermMatcher target, bool isWanted) : IStage<Document, MappedDocument>
{
    /// <inheritdoc/>
    public Stage Stage => Stage.MapTerms;

    /// <inheritdoc/>
    public ValueTask<MappedDocument> RunAsync(Document item, CancellationToken cancellationToken)
    {
        var matcher = item.Language == target.Language ? target : source;
        var terms = ImmutableArray.CreateBuilder<ImmutableArray<TermMatch>>(item.Paragraphs.Length);
        foreach (var paragraph in item.Paragraphs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            terms.Add(isWanted ? matcher.Match(paragraph.Text) : []);
        }

        return ValueTask.FromResult(new MappedDocument(item, terms.MoveToImmutable()));
    }
}
