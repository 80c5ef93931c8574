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
        Assert.Contains("+ ✓ Gedung itu dibangun pada tahun 1928 sebagai gudang kopi. ↔ The building was built in 1928", row, StringComparison.Ordinal);
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

    [BrowserFact]
    public async Task Realign_AroundWhatIsConfirmed_IsShownAsADifferenceAndThenApplied()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");
        await PressAsync("Space");
        await Page.Locator(".cell", new() { HasText = "Children get a reading room" }).ClickAsync();
        await SavingAsync("Enter");

        await PressAsync("Control+Alt+r");
        await Page.WaitForSelectorAsync("dialog .difference");
        Assert.Equal(["relink"], Stored.Kinds());
        await SavingAsync(() => Page.Locator("dialog button.primary").ClickAsync());

        Assert.Equal(["relink", "realign"], Stored.Kinds());
        Assert.Equal(["Children get a reading room of their own on the second floor."], await UnitsAsync(await BeadOfAsync("Gedung itu dibangun"), "target"));
    }

    [BrowserFact]
    public async Task Words_UnderTheMouse_HighlightTheirCounterparts()
    {
        await OpenEditorAsync();

        await Page.Locator(".cell", new() { HasText = "Gedung itu dibangun" }).Locator(".unit").HoverAsync(new() { Position = new() { X = 20, Y = 8 } });

        await Page.WaitForFunctionAsync("() => CSS.highlights.has('counterpart') && CSS.highlights.get('counterpart').size > 0");
        Assert.Equal("The,building", await Page.EvaluateAsync<string>("[...CSS.highlights.get('counterpart')].map(range => range.toString()).join()"));
    }
}
