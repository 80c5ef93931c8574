using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Review;

namespace Bilingual.Review.Views;

/// <summary>Makes what the page shows of a pair, for one reviewer.</summary>
public sealed class PairViews(Workbench workbench, BeadProblems problems)
{
    private const string Drawn = "reviewer";

    // Below this probability a link that nobody touched is a candidate: pages show it when asked to.
    private const double Improbable = 0.3;

    /// <summary>The whole pair.</summary>
    public PairView Whole(ReviewSession session, string reviewer, CancellationToken cancellationToken)
    {
        var (revision, state) = session.Current;
        var terms = new TermList();
        return new PairView
        {
            Id = session.Key,
            Revision = revision,
            Kind = session.Stored.Pair.Relation,
            Probability = session.Stored.Pair.Probability,
            Source = Side(session.Source, ReviewSide.Source, state, terms),
            Target = Side(session.Target, ReviewSide.Target, state, terms),
            Links = [.. InOrder(state.Links.Values.Where(IsShown)).Select(link => Link(session, link, reviewer))],
            Beads = state.Order.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(id => Bead(session, state, state.Beads[id], reviewer)).ToArray(),
            Terms = terms.Terms,
            Undo = Step(session.NextUndo(reviewer)),
            Redo = Step(session.NextRedo(reviewer)),
            Assignees = session.Assignees,
        };
    }

    /// <summary>The improbable links that nobody touched.</summary>
    public static IEnumerable<LinkView> Candidates(ReviewSession session, string reviewer) =>
        InOrder(session.Current.State.Links.Values.Where(link => !IsShown(link))).Select(link => Link(session, link, reviewer));

    /// <summary>The stored machine translations of the source units, by unit.</summary>
    public async Task<IReadOnlyDictionary<string, DraftView>> DraftsAsync(ReviewSession session, CancellationToken cancellationToken)
    {
        var state = session.Current.State;
        var units = state.Units.Where(unit => unit.Side == ReviewSide.Source).Select(unit => (unit.Key, Text: state.Text.Of(unit))).ToArray();
        var found = await workbench.Workspace.Translations.DraftsAsync(
            units.Select(unit => unit.Text), workbench.SourceLanguage, workbench.TargetLanguage, cancellationToken);
        return units.Where(unit => found.ContainsKey(unit.Text))
            .ToDictionary(unit => unit.Key, unit => new DraftView(found[unit.Text].Text, found[unit.Text].Engine), StringComparer.Ordinal);
    }

    /// <summary>What changed since a revision, or null when that is too long ago: then the pair is opened again.</summary>
    public DeltaView? Since(ReviewSession session, long revision, string reviewer)
    {
        var now = session.Current.State;
        if (session.ChangesSince(revision) is not { } changes)
            return null;
        var names = changes.SelectMany(change => change.BeadsBefore.Concat(change.BeadsAfter)).Select(bead => bead.Id).ToHashSet(StringComparer.Ordinal);
        var linkNames = changes.SelectMany(change => change.LinksBefore.Concat(change.LinksAfter)).Select(link => link.Id).ToHashSet(StringComparer.Ordinal);

        // Whoever cuts or joins sentences takes units away.
        var resegmented = changes.SelectMany(change => change.BeadsBefore).SelectMany(bead => bead.Units).Where(unit => !now.Units.Contains(unit));
        var refused = changes.SelectMany(change => change.TermsBefore.Concat(change.TermsAfter)).SelectMany(refusal => PlacesOf(refusal, now)).ToHashSet();

        // A refused term is no longer missing in its translation either.
        if (refused.Count > 0)
            names.UnionWith(now.Beads.Values.Where(bead => bead.Units.Any(unit => refused.Contains((unit.Side, unit.Paragraph)))).Select(bead => bead.Id));
        var terms = new TermList();
        var changedText = resegmented.Select(unit => (unit.Side, unit.Paragraph)).Concat(refused).Distinct().Order().ToArray();
        return new DeltaView
        {
            Beads = [.. names.Where(now.Beads.ContainsKey).Select(id => Bead(session, now, now.Beads[id], reviewer))],
            RemovedBeads = [.. names.Where(id => !now.Beads.ContainsKey(id))],
            Links = [.. linkNames.Where(now.Links.ContainsKey).Select(id => Link(session, now.Links[id], reviewer))],
            RemovedLinks = [.. linkNames.Where(id => !now.Links.ContainsKey(id))],
            Paragraphs = new ParagraphsView(Paragraphs(ReviewSide.Source), Paragraphs(ReviewSide.Target)),
            Terms = terms.Terms,
        };

        ParagraphView[] Paragraphs(ReviewSide side) =>
            [.. changedText.Where(each => each.Side == side).Select(each => Paragraph(session, each.Paragraph, side, now, terms))];
    }

