using System.Text;
using Bilingual.Alignment;
using Bilingual.Glossaries;
using Bilingual.Hosting;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;
using Bilingual.Interchange;
using Bilingual.Interchange.Import;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Bilingual.Tests.Hosting.Review.ReviewSample;

namespace Bilingual.Tests.Hosting.Review;

public sealed class ReviewDeskTests : IDisposable
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddBilingual(new BilingualSettings(), new ConfigurationBuilder().Build()).BuildServiceProvider();

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task UndoAndRedo_AcrossRestarts_RestoreEveryState()
    {
        var path = await WorkspaceAsync(folder);
        string first, second, last;
        await using (var open = await OpenAsync(path))
        {
            first = Dump(open.State);
            await open.ActAsync("ani", new ReviewAction.Accept([open.Id(S(0, 0)), "L0-0"]));
            second = Dump(open.State);
            await open.ActAsync("ani", new ReviewAction.Relink([S(1, 0), S(1, 1)], [T(1, 0)]));
            last = Dump(open.State);
        }

        await using (var open = await OpenAsync(path))
        {
            Assert.Equal(last, Dump(open.State));
            await open.ActAsync("ani", new ReviewAction.Undo());
            Assert.Equal(second, Dump(open.State));
        }

        await using (var open = await OpenAsync(path))
        {
            await open.ActAsync("ani", new ReviewAction.Undo());
            Assert.Equal(first, Dump(open.State));
            await open.ActAsync("ani", new ReviewAction.Redo());
            await open.ActAsync("ani", new ReviewAction.Redo());
            Assert.Equal(last, Dump(open.State));
            Assert.Equal("There is nothing to redo.", (await Assert.ThrowsAsync<ReviewActionException>(() => open.ActAsync("ani", new ReviewAction.Redo()))).Message);
        }
    }

    [Fact]
    public async Task Act_AfterAnUndo_ForgetsWhatCouldBeRedone()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));
        await open.ActAsync("ani", new ReviewAction.Accept(["L0-0"]));
        await open.ActAsync("ani", new ReviewAction.Undo());
        await open.ActAsync("ani", new ReviewAction.Accept(["L1-1"]));

        Assert.Null(open.Session.NextRedo("ani"));
        Assert.Equal(3, open.Session.NextUndo("ani")?.Revision);
    }

    [Fact]
    public async Task Act_OtherRowsChangedBetween_IsMergedSilently()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));
        await open.ActAsync("budi", new ReviewAction.Accept([open.Id(S(0, 0))]), 0);
        await open.ActAsync("ani", new ReviewAction.Reject([open.Id(S(2, 0))]), 0);

        Assert.Equal(Verdict.Accepted, open.State.Owner(S(0, 0)).Judgement.Verdict);
        Assert.Equal(Verdict.Rejected, open.State.Owner(S(2, 0)).Judgement.Verdict);
    }

    [Fact]
    public async Task Act_SameRowChangedBetween_SaysByWhomAndChangesNothing()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));
        var bead = open.Id(S(1, 0));
        await open.ActAsync("budi", new ReviewAction.MoveUnit(S(1, 1), MoveDirection.Up), 0);
        var before = Dump(open.State);

        var conflict = await Assert.ThrowsAsync<ReviewConflictException>(() => open.ActAsync("ani", new ReviewAction.Accept([bead]), 0));

        Assert.Equal(("budi", "move", 1L), (conflict.By.Reviewer, conflict.By.Kind, conflict.By.Revision));
        Assert.Equal(before, Dump(open.State));
    }

    [Fact]
    public async Task Act_PairReadTwice_GoesOnFromWhatIsStoredAndNamesConflicts()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));
        var bead = open.Id(S(1, 0));
        open.Desk.Pairs.Forget(open.Session);
        var other = (await open.Desk.Pairs.OpenAsync(open.Session.Key, default))!;
        await open.Desk.ActAsync(other, "budi", 0, new ReviewAction.Accept([bead]), default);

        var outcome = await open.ActAsync("ani", new ReviewAction.Accept([open.Id(S(0, 0))]), 0);
        var conflict = await Assert.ThrowsAsync<ReviewConflictException>(() => open.ActAsync("ani", new ReviewAction.Reject([bead]), 0));

        Assert.Equal((2L, Verdict.Accepted, Verdict.Accepted), (outcome.Revision, outcome.Session.Current.State.Beads[bead].Judgement.Verdict, outcome.Session.Current.State.Owner(S(0, 0)).Judgement.Verdict));
        Assert.Equal(("budi", 1L, 2L), (conflict.By.Reviewer, conflict.By.Revision, conflict.Session.Current.Revision));
    }

    [Fact]
    public async Task TakeOver_PairReadTwice_GoesOnFromWhatIsStored()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));
        open.Desk.Pairs.Forget(open.Session);
        var other = (await open.Desk.Pairs.OpenAsync(open.Session.Key, default))!;
        await open.Desk.ActAsync(other, "budi", 0, new ReviewAction.Accept([open.Id(S(1, 0))]), default);
        var decision = new ExchangedDecision { SourceText = "Banjir melanda desa.", TargetText = "Floods hit a village.", Verdict = Verdict.Accepted };

        var taken = await open.Desk.TakeOverAsync(open.Session, "citra", "x.decisions.jsonl", [decision], default);

        Assert.Equal(1, taken.Applied);
        Assert.Equal(2, (await open.Desk.Pairs.OpenAsync(open.Session.Key, default))!.Current.Revision);
    }

    [Fact]
    public async Task Undo_RowChangedByAnotherSince_Conflicts()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));
        var bead = open.Id(S(0, 0));
        await open.ActAsync("ani", new ReviewAction.Accept([bead]));
        await open.ActAsync("budi", new ReviewAction.Annotate(bead, "periksa"));

        var conflict = await Assert.ThrowsAsync<ReviewConflictException>(() => open.ActAsync("ani", new ReviewAction.Undo()));

        Assert.Equal("budi", conflict.By.Reviewer);
    }

    [Fact]
    public async Task Act_JudgedApart_VotesDoNotConflictAndUndoLeavesTheOther()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));
        await open.Desk.AssignAsync(open.Session, ["budi", "ani"], default);
        var bead = open.Id(S(0, 0));
        await open.ActAsync("ani", new ReviewAction.Accept([bead]), 0);
        await open.ActAsync("budi", new ReviewAction.Reject([bead]), 0);
        Assert.Equal(Verdict.NeedsReview, open.State.Beads[bead].Judgement.Verdict);

        await open.ActAsync("ani", new ReviewAction.Undo());

        Assert.Equal(Verdict.Rejected, open.State.Beads[bead].Judgement.Verdict);
        Assert.Equal(["budi"], open.State.Beads[bead].Judgement.Votes.Keys);
    }

    [Fact]
    public async Task Act_AlignedAnewMeanwhile_IsRefusedAndConfirmedWorkIsFoundAgain()
    {
        var path = await WorkspaceAsync(folder);
        await using var open = await OpenAsync(path);
        await open.ActAsync("ani", new ReviewAction.Relink([S(1, 0), S(1, 1)], [T(1, 0)]));
        await using (var run = await Workspace.OpenAsync(path, default))
        {
            // The article got a new first paragraph; everything moves down by one, and the aligner finds nothing at all.
            await StoreAsync(run, [["Baru."], .. Source], Target, "f2", align: (id, pair) => new AlignedPair(id, pair, [], []));
        }

        await Assert.ThrowsAsync<ReviewOutdatedException>(() => open.ActAsync("ani", new ReviewAction.Accept(["L0-0"])));
        var again = await open.Desk.Pairs.OpenAsync(open.Session.Key, default);

        var (_, state) = again!.Current;
        var kept = Assert.Single(state.Beads.Values, bead => !bead.IsNull);
        Assert.Equal("Warga mengungsi pada malam hari. Mereka tidur di sekolah.", state.Text.Of(kept.Source));
        Assert.All(kept.Source, unit => Assert.Equal(2, unit.Paragraph));
        Assert.Equal(Verdict.Accepted, kept.Judgement.Verdict);
        Assert.Null(again.NextUndo("ani"));
        Assert.Single(await open.Desk.HistoryAsync(again, default));
    }

    [Fact]
    public async Task Export_ReviewedPair_HoldsWhatReviewersMadeOfIt()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));
        await open.ActAsync("ani", new ReviewAction.Relink([S(1, 0), S(1, 1)], [T(1, 0)]));
        await open.ActAsync("ani", new ReviewAction.SplitUnit(S(2, 1), "Truk tiba".Length));
        await open.ActAsync("ani", new ReviewAction.Accept([open.State.Order.First(id => open.State.Beads[id].Target.Contains(T(2, 1)))]));
        await open.ActAsync("ani", new ReviewAction.Edit(open.Id(S(0, 0)), ReviewSide.Target, "Floods hit one village."));
        await open.ActAsync("ani", new ReviewAction.Accept([open.Id(S(0, 0))]));
        await open.ActAsync("ani", new ReviewAction.Reject([open.Id(S(2, 0))]));

        var rows = await ExportAsync(open, "tsv", new ReviewExportOptions { ConfirmedOnly = true });

        Assert.Equal(
            [
                "Banjir melanda desa.\tFloods hit one village.",
                "Warga mengungsi pada malam hari. Mereka tidur di sekolah.\tResidents fled at night and slept in a school.",
                "Truk tiba pagi ini.\tTrucks arrived this morning.",
            ],
            rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => string.Join('\t', row.Split('\t')[2..4])));
    }

    [Fact]
    public async Task Import_ExportedDecisions_GivesAnotherWorkspaceTheSameReview()
    {
        string decisions;
        await using (var open = await OpenAsync(await WorkspaceAsync(folder)))
        {
            await open.ActAsync("ani", new ReviewAction.Relink([S(1, 0), S(1, 1)], [T(1, 0)]));
            await open.ActAsync("ani", new ReviewAction.Edit(open.Id(S(0, 0)), ReviewSide.Target, "Floods hit one village."));
            await open.ActAsync("ani", new ReviewAction.Accept([open.Id(S(0, 0)), "L1-1"]));
            await open.ActAsync("ani", new ReviewAction.Reject([open.Id(S(2, 0))]));
            decisions = await ExportAsync(open, "decisions", new ReviewExportOptions());
        }

        using var elsewhere = new TemporaryFolder();
        await using var other = await OpenAsync(await WorkspaceAsync(elsewhere));
        await other.ActAsync("citra", new ReviewAction.Accept([other.Id(S(2, 0))]));
        var result = await ImportAsync(other, "ani.decisions.jsonl", decisions);

        Assert.Equal((3, 0, 0), (result.Applied, result.Known, result.Unknown));
        var conflict = Assert.Single(result.Conflicts);
        Assert.Equal((Verdict.Accepted, "citra", Verdict.Rejected), (conflict.Ours, conflict.By, conflict.Theirs.Verdict));
        Assert.Equal(("Floods hit one village.", Verdict.Accepted, "ani"), Summary(other.State.Owner(S(0, 0))));
        Assert.Equal([S(1, 0), S(1, 1)], other.State.Owner(S(1, 0)).Source.AsEnumerable());
        Assert.Equal(Verdict.Accepted, other.State.Links["L1-1"].Judgement.Verdict);

        var again = await ImportAsync(other, "ani.decisions.jsonl", decisions);
        Assert.Equal((0, 3), (again.Applied, again.Known));
        await other.ActAsync("citra", new ReviewAction.Undo());
        Assert.Equal(Verdict.Unreviewed, other.State.Owner(S(0, 0)).Judgement.Verdict);

        static (string?, Verdict, string?) Summary(ReviewBead bead) => (bead.EditedTarget, bead.Judgement.Verdict, bead.Judgement.Reviewer);
    }

    [Fact]
    public async Task Import_FileThatIsNoDecision_NamesLineAndExpectation()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));

        var result = await ImportAsync(open, "x.decisions.jsonl", "{\"sourceText\":\"a\",\"targetText\":\"b\",\"verdict\":\"accepted\"}\nnonsense\n");

        Assert.Equal((0, 1), (result.Applied, result.Unknown));
        Assert.StartsWith("x.decisions.jsonl:2: expected a decision as exports write it:", Assert.Single(result.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Realign_AroundConfirmedBeads_LeavesThemAndCanBeUndone()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));
        await open.ActAsync("ani", new ReviewAction.Relink([S(0, 0)], [T(2, 2)]));
        var confirmed = open.State.Owner(S(0, 0));
        var before = Dump(open.State);
        var realigner = new Realigner(Services.GetRequiredService<SentenceAligner>(), Services.GetRequiredService<SignalExtractor>(), Services.GetRequiredService<PairScorer>());

        var proposal = realigner.Propose(open.Session, default);
        Assert.Equal(before, Dump(open.State));
        open.Desk.Propose(proposal);
        if (!proposal.Steps.IsEmpty)
        {
            await open.ActAsync("ani", new ReviewAction.Realign(proposal.Token));
            Assert.NotEqual(before, Dump(open.State));
            Assert.Equal(confirmed, open.State.Beads[confirmed.Id]);
            await open.ActAsync("ani", new ReviewAction.Undo());
        }

        Assert.Equal(before, Dump(open.State));
    }

    [Fact]
    public async Task Realign_RejectedAndConfirmedBeads_AreNeitherSeenNorTorn()
    {
        await using var open = await OpenAsync(await WorkspaceAsync(folder));
        var rejected = open.State.Owner(S(2, 0));
        await open.ActAsync("ani", new ReviewAction.Reject([rejected.Id]));
        await open.ActAsync("ani", new ReviewAction.Relink([S(2, 1)], [T(1, 0)]));
        var realigner = new Realigner(Services.GetRequiredService<SentenceAligner>(), Services.GetRequiredService<SignalExtractor>(), Services.GetRequiredService<PairScorer>());

        var proposal = realigner.Propose(open.Session, default);

        var next = open.State.Apply(proposal.Against(open.State)!);
        Assert.Equal(open.State.Beads[rejected.Id], next.Beads[rejected.Id]);
        Assert.Equal(T(1, 0), Assert.Single(next.Owner(S(2, 1)).Target));
        Assert.True(open.State.Units.SetEquals(next.Units));
        Assert.Equal(T(0, 0), Assert.Single(next.Owner(S(0, 0)).Target));
    }

    [Fact]
    public async Task OpenForReviewAsync_Twice_SaysThatAnotherHasIt()
    {
        var path = await WorkspaceAsync(folder);
        await using var first = await Workspace.OpenForReviewAsync(path, default);

        var fault = await Assert.ThrowsAsync<UsageException>(() => Workspace.OpenForReviewAsync(path, default));

        Assert.Equal($"the workspace '{Path.Combine(path, "workspace.db")}' is open in another review; use the address that it printed, or end it first", fault.Message);
    }

    [Fact]
    public async Task OpenForReviewAsync_WhileARunWrites_Works()
    {
        var path = await WorkspaceAsync(folder);
        await using var run = await Workspace.OpenAsync(path, default);
        await using var open = await OpenAsync(path);

        await open.ActAsync("ani", new ReviewAction.Accept(["L0-0"]));

        Assert.Equal(1, open.Session.Current.Revision);
    }

    private static async Task<string> ExportAsync(OpenDesk open, string format, ReviewExportOptions options)
    {
        var file = new MemoryStream();
        await new ReviewExport(open.Workspace, Glossary.Empty, Services.GetRequiredService<CorpusFormats>()).WriteAsync(format, [file], options, default);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    private static Task<ImportResult> ImportAsync(OpenDesk open, string name, string content) =>
        new DecisionImport(open.Desk, Services.GetRequiredService<CorpusReaders>())
            .ImportAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(content)), new CorpusInfo(), "citra", acceptUnreviewed: false, default);

    private static async Task<OpenDesk> OpenAsync(string path)
    {
        var workspace = await Workspace.OpenForReviewAsync(path, default);
        var desk = new ReviewDesk(workspace, new TermIndex([]), new Lazy<PairScorer>(Services.GetRequiredService<PairScorer>), TimeProvider.System);
        var (key, _) = Assert.Single(await desk.Pairs.ListAsync(default));
        return new OpenDesk(workspace, desk, (await desk.Pairs.OpenAsync(key, default))!);
    }

    private sealed record OpenDesk(Workspace Workspace, ReviewDesk Desk, ReviewSession Session) : IAsyncDisposable
    {
        public PairState State => Session.Current.State;

        public string Id(ReviewUnit unit) => State.Owner(unit).Id;

        public Task<ActionOutcome> ActAsync(string reviewer, ReviewAction action, long? baseRevision = null) =>
            Desk.ActAsync(Session, reviewer, baseRevision ?? Session.Current.Revision, action, default);

        public ValueTask DisposeAsync()
        {
            Desk.Dispose();
            return Workspace.DisposeAsync();
        }
    }
}
