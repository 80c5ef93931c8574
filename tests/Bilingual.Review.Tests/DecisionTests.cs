using Bilingual.Review.Tests.Browser;

namespace Bilingual.Review.Tests;

public sealed class DecisionTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserTheory]
    [InlineData("a", "accept", "accepted")]
    [InlineData("k", "reject", "rejected")]
    [InlineData("r", "needsReview", "needsReview")]
    public async Task Key_OnABead_StoresTheDecision(string key, string kind, string verdict)
    {
        await OpenEditorAsync();
        var bead = await FocusAsync("Gedung itu dibangun");

        await SavingAsync(key);

        Assert.Equal([kind], Stored.Kinds());
        Assert.Equal(verdict, Stored.Verdict(bead));
        Assert.Equal("Sari", Stored.Actions()[0].Reviewer);
        Assert.Equal(verdict, await Page.Locator($"button.joint[data-joint='{bead}']").GetAttributeAsync("data-state"));
    }

    [BrowserFact]
    public async Task Clear_AfterAccept_TakesTheDecisionBack()
    {
        await OpenEditorAsync();
        var bead = await FocusAsync("Gedung itu dibangun");

        await SavingAsync("a");
        await SavingAsync("Backspace");

        Assert.Equal(["accept", "clear"], Stored.Kinds());
        Assert.Equal("unreviewed", Stored.Verdict(bead));
    }

    [BrowserFact]
    public async Task AcceptAndGoOn_Twice_AcceptsTwoInOrder()
    {
        await OpenEditorAsync();
        var first = await FocusAsync("Gedung itu dibangun");
        var second = await BeadOfAsync("Atapnya bocor");

        await SavingAsync("Control+Enter");
        await SavingAsync("Control+Enter");

        Assert.Equal(["accepted", "accepted"], [Stored.Verdict(first), Stored.Verdict(second)]);
        Assert.Contains("Perbaikan itu", string.Concat(await UnitsAsync(await Page.EvaluateAsync<string>("document.querySelector('pair-editor').desk.focus"), "source")), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task AcceptAbove_OnTheThirdPair_AcceptsTheThree()
    {
        await OpenEditorAsync();
        await FocusAsync("Wali Kota Ratna Dewi");

        await SavingAsync("Shift+A");

        Assert.Equal(["acceptAbove"], Stored.Kinds());
        Assert.Equal("accepted", Stored.Verdict(await BeadOfAsync("City library on the waterfront opens again")));
        Assert.Equal("accepted", Stored.Verdict(await BeadOfAsync("Mayor Ratna Dewi")));
        Assert.Equal("unreviewed", Stored.Verdict(await BeadOfAsync("The building was built")));
    }

    [BrowserFact]
    public async Task Selection_Extended_DecidesAllOfIt()
    {
        await OpenEditorAsync();
        var first = await FocusAsync("Gedung itu dibangun");

        await PressAsync("Shift+ArrowDown", "Shift+ArrowDown");
        await SavingAsync("k");

        var third = await BeadOfAsync("Perbaikan itu menelan");
        Assert.Equal(["reject"], Stored.Kinds());
        Assert.Equal(["rejected", "rejected"], [Stored.Verdict(first), Stored.Verdict(third)]);
    }

    [BrowserFact]
    public async Task Buttons_EveryCommand_HasOne()
    {
        await OpenEditorAsync();

        var missing = await Page.EvaluateAsync<string[]>(
            "async () => (await import('/js/keys/commands.js')).commands.filter(name => !document.querySelector(`.toolbar [data-command='${name}']`))");

        Assert.Empty(missing);
    }

    [BrowserFact]
    public async Task Button_Accept_DoesAsItsKey()
    {
        await OpenEditorAsync();
        var bead = await FocusAsync("Gedung itu dibangun");

        await SavingAsync(() => Page.Locator(".toolbar [data-command='accept']").First.ClickAsync());

        Assert.Equal("accepted", Stored.Verdict(bead));
        Assert.Equal("ALIGNMENT-VIEW", await Page.EvaluateAsync<string>("document.activeElement.tagName"));
    }

    [BrowserFact]
    public async Task Bookmark_SetAndSought_IsFound()
    {
        await OpenEditorAsync();
        var bead = await FocusAsync("Para nelayan");

        await SavingAsync("b");
        await PressAsync("Home", "Shift+B");

        Assert.Equal(bead, await Page.EvaluateAsync<string>("document.querySelector('pair-editor').desk.focus"));
        Assert.True(Stored.Item(bead)!.Value.GetProperty("judgement").GetProperty("bookmarked").GetBoolean());
    }

    [BrowserFact]
    public async Task Note_Written_IsStoredAndShown()
    {
        await OpenEditorAsync();
        var bead = await FocusAsync("Para nelayan");

        await PressAsync("o");
        await Page.Keyboard.TypeAsync("Tanya redaksi");
        await SavingAsync("Control+Enter");

        Assert.Equal("Tanya redaksi", Stored.Item(bead)!.Value.GetProperty("judgement").GetProperty("note").GetString());
        Assert.Equal("Tanya redaksi", await Page.Locator("details-panel .note").InnerTextAsync());
    }

    [BrowserFact]
    public async Task Decision_IsSpokenByTheLiveRegion()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        await SavingAsync("a");

        Assert.Matches("^Accepted. 1–1, [0-9]+%, accepted", await StatusAsync());
    }

    [BrowserFact]
    public async Task NextNotOneToOne_FromTheTop_FindsTheSentenceWithoutCounterpart()
    {
        await OpenEditorAsync();
        await PressAsync("z", "Home", "n");

        var focus = await Page.EvaluateAsync<string>("document.querySelector('pair-editor').desk.focus");

        Assert.Equal(["Foto: Dinas Kearsipan"], await UnitsAsync(focus, "source"));
    }
}
