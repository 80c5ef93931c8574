using Bilingual.Review.Tests.Browser;
using Microsoft.Playwright;

namespace Bilingual.Review.Tests;

public sealed class LinkingTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task Relink_NextCounterpartChosen_MakesOneAcceptedBead()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        await PressAsync("Space", "ArrowDown");
        await SavingAsync("Enter");

        var bead = await BeadOfAsync("Gedung itu dibangun");
        Assert.Equal(["relink"], Stored.Kinds());
        Assert.Equal(["Its roof has leaked since the great flood of 2019."], await UnitsAsync(bead, "target"));
        Assert.Equal("accepted", Stored.Verdict(bead));
        Assert.Empty(await UnitsAsync(await BeadOfAsync("The building was built"), "source"));
    }

    [BrowserFact]
    public async Task Relink_SeveralOnBothSides_LinksManyToMany()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        await PressAsync("Space", "Space", "ArrowDown", "Space", "ArrowLeft", "ArrowDown", "Space");
        await SavingAsync("Enter");

        var bead = await BeadOfAsync("Gedung itu dibangun");
        Assert.Equal(2, (await UnitsAsync(bead, "source")).Length);
        Assert.Equal(2, (await UnitsAsync(bead, "target")).Length);
        Assert.Equal(4, Stored.Item(bead)!.Value.GetProperty("source").GetArrayLength() + Stored.Item(bead)!.Value.GetProperty("target").GetArrayLength());
    }

    [BrowserFact]
    public async Task Relink_Escaped_StoresNothing()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        await PressAsync("Space", "ArrowDown", "Escape");

        Assert.Equal("Nothing was linked.", await StatusAsync());
        Assert.Empty(Stored.Kinds());
    }

    [BrowserFact]
    public async Task Relink_ByTheMouse_TogglesWhatIsClicked()
    {
        await OpenEditorAsync();
        await FocusAsync("Para nelayan");

        await PressAsync("Space");
        await Page.Locator(".cell", new() { HasText = "They hope that more" }).ClickAsync();
        await SavingAsync("Enter");

        Assert.Equal(["They hope that more visitors will come to the harbour."], await UnitsAsync(await BeadOfAsync("Para nelayan"), "target"));
    }

    [BrowserFact]
    public async Task Unlink_APair_LeavesBothAlone()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        await SavingAsync("-");

        Assert.Equal(["unlink"], Stored.Kinds());
        Assert.Empty(await UnitsAsync(await BeadOfAsync("Gedung itu dibangun"), "target"));
        Assert.Empty(await UnitsAsync(await BeadOfAsync("The building was built"), "source"));
    }

    [BrowserFact]
    public async Task Merge_WithTheNext_JoinsBoth()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        await SavingAsync("m");

        Assert.Equal(["merge"], Stored.Kinds());
        Assert.Equal(2, (await UnitsAsync(await BeadOfAsync("Gedung itu dibangun"), "source")).Length);
    }

    [BrowserFact]
    public async Task Split_AMergedBead_SeparatesItBetweenTheSentences()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");
        await SavingAsync("m");

        await PressAsync("s");
        await SavingAsync("Enter");

        Assert.Equal(["merge", "splitBead"], Stored.Kinds());
        Assert.Equal(["Its roof has leaked since the great flood of 2019."], await UnitsAsync(await BeadOfAsync("Atapnya bocor"), "target"));
    }

    [BrowserFact]
    public async Task Split_CursorInsideASentence_CutsTheSentenceToo()
    {
        await OpenEditorAsync();
        await FocusAsync("Half of the money");
        await Page.Locator(".cell", new() { HasText = "Separuh dana" }).ClickAsync();

        await PressAsync("s", "Control+Home", "Control+ArrowRight", "Control+ArrowRight", "Tab", "Control+Home", "Control+ArrowRight", "Control+ArrowRight");
        await SavingAsync(() => PressAsync("Enter"), actions: 3);

        Assert.Equal(["splitUnit", "splitUnit", "splitBead"], Stored.Kinds());
        Assert.Equal(["Separuh dana"], await UnitsAsync(await BeadOfAsync("Separuh dana"), "source"));
        Assert.Equal(["Half of"], await UnitsAsync(await BeadOfAsync("Separuh dana"), "target"));
    }

    [BrowserTheory]
    [InlineData("u", "up", "Wali Kota Ratna Dewi")]
    [InlineData("d", "down", "Atapnya bocor")]
    public async Task Move_ASentence_JoinsTheNeighbour(string key, string direction, string neighbour)
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        await SavingAsync(key);

        var action = Assert.Single(Stored.Actions());
        Assert.Equal(("move", direction), (action.Kind, action.Action.TryGetProperty("direction", out var way) ? way.GetString() : "up"));
        Assert.Equal(await BeadOfAsync(neighbour), await BeadOfAsync("Gedung itu dibangun"));
    }

    [BrowserFact]
    public async Task Move_ASentence_TheFocusGoesAlong()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        await SavingAsync("d");

        Assert.Equal(await BeadOfAsync("Atapnya bocor"), await Page.EvaluateAsync<string>("document.querySelector('pair-editor').desk.focus"));
    }

    [BrowserFact]
    public async Task Move_NothingAbove_IsRefusedInTheLanguageOfThePage()
    {
        var page = await NewPageAsync("Sari", new BrowserNewContextOptions { Locale = "id" });
        await OpenEditorAsync(page);
        await FocusAsync("Perpustakaan kota di tepi pelabuhan dibuka kembali", page);

        await page.Keyboard.PressAsync("u");

        var refusal = page.Locator("live-region[data-tone=failure]");
        await refusal.WaitForAsync();
        Assert.EndsWith("Tidak ada pasangan di atas yang dapat dimasuki kalimat ini.", await refusal.InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Swap_WithTheNext_ExchangesTheCounterparts()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        await SavingAsync("x");

        Assert.Equal(["swap"], Stored.Kinds());
        Assert.Equal(["Its roof has leaked since the great flood of 2019."], await UnitsAsync(await BeadOfAsync("Gedung itu dibangun"), "target"));
        Assert.Equal(["The building was built in 1928 as a coffee warehouse."], await UnitsAsync(await BeadOfAsync("Atapnya bocor"), "target"));
        Assert.NotEqual(0, await Page.Locator("svg.links path[data-joint]").CountAsync());
    }

    [BrowserFact]
    public async Task Paragraphs_LinkedByChoosing_AreStoredAsALink()
    {
        await OpenEditorAsync();
        await PressAsync("p");
        await FocusAsync("Para nelayan");

        await PressAsync("Space", "ArrowUp", "Space", "ArrowDown", "Space");
        await SavingAsync("Enter");

        var link = Assert.Single(Stored.Actions());
        Assert.Equal("link", link.Kind);
        Assert.Equal((8, 6), (link.Action.GetProperty("source").GetInt32(), link.Action.GetProperty("target").GetInt32()));
        Assert.Equal("accepted", Stored.Verdict("L8-6"));
    }

    [BrowserFact]
    public async Task Paragraphs_Unlinked_RejectTheMachinesLink()
    {
        await OpenEditorAsync();
        await PressAsync("p");
        var link = await FocusAsync("Para nelayan");

        await SavingAsync("-");

        Assert.Equal(["unlinkParagraphs"], Stored.Kinds());
        Assert.Equal("rejected", Stored.Verdict(link));
    }
}
