using Bilingual.Review.Tests.Browser;

namespace Bilingual.Review.Tests;

public sealed class WholePairTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task UndoAndRedo_SeveralSteps_GoBackAndForth()
    {
        await OpenEditorAsync();
        var bead = await FocusAsync("Gedung itu dibangun");
        await SavingAsync("a");
        await SavingAsync("-");

        await SavingAsync("Control+z");
        Assert.Equal("accepted", Stored.Verdict(bead));
        await SavingAsync("Control+z");
        Assert.Equal("unreviewed", Stored.Verdict(bead));
        await SavingAsync("Control+Shift+Z");

        Assert.Equal("accepted", Stored.Verdict(bead));
        Assert.Equal(["accept", "unlink", "undo", "undo", "redo"], Stored.Kinds());
    }

    [BrowserFact]
    public async Task KilledAfterADecision_Restarted_NothingIsLostAndUndoGoesOn()
    {
        await OpenEditorAsync();
        var bead = await FocusAsync("Gedung itu dibangun");
        await SavingAsync("a");

        await KillAndRestartAsync();
        await Page.ReloadAsync();
        await Page.WaitForSelectorAsync("alignment-view .row");

        Assert.Equal("accepted", await Page.Locator($"button.joint[data-joint='{bead}']").GetAttributeAsync("data-state"));
        await SavingAsync("Control+z");
        Assert.Equal("unreviewed", Stored.Verdict(bead));
    }

    [BrowserFact]
    public async Task WorkbenchGone_ActionTried_SaysThatNothingWasLost()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");
        await SavingAsync("a");
        await Page.RouteAsync("**/actions", route => route.AbortAsync());

        await PressAsync("k");

        await Page.WaitForSelectorAsync("live-region[data-tone='failure']");
        Assert.StartsWith("Reject: The server cannot be reached.", await StatusAsync(), StringComparison.Ordinal);
        Assert.Equal(["accept"], Stored.Kinds());
    }

    [BrowserFact]
    public async Task History_OfABead_NamesActionReviewerAndTime()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");
        await SavingAsync("a");

        await PressAsync("h");

        var row = await Page.Locator("dialog tbody tr").First.InnerTextAsync();
        Assert.Contains("Sari", row, StringComparison.Ordinal);
        Assert.Contains("Accept", row, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Evidence_OfTheFocus_IsShown()
    {
        await OpenEditorAsync();

        await FocusAsync("Wali Kota Ratna Dewi");

        var panel = await Page.Locator("details-panel").InnerTextAsync();
        Assert.Contains("Similarity", panel, StringComparison.Ordinal);
        Assert.Contains("Machine draft", panel, StringComparison.Ordinal);
    }
}