    /// <summary>A bead as one reviewer sees it.</summary>
    public BeadView Bead(ReviewSession session, PairState state, ReviewBead bead, string reviewer) => new(
        bead.Id,
        bead.Source,
        bead.Target,
        bead.Relation,
        Math.Round(bead.Probability, 4),
        Shown(bead.Judgement.SeenBy(reviewer, session.JudgedApart)),
        bead.IsDrawn ? Drawn : null,
        EvidenceView.Of(bead.Evidence),
        bead.EditedSource is null && bead.EditedTarget is null ? null : new EditedView(bead.EditedSource, bead.EditedTarget),
        problems.Of(session, state, bead) is { Count: > 0 } found ? found : null,
        Shown(bead.Judgement.Note),
        bead.Judgement.Bookmarked ? true : null,
        bead.Judgement.Reviewer,
        bead.Judgement.At);

    /// <summary>A link as one reviewer sees it.</summary>
    public static LinkView Link(ReviewSession session, ReviewLink link, string reviewer) => new(
        link.Id,
        link.Source,
        link.Target,
        link.Relation,
        Math.Round(link.Probability, 4),
        Shown(link.Judgement.SeenBy(reviewer, session.JudgedApart)),
        link.IsDrawn ? Drawn : null,
        EvidenceView.Of(link.Evidence),
        Shown(link.Judgement.Note),
        link.Judgement.Bookmarked ? true : null,
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

    private static SideView Side(MappedDocument mapped, ReviewSide side, PairState state, TermList terms)
    {
        var document = mapped.Document;
        var units = state.Units.Where(unit => unit.Side == side).ToLookup(unit => unit.Paragraph);
        return new SideView(
            document.Path,
            TitleOf(document),
            document.Metadata.Author,
            document.Metadata.Published,
            SafeAddress(document.Metadata.Address),
            document.Language,
            [.. document.Paragraphs.Select(paragraph => Paragraph(mapped, paragraph.Index, side, state, units[paragraph.Index], terms))]);
    }

    /// <summary>Only what a browser opens as a page: an address of an article is untrusted text.</summary>
    private static string SafeAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : "";

    private static ParagraphView Paragraph(ReviewSession session, int index, ReviewSide side, PairState state, TermList terms) => Paragraph(
        side == ReviewSide.Source ? session.Source : session.Target,
        index,
        side,
        state,
        state.Units.Where(unit => unit.Side == side && unit.Paragraph == index),
        terms);

    private static ParagraphView Paragraph(MappedDocument mapped, int index, ReviewSide side, PairState state, IEnumerable<ReviewUnit> units, TermList terms)
    {
        var paragraph = mapped.Document.Paragraphs[index];
        int[][] shown =
        [
            .. mapped.Terms[index].Where(match => match.Depth == 0 && !state.Refusals.Any(refusal => refusal.Covers(side, match, paragraph.Text)))
                .Select(match => new[] { match.Span.Start, match.Span.End, terms.Place(match) }),
        ];
        return new ParagraphView(index, paragraph.Line, paragraph.IsContent ? null : true, paragraph.Text, [.. units], shown.Length > 0 ? shown : null);
    }

    /// <summary>The paragraphs that hold the phrase of a refusal.</summary>
    private static IEnumerable<(ReviewSide Side, int Paragraph)> PlacesOf(TermRefusal refusal, PairState state) =>
        state.Text.Paragraphs(refusal.Side)
            .Select((text, index) => (text, index))
            .Where(each => each.text.Contains(refusal.Phrase, StringComparison.OrdinalIgnoreCase))
            .Select(each => (refusal.Side, each.index));

    private static bool IsShown(ReviewLink link) => link.Probability >= Improbable || link.IsDrawn || !link.Judgement.IsNone;

    private static IEnumerable<ReviewLink> InOrder(IEnumerable<ReviewLink> links) => links.OrderBy(link => (link.Source, link.Target));

    private static Verdict? Shown(Verdict verdict) => verdict == Verdict.Unreviewed ? null : verdict;

    private static string? Shown(string note) => note.Length > 0 ? note : null;

    /// <summary>The terms of an answer, each once.</summary>
    private sealed class TermList
    {
        private readonly Dictionary<TermView, int> places = [];

        public IReadOnlyList<TermView> Terms => [.. places.Keys];

        public int Place(TermMatch match)
        {
            var term = new TermView(match.Term, match.Target, match.Explanation);
            if (!places.TryGetValue(term, out var place))
                places.Add(term, place = places.Count);
            return place;
        }
    }
}
