using System.Collections.Immutable;
using Bilingual.Hosting.Storage;

namespace Bilingual.Hosting.Review;

/// <summary>
/// Finds units again in articles that were analysed anew or have changed: by the paragraph's words and the place in it, else by the
/// unit's own words; of several that are alike, the nearest to the old place.
/// </summary>
internal sealed class AnchorResolver
{
    private readonly ILookup<(ReviewSide, string), int> paragraphs;
    private readonly ILookup<(ReviewSide, string), ReviewUnit> units;

    /// <summary>A resolver for the articles as they are now.</summary>
    public AnchorResolver(PairText text, ImmutableArray<ReviewUnit> source, ImmutableArray<ReviewUnit> target)
    {
        paragraphs = Enum.GetValues<ReviewSide>()
            .SelectMany(side => text.Paragraphs(side).Select((paragraph, index) => (Key: (side, WorkspaceHash.Of(paragraph)), index)))
            .ToLookup(each => each.Key, each => each.index);
        units = source.Concat(target).ToLookup(unit => (unit.Side, WorkspaceHash.Of(text.Of(unit))));
    }

    /// <summary>What finds a bead again: for each unit the hash of its paragraph and of its own text.</summary>
    public static string Anchors(ReviewBead bead, PairText text) => string.Join(
        '\n', bead.Units.Select(unit => $"{unit.Key} {WorkspaceHash.Of(text.Paragraphs(unit.Side)[unit.Paragraph])} {WorkspaceHash.Of(text.Of(unit))}"));

    /// <summary>What finds a link again: the hashes of its paragraphs.</summary>
    public static string Anchors(ReviewLink link, PairText text) =>
        $"{WorkspaceHash.Of(text.Paragraphs(ReviewSide.Source)[link.Source])} {WorkspaceHash.Of(text.Paragraphs(ReviewSide.Target)[link.Target])}";

    /// <summary>The bead where its words stand now, or null when some of them are gone.</summary>
    public ReviewBead? Find(ReviewBead bead, string anchors)
    {
        var found = new Dictionary<ReviewUnit, ReviewUnit>();
        foreach (var line in anchors.Split('\n'))
        {
            var parts = line.Split(' ');
            if (parts.Length == 3 && ReviewUnit.TryParse(parts[0], out var unit) && Find(unit, parts[1], parts[2]) is { } now)
                found[unit] = now;
        }

        return bead.Units.All(found.ContainsKey) && found.Values.Distinct().Count() == found.Count
            ? bead with { Source = [.. bead.Source.Select(unit => found[unit]).Order()], Target = [.. bead.Target.Select(unit => found[unit]).Order()] }
            : null;
    }

    /// <summary>The link between the same paragraphs, or null when one is gone.</summary>
    public ReviewLink? Find(ReviewLink link, string anchors, IReadOnlyDictionary<string, ReviewLink> machine)
    {
        var parts = anchors.Split(' ');
        if (parts.Length != 2
            || Nearest(paragraphs[(ReviewSide.Source, parts[0])], link.Source) is not { } source
            || Nearest(paragraphs[(ReviewSide.Target, parts[1])], link.Target) is not { } target)
            return null;
        var moved = link with { Source = source, Target = target };
        return machine.TryGetValue(moved.Id, out var known) && !link.IsDrawn ? known with { Judgement = link.Judgement } : moved;
    }

    private ReviewUnit? Find(ReviewUnit unit, string paragraphHash, string textHash)
    {
        if (Nearest(paragraphs[(unit.Side, paragraphHash)], unit.Paragraph) is { } paragraph)
            return unit with { Paragraph = paragraph };
        return units[(unit.Side, textHash)].OrderBy(other => Math.Abs(other.Paragraph - unit.Paragraph)).Select(other => (ReviewUnit?)other).FirstOrDefault();
    }

    private static int? Nearest(IEnumerable<int> candidates, int place) =>
        candidates.OrderBy(candidate => Math.Abs(candidate - place)).Select(candidate => (int?)candidate).FirstOrDefault();
}
