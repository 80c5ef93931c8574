using System.Collections.Immutable;
using System.Globalization;
using Bilingual.Documents;
using Bilingual.Hosting.Storage;
using Bilingual.Hosting.Storage.Rows;

namespace Bilingual.Hosting.Review;

/// <summary>
/// Makes the state of a pair from its alignment and everything that reviewers did: what the workbench opens, and what every export is made of.
/// </summary>
/// <remarks>
/// Under the alignment that was reviewed (an equal basis) the stored items hold to the letter. Under another one, those that show a
/// person's hand are found again by their paragraphs, else by their sentences; what is not found any more stays in the journal only.
/// </remarks>
public sealed class StateBuilder
{
    private readonly PairText text;
    private readonly string prefix;
    private readonly Dictionary<ReviewUnit, ReviewBead> owners = [];
    private readonly Dictionary<string, ReviewLink> links = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ReviewUnit> sourceUnits;
    private readonly ImmutableArray<ReviewUnit> targetUnits;
    private readonly Lazy<ILookup<(int Paragraph, ReviewSide Side), ReviewUnit>> unitsOf;
    private readonly HashSet<TermRefusal> refusals = [];

    private StateBuilder(Document source, Document target, string basis)
    {
        text = PairText.Of(source, target);
        prefix = basis[..6];
        sourceUnits = UnitsOf(source, ReviewSide.Source);
        targetUnits = UnitsOf(target, ReviewSide.Target);
        unitsOf = new(() => sourceUnits.Concat(targetUnits).ToLookup(unit => (unit.Paragraph, unit.Side)));
    }

    /// <summary>Identifies the alignment that a review is based on.</summary>
    public static string BasisOf(string fingerprint, bool isAligned) => WorkspaceHash.Of(fingerprint, isAligned ? "aligned" : "waiting");

    /// <summary>The units of a document as it is segmented.</summary>
    public static ImmutableArray<ReviewUnit> UnitsOf(Document document, ReviewSide side) =>
    [
        .. document.Paragraphs.SelectMany(paragraph => paragraph.Sentences.Select(
            sentence => new ReviewUnit(side, paragraph.Index, sentence.TextSpan.Start, sentence.TextSpan.End))),
    ];

    /// <summary>The state of a pair.</summary>
    /// <param name="source">The source document, segmented.</param>
    /// <param name="target">The target document, segmented.</param>
    /// <param name="basis">Identifies the alignment.</param>
    /// <param name="aligned">The alignment.</param>
    /// <param name="items">What reviewers did to beads, links and terms.</param>
    /// <param name="decisions">Decisions about texts, oldest first: they apply to beads and links that no item says anything of.</param>
    public static PairState Build(
        Document source, Document target, string basis, AlignedPair aligned, IReadOnlyList<ReviewItemRow> items, IEnumerable<DecisionRow> decisions)
    {
        var builder = new StateBuilder(source, target, basis);
        builder.AddMachine(aligned);
        builder.AddDecisions([.. decisions]);
        builder.AddItems(items, basis);
        return PairState.Create(
            builder.text, builder.owners.Values.DistinctBy(bead => bead.Id, StringComparer.Ordinal), builder.links.Values, builder.refusals);
    }

