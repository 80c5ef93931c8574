using Bilingual.Review.Tests.Browser;

namespace Bilingual.Review.Tests;

public sealed class TextTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task Edit_Saved_StoresTheTextAndShowsTheOriginal()
    {
        await OpenEditorAsync();
        var bead = await FocusAsync("Its roof has leaked");

        await PressAsync("e", "Control+A");
        await Page.Keyboard.TypeAsync("The roof has leaked since the 2019 flood.");
        await SavingAsync("Control+Enter");

        Assert.Equal("The roof has leaked since the 2019 flood.", Stored.Item(bead)!.Value.GetProperty("editedTarget").GetString());
        await Page.WaitForSelectorAsync(".unit.edited");
        Assert.Equal("The roof has leaked since the 2019 flood.", await Page.Locator(".unit.edited").InnerTextAsync());
        Assert.Contains("Its roof has leaked since the great flood of 2019.", await Page.Locator(".original").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(bead, await Page.EvaluateAsync<string>("document.querySelector('pair-editor').desk.focus"));
    }

    [BrowserFact]
    public async Task Edit_Escaped_ChangesNothing()
    {
        await OpenEditorAsync();
        await FocusAsync("Its roof has leaked");

        await PressAsync("e");
        await Page.Keyboard.TypeAsync("x");
        await PressAsync("Escape");

        Assert.Equal(0, await Page.Locator("textarea.editing").CountAsync());
        Assert.Empty(Stored.Kinds());
    }

    [BrowserFact]
    public async Task SplitSentence_AtTheCursor_KeepsBothInTheBead()
    {
        await OpenEditorAsync();
        var bead = await FocusAsync("Separuh dana");

        await PressAsync("Shift+S", "Control+Home", "Control+ArrowRight", "Control+ArrowRight");
        await SavingAsync("Enter");

        Assert.Equal(["splitUnit"], Stored.Kinds());
        Assert.Equal(["Separuh dana", "berasal dari pemerintah pusat, dan sisanya dari para donatur."], await UnitsAsync(bead, "source"));
    }

    [BrowserFact]
    public async Task MergeSentences_WithTheNext_MakesOne()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        await SavingAsync("Alt+M");

        Assert.Equal(["mergeUnits"], Stored.Kinds());
        Assert.Equal(
            ["Gedung itu dibangun pada tahun 1928 sebagai gudang kopi. Atapnya bocor sejak banjir besar tahun 2019."],
            await UnitsAsync(await BeadOfAsync("Gedung itu dibangun"), "source"));
    }

    [BrowserFact]
    public async Task NotThisTerm_OnTheOnlyTerm_TakesItFromTheSentence()
    {
        await OpenEditorAsync();
        await FocusAsync("Kartu anggota");
        Assert.Equal(1, await Page.Locator("details-panel .terms li").CountAsync());

        await SavingAsync("t");

        var action = Assert.Single(Stored.Actions());
        Assert.Equal(("termException", "biaya"), (action.Kind, action.Action.GetProperty("term").GetString()));
        Assert.Equal(0, await Page.Locator("details-panel .terms li").CountAsync());
    }

    [BrowserFact]
    public async Task NotThisTerm_AmongSeveral_AsksWhichAndTakesTheHighlightAway()
    {
        await OpenEditorAsync();
        await FocusAsync("City library on the waterfront opens again");
        Assert.Equal(["kota"], await Page.Locator(".row.focused .side.source mark.term").AllInnerTextsAsync());

        await PressAsync("t");
        await SavingAsync(() => Page.Locator("dialog .choices button", new() { HasText = "kota" }).First.ClickAsync());

        Assert.Equal("kota", Assert.Single(Stored.Actions()).Action.GetProperty("term").GetString());
        Assert.Empty(await Page.Locator(".row.focused .side.source mark.term").AllInnerTextsAsync());
    }

    [BrowserFact]
    public async Task Differences_InNumbers_AreMarkedOnBothSides()
    {
        await OpenEditorAsync();

        var marks = Page.Locator(".row", new() { HasText = "85.000" }).Locator("mark.problem.is-number");
        await marks.Nth(1).WaitForAsync();
        Assert.Equal(["40", "45"], await marks.AllInnerTextsAsync());
    }

    [BrowserFact]
    public async Task Boilerplate_AtFirst_IsFoldedAway()
    {
        await OpenEditorAsync();
        Assert.Equal(0, await Page.Locator(".cell", new() { HasText = "Dinas Kearsipan" }).CountAsync());

        await Page.Locator(".fold button").ClickAsync();

        Assert.Equal(1, await Page.Locator(".cell", new() { HasText = "Dinas Kearsipan" }).CountAsync());
    }

    [BrowserFact]
    public async Task Drafts_SwitchedOn_StandUnderTheSentences()
    {
        await OpenEditorAsync();

        await PressAsync("g");

        await Page.Locator(".cell .draft").First.WaitForAsync();
    }

    [BrowserFact]
    public async Task ArticleText_ThatIsMarkup_StaysText()
    {
        await OpenEditorAsync();

        var cell = Page.Locator(".cell", new() { HasText = "papan pengumuman" });

        Assert.Contains("<b>gratis</b> & <img src=\"x\" onerror=\"document.title='rusak'\">", await cell.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await Page.Locator("main img, main b").CountAsync());
        Assert.Equal("Editor · Bilingual", await Page.TitleAsync());
    }
}
