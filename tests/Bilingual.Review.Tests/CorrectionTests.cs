using Bilingual.Review.Tests.Browser;
using Microsoft.Data.Sqlite;

namespace Bilingual.Review.Tests;

/// <summary>
/// What it takes to put a given misaligned pair right: a sentence that the translator merged, a paragraph that was left out, a block that was
/// moved to the end, and two wrong links. The README sets the numbers of keys beside those of other tools.
/// </summary>
public sealed class CorrectionTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    // Document-wide sentence numbers as "source~target". As an aligner that keeps the order, and errs, would leave it.
    private static readonly string[] Given = ["0~0", "1~1", "2~", "3~2", "4~", "5~", "6~3", "7~", "8~", "9~4", "10~5", "~6", "11~7", "12~", "~8", "~9"];

    private static readonly string[] Right = ["0~0", "1,2~1", "3~", "4~", "5~2", "6~3", "7~8", "8~9", "9~4", "10~5", "11~6", "12~7"];

    [BrowserFact]
    public async Task Misaligned_CorrectedByHand_IsRightAfter22Keys()
    {
        await OpenEditorAsync();
        var keys = 0;

        // The merged sentence.
        await TypeAsync("ArrowDown", "m");
        // The first wrong link: its English sentence belongs two rows further down, past the paragraph that was left out.
        await TypeAsync("ArrowDown", "ArrowRight", "d", "d");
        // The second one: both English sentences slide down by one.
        await TypeAsync("n", "n", "n", "d", "d");
        // The moved block.
        await TypeAsync("Shift+N", "Space", "n", "n", "Enter", "Shift+N", "Space", "n", "Enter");
        await TypeAsync("End", "Shift+A");

        Assert.Equal(Right, await AlignmentAsync());
        Assert.Equal(0, await Page.EvaluateAsync<int>("document.querySelector('pair-editor').desk.walk.stops.filter(({ joint }) => joint.item.state !== 'accepted').length"));
        Assert.Equal(22, keys);

        async Task TypeAsync(params string[] pressed)
        {
            keys += pressed.Length;
            foreach (var key in pressed)
            {
                await PressAsync(key);
                await SavedAsync();
            }
        }
    }

    [BrowserFact]
    public async Task Misaligned_AlignedAgain_IsRightAfter4Keys()
    {
        await OpenEditorAsync();

        await PressAsync("Control+Alt+r");
        await Page.WaitForSelectorAsync("dialog[open] .difference");
        await SavingAsync("Control+Enter");
        await PressAsync("End");
        await SavingAsync("Shift+A");

        Assert.Equal(Right, await AlignmentAsync());
    }

    [BrowserFact]
    public async Task MovedBlock_AlignedAgain_SaysThatItStandsElsewhere()
    {
        await OpenEditorAsync();
        await PressAsync("Control+Alt+r");
        await Page.WaitForSelectorAsync("dialog[open] .difference");
        await SavingAsync("Control+Enter");

        await FocusAsync("Nelayan Hasan Basri");

        Assert.Contains("stands elsewhere: crosses 4 pairs", await Page.Locator("details-panel").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await Page.Locator(".joint .moved").CountAsync());
    }

    private protected override async Task<DirectoryInfo> PrepareAsync()
    {
        var folder = await Fixture.CopyWorkspaceAsync("Misaligned");
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "workspace.db")};Pooling=False");
        connection.Open();
        Execute("DELETE FROM beads");
        for (var i = 0; i < Given.Length; i++)
        {
            var sides = Given[i].Split('~');
            Execute($"INSERT INTO beads (PairId, Number, SourceSentences, TargetSentences, Relation, Probability, Score, Evidence) SELECT Id, {i}, '{sides[0]}', '{sides[1]}', 0, 0.8, 0.8, '{{}}' FROM pairs");
        }

        return folder;

        void Execute(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>The beads as the page shows them, by document-wide sentence numbers, those with a source first.</summary>
    private async Task<string[]> AlignmentAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => {
          const { store } = document.querySelector('pair-editor').desk;
          const numbers = side => new Map(store.side(side).paragraphs.flatMap(paragraph => paragraph.units).map((key, at) => [key, at]));
          const places = { source: numbers('source'), target: numbers('target') };
          const name = side => bead => bead[side].map(key => places[side].get(key)).join();
          return [...store.beads.values()].map(bead => ({ at: places.source.get(bead.source[0]) ?? 1000, name: `${name('source')(bead)}~${name('target')(bead)}` }))
            .sort((a, b) => a.at - b.at).map(({ name }) => name);
        }
        """);

    private async Task SavedAsync() => await Page.WaitForFunctionAsync("() => !document.querySelector('pair-editor').hasAttribute('data-saving')");
}