    private void AddMachine(AlignedPair aligned)
    {
        for (var i = 0; i < aligned.Beads.Length; i++)
        {
            var (bead, relation, score) = aligned.Beads[i];
            Put(new ReviewBead
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"b{prefix}-{i}"),
                Source = [.. bead.Source.Select(number => sourceUnits[number])],
                Target = [.. bead.Target.Select(number => targetUnits[number])],
                Relation = relation,
                Probability = bead.Probability,
                Score = score,
                Evidence = bead.Evidence,
            });
        }

        foreach (var unit in sourceUnits.Concat(targetUnits).Where(unit => !owners.ContainsKey(unit)))
            Put(Alone(unit));
        foreach (var link in aligned.Links)
        {
            var reviewed = new ReviewLink
            {
                Source = link.Source,
                Target = link.Target,
                Relation = link.Relation,
                Probability = link.Probability,
                Evidence = link.Evidence,
            };
            links[reviewed.Id] = reviewed;
        }
    }

    private void AddDecisions(DecisionRow[] decisions)
    {
        if (decisions.Length == 0)
            return;
        var replay = new DecisionReplay(text, sourceUnits, targetUnits);
        foreach (var link in replay.Links(links.Values, decisions))
            links[link.Id] = link;
        Impose(replay.Beads([.. owners.Values.DistinctBy(bead => bead.Id, StringComparer.Ordinal)], decisions));
    }

    private void AddItems(IReadOnlyList<ReviewItemRow> items, string basis)
    {
        var anchors = new Lazy<AnchorResolver>(() => new AnchorResolver(text, sourceUnits, targetUnits));
        var beads = new List<ReviewBead>();
        var mixed = items.Any(item => item.Basis != basis);
        var claimed = new Dictionary<(ReviewSide, int), List<ReviewUnit>>();
        foreach (var item in items.OrderByDescending(item => item.Revision))
        {
            var isCurrent = item.Basis == basis;
            switch (item.Kind)
            {
                case ReviewItemKind.Bead:
                    var stored = ReviewJson.Read<ReviewBead>(item.Content);
                    var bead = isCurrent ? stored : stored.IsHeld || stored.Judgement.Bookmarked ? anchors.Value.Find(stored, item.Anchors) : null;
                    // What was reviewed later holds where two claim the same words.
                    if (bead is not null && (!mixed || Claim(bead, claimed)))
                        beads.Add(bead);

                    break;
                case ReviewItemKind.Link:
                    var link = ReviewJson.Read<ReviewLink>(item.Content);
                    var found = isCurrent ? link : link.IsDrawn || !link.Judgement.IsNone ? anchors.Value.Find(link, item.Anchors, links) : null;
                    if (found is not null)
                        links[found.Id] = found;
                    break;
                default:
                    refusals.Add(ReviewJson.Read<TermRefusal>(item.Content));
                    break;
            }
        }

        Impose(beads);
    }

    private static bool Claim(ReviewBead bead, Dictionary<(ReviewSide, int), List<ReviewUnit>> claimed)
    {
        if (bead.Units.Any(unit => claimed.TryGetValue((unit.Side, unit.Paragraph), out var others) && others.Exists(other => Overlap(unit, other))))
            return false;
        foreach (var unit in bead.Units)
        {
            if (!claimed.TryGetValue((unit.Side, unit.Paragraph), out var others))
                claimed[(unit.Side, unit.Paragraph)] = others = [];
            others.Add(unit);
        }

        return true;
    }

    /// <summary>Puts beads in the place of whatever holds their words; what else stood there keeps the rest.</summary>
    private void Impose(IReadOnlyCollection<ReviewBead> beads)
    {
        var gaps = new List<ReviewUnit>();
        foreach (var unit in beads.SelectMany(bead => bead.Units))
        {
            if (owners.ContainsKey(unit))
            {
                TakeOut(unit);
                continue;
            }

            // The segmentation was corrected: the machine's sentences there give way, what they hold besides stands alone.
            foreach (var other in unitsOf.Value[(unit.Paragraph, unit.Side)].Where(other => Overlap(unit, other) && owners.ContainsKey(other)))
            {
                TakeOut(other);
                gaps.Add(other);
            }
        }

        foreach (var bead in beads)
            Put(bead);
        foreach (var gap in gaps)
        {
            foreach (var rest in Uncovered(gap))
                Put(Alone(rest));
        }
    }

    private IEnumerable<ReviewUnit> Uncovered(ReviewUnit gap)
    {
        var start = gap.Start;
        var covers = owners.Keys.Where(unit => Overlap(unit, gap)).Order().Append(gap with { Start = gap.End, End = gap.End });
        foreach (var cover in covers.ToArray())
        {
            var words = start < cover.Start ? text.Paragraphs(gap.Side)[gap.Paragraph].AsSpan(start, cover.Start - start) : [];
            var trimmed = words.Trim();
            if (!trimmed.IsEmpty)
            {
                var from = start + (words.Length - words.TrimStart().Length);
                yield return gap with { Start = from, End = from + trimmed.Length };
            }

            start = Math.Max(start, cover.End);
        }
    }

    private void TakeOut(ReviewUnit unit)
    {
        var bead = owners[unit];
        owners.Remove(unit);
        var (source, target) = (bead.Source.Remove(unit), bead.Target.Remove(unit));
        if (!source.IsEmpty && !target.IsEmpty)
        {
            Put(bead with { Source = source, Target = target });
            return;
        }

        foreach (var left in source.Concat(target))
            Put(Alone(left));
    }

    private void Put(ReviewBead bead)
    {
        foreach (var unit in bead.Units)
            owners[unit] = bead;
    }

    private ReviewBead Alone(ReviewUnit unit) => new()
    {
        Id = $"n{prefix}-{unit.Key}",
        Source = unit.Side == ReviewSide.Source ? [unit] : [],
        Target = unit.Side == ReviewSide.Target ? [unit] : [],
        Probability = 1,
    };

    private static bool Overlap(ReviewUnit one, ReviewUnit other) =>
        one.Side == other.Side && one.Paragraph == other.Paragraph && one.Start < other.End && other.Start < one.End;
}
