using System.Collections.Immutable;
using System.Globalization;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Review;

namespace Bilingual.Review.Views;

/// <summary>Makes what the page shows of a pair, for one reviewer.</summary>
public sealed class PairViews(Workbench workbench, BeadProblems problems)
{
    /// <summary>The whole pair.</summary>
    public async Task<PairView> WholeAsync(ReviewSession session, string reviewer, CancellationToken cancellationToken)
    {
        var (revision, state) = session.Current;
        var beads = state.Order.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(id => Bead(session, state, state.Beads[id], reviewer)).ToArray();
        return new PairView
        {
            Id = session.Key,
            Revision = revision,
            Kind = session.Stored.Pair.Relation,
            Probability = session.Stored.Pair.Probability,
            Source = Side(session.Source, ReviewSide.Source, state),
            Target = Side(session.Target, ReviewSide.Target, state),
            Links = [.. state.Links.Values.OrderBy(link => (link.Source, link.Target)).Select(link => Link(session, link, reviewer))],
            Beads = beads,
            Drafts = await DraftsAsync(state, cancellationToken),
            Undo = Step(session.NextUndo(reviewer)),
            Redo = Step(session.NextRedo(reviewer)),
            Assignees = session.Assignees,
        };
    }

    /// <summary>What changed since a revision, or null when that is too long ago: then the pair is opened again.</summary>
    public DeltaView? Since(ReviewSession session, long revision, string reviewer)
    {
        var now = session.Current.State;
        if (session.At(revision) is not { } then)
            return null;
        var beads = now.Beads.Values.Where(bead => !then.Beads.TryGetValue(bead.Id, out var old) || !ReferenceEquals(old, bead)).ToArray();
        var links = now.Links.Values.Where(link => !then.Links.TryGetValue(link.Id, out var old) || !ReferenceEquals(old, link)).ToArray();
        var added = beads.SelectMany(bead => bead.Units).Where(unit => !then.Units.Contains(unit)).ToArray();
        var gone = then.Beads.Values.Where(bead => !now.Beads.TryGetValue(bead.Id, out var kept) || !ReferenceEquals(bead, kept))
            .SelectMany(bead => bead.Units).Where(unit => !now.Units.Contains(unit)).ToArray();
        var changedText = added.Concat(gone).Select(unit => (unit.Side, unit.Paragraph)).Concat(RefusedIn(then, now)).Distinct().Order().ToArray();
        return new DeltaView
        {
            Beads = [.. beads.Select(bead => Bead(session, now, bead, reviewer))],
            RemovedBeads = [.. then.Beads.Keys.Where(id => !now.Beads.ContainsKey(id))],
            Links = [.. links.Select(link => Link(session, link, reviewer))],
            RemovedLinks = [.. then.Links.Keys.Where(id => !now.Links.ContainsKey(id))],
            Units = new UnitsView(Units(added, ReviewSide.Source, now), Units(added, ReviewSide.Target, now)),
            RemovedUnits = [.. gone.Select(unit => unit.Key)],
            Paragraphs = new ParagraphsView(Paragraphs(ReviewSide.Source), Paragraphs(ReviewSide.Target)),
            Order = Splice(then.Order, now.Order),
        };

        ParagraphView[] Paragraphs(ReviewSide side)
        {
            var document = side == ReviewSide.Source ? session.Source : session.Target;
            return [.. changedText.Where(each => each.Side == side).Select(each => Paragraph(document, each.Paragraph, side, now))];
        }
    }

    /// <summary>A bead as one reviewer sees it.</summary>
    public BeadView Bead(ReviewSession session, PairState state, ReviewBead bead, string reviewer) => new(
        bead.Id,
        bead.Source,
        bead.Target,
        bead.Relation,
        Math.Round(bead.Probability, 4),
        Math.Round(bead.Score, 4),
        bead.Judgement.SeenBy(reviewer, session.JudgedApart),
        bead.IsDrawn ? "reviewer" : "machine",
        bead.Evidence,
        new EditedView(bead.EditedSource, bead.EditedTarget),
        problems.Of(session, state, bead),
        bead.Judgement.Note,
        bead.Judgement.Bookmarked,
        bead.Judgement.Reviewer,
        bead.Judgement.At);

    /// <summary>A link as one reviewer sees it.</summary>
    public static LinkView Link(ReviewSession session, ReviewLink link, string reviewer) => new(
        link.Id,
        link.Source,
        link.Target,
        link.Relation,
        Math.Round(link.Probability, 4),
        link.Judgement.SeenBy(reviewer, session.JudgedApart),
        link.IsDrawn ? "reviewer" : "machine",
        link.Evidence,
        link.Judgement.Note,
        link.Judgement.Bookmarked,
        link.Judgement.Reviewer,
        link.Judgement.At);

    /// <summary>A step of the journal.</summary>
    public static StepView? Step(JournalEntry? entry) => entry is null ? null : new StepView(entry.Kind, entry.Revision);

