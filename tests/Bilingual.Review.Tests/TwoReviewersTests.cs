using Bilingual.Review.Tests.Browser;
using Microsoft.Playwright;

namespace Bilingual.Review.Tests;

public sealed class TwoReviewersTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task OtherRows_ChangedMeanwhile_AreTakenOverSilently()
    {
        var budi = await BothOpenAsync();
        var changed = await ActAsync(budi, "Para nelayan", "-");
        await FocusAsync("Gedung itu dibangun");

        await SavingAsync(() => PressAsync("a"), actions: 2);

        Assert.Equal(["unlink", "accept"], Stored.Kinds());
        Assert.Equal(["Budi", "Sari"], Stored.Actions().Select(action => action.Reviewer));
        Assert.Empty(await UnitsAsync(changed, "target"));
    }

    [BrowserFact]
    public async Task SameRows_TheirsKept_TheSecondIsToldAndNothingOfHersIsStored()
    {
        await ConflictAsync();

        Assert.Contains("Budi has changed the same rows", await Page.Locator("dialog h2").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(0, await Page.Locator("dialog .pair-text").CountAsync());
        Assert.Empty(await ViolationsAsync(Page, "dialog[open]"));
        await Page.Locator("dialog button[value='theirs']").ClickAsync();
        await Page.WaitForFunctionAsync("() => document.querySelector('pair-editor').desk.store.revision === 1");

        Assert.Equal(["unlink"], Stored.Kinds());
        Assert.Empty(await UnitsAsync(await BeadOfAsync("Gedung itu dibangun"), "target"));
    }

    [BrowserFact]
    public async Task SameRows_OwnDoneAgain_IsStoredOnTopOfTheirs()
    {
        await ConflictAsync();

        await Page.Locator("dialog button[value='mine']").ClickAsync();
        await Page.WaitForFunctionAsync("() => document.querySelector('pair-editor').desk.store.revision === 2");

        Assert.Equal(["unlink", "reject"], Stored.Kinds());
        Assert.Equal(["Budi", "Sari"], Stored.Actions().Select(action => action.Reviewer));
    }

    private async Task ConflictAsync()
    {
        var budi = await BothOpenAsync();
        await ActAsync(budi, "Gedung itu dibangun", "-");
        await FocusAsync("Gedung itu dibangun");
        await PressAsync("k");
        await Page.WaitForSelectorAsync("dialog[open]");
    }

    private async Task<IPage> BothOpenAsync()
    {
        await OpenEditorAsync();
        var budi = await NewPageAsync("Budi");
        await OpenEditorAsync(budi);
        return budi;
    }

    private async Task<string> ActAsync(IPage page, string words, string key)
    {
        var bead = await FocusAsync(words, page);
        await SavingAsync(() => page.Keyboard.PressAsync(key), page: page);
        return bead;
    }
}