    /// <summary>The title of an article: what it states, else its title paragraph, else its first text.</summary>
    public static string TitleOf(Document document)
    {
        const int longest = 160;
        var title = document.Metadata.Title.Length > 0
            ? document.Metadata.Title
            : (document.Paragraphs.FirstOrDefault(paragraph => paragraph.Kind == ParagraphKind.Title)
                ?? document.Paragraphs.FirstOrDefault(paragraph => paragraph.IsContent))?.Text ?? document.Path;
        if (title.Length <= longest)
            return title;
        var space = title.LastIndexOf(' ', longest);
        return title[..(space > 0 ? space : longest)] + "…";
    }

    private async Task<Dictionary<string, DraftView>> DraftsAsync(PairState state, CancellationToken cancellationToken)
    {
        var units = state.Units.Where(unit => unit.Side == ReviewSide.Source).Select(unit => (unit.Key, Text: state.Text.Of(unit))).ToArray();
        var found = await workbench.Workspace.Translations.DraftsAsync(
            units.Select(unit => unit.Text), workbench.SourceLanguage, workbench.TargetLanguage, cancellationToken);
        return units.Where(unit => found.ContainsKey(unit.Text))
            .ToDictionary(unit => unit.Key, unit => new DraftView(found[unit.Text].Text, found[unit.Text].Engine), StringComparer.Ordinal);
    }

    private static SideView Side(MappedDocument mapped, ReviewSide side, PairState state)
    {
        var document = mapped.Document;
        var units = state.Units.Where(unit => unit.Side == side).ToArray();
        var ofParagraph = units.ToLookup(unit => unit.Paragraph);
        return new SideView(
            document.Path,
            TitleOf(document),
            document.Metadata.Author,
            document.Metadata.Published,
            SafeAddress(document.Metadata.Address),
            document.Language,
            [.. document.Paragraphs.Select(paragraph => Paragraph(mapped, paragraph.Index, state, side, ofParagraph[paragraph.Index]))],
            Units(units, side, state));
    }

    /// <summary>Only what a browser opens as a page: an address of an article is untrusted text.</summary>
    private static string SafeAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : "";

    private static ParagraphView Paragraph(MappedDocument mapped, int index, ReviewSide side, PairState state) =>
        Paragraph(mapped, index, state, side, state.Units.Where(unit => unit.Side == side && unit.Paragraph == index));

    private static ParagraphView Paragraph(MappedDocument mapped, int index, PairState state, ReviewSide side, IEnumerable<ReviewUnit> units)
    {
        var paragraph = mapped.Document.Paragraphs[index];
        return new ParagraphView(
            index,
            paragraph.Line,
            char.ToLowerInvariant(paragraph.Kind.ToString()[0]) + paragraph.Kind.ToString()[1..],
            paragraph.KindRule,
            !paragraph.IsContent,
            paragraph.Text,
            [.. units.Select(unit => unit.Key)],
            [.. mapped.Terms[index].Where(match => match.Depth == 0 && !state.Refusals.Any(refusal => refusal.Covers(side, match, paragraph.Text))).Select(match => Term(match, paragraph))]);
    }

    private static TermView Term(TermMatch match, Paragraph paragraph) => new(
        string.Create(CultureInfo.InvariantCulture, $"{paragraph.Index}.{match.Span.Start}.{match.Span.End}"),
        match.Span.Start,
        match.Span.End,
        match.Span.Of(paragraph.Text).ToString(),
        match.Term,
        match.Target,
        match.Explanation);

    private static IEnumerable<(ReviewSide Side, int Paragraph)> RefusedIn(PairState then, PairState now)
    {
        if (ReferenceEquals(then.Refusals, now.Refusals))
            return [];
        var changed = then.Refusals.SymmetricExcept(now.Refusals);
        return changed.SelectMany(refusal => now.Text.Paragraphs(refusal.Side)
            .Select((text, index) => (text, index))
            .Where(each => each.text.Contains(refusal.Phrase, StringComparison.OrdinalIgnoreCase))
            .Select(each => (refusal.Side, Paragraph: each.index)));
    }

    private static Dictionary<string, UnitView> Units(IEnumerable<ReviewUnit> units, ReviewSide side, PairState state) =>
        units.Where(unit => unit.Side == side).Distinct()
            .ToDictionary(unit => unit.Key, unit => new UnitView(unit.Paragraph, unit.Start, unit.End, state.Text.Of(unit)), StringComparer.Ordinal);

    private static OrderView Splice(ImmutableArray<string> then, ImmutableArray<string> now)
    {
        var (start, endThen, endNow) = (0, then.Length, now.Length);
        while (start < endThen && start < endNow && then[start] == now[start])
            start++;
        while (endThen > start && endNow > start && then[endThen - 1] == now[endNow - 1])
            (endThen, endNow) = (endThen - 1, endNow - 1);
        return new OrderView(start, endThen - start, now[start..endNow]);
    }
}
