using Bilingual.Review.Tests.Browser;

namespace Bilingual.Review.Tests;

public sealed class PagesTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task Overview_APair_ShowsWhatItHolds()
    {
        await OpenAsync();

        var row = await Page.Locator(".pairs tbody tr").InnerTextAsync();

        Assert.Contains("Perpustakaan kota di tepi pelabuhan dibuka kembali", row, StringComparison.Ordinal);
        Assert.Contains("City library on the waterfront opens again", row, StringComparison.Ordinal);
        Assert.Contains("New", row, StringComparison.Ordinal);
        Assert.Contains("parallel", row, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Overview_Search_FindsByTitleAndKeepsTheAddress()
    {
        await OpenAsync();

        await Page.Locator(".filters input[type=search]").FillAsync("tiada");
        await Page.WaitForSelectorAsync(".empty");

        Assert.EndsWith("#/?query=tiada", Page.Url, StringComparison.Ordinal);
        await Page.Locator(".filters input[type=search]").FillAsync("library");
        await Page.WaitForSelectorAsync(".pairs tbody tr");
    }

    [BrowserFact]
    public async Task Overview_StateFilter_FollowsTheWork()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");
        await SavingAsync("a");

        await OpenAsync();
        await Page.Locator(".filters select[name=state]").SelectOptionAsync("started");

        await Page.WaitForFunctionAsync("() => location.hash.includes('state=started')");
        await Page.WaitForSelectorAsync(".pairs [data-pair-state=started]");
    }

    [BrowserFact]
    public async Task Assignment_TwoNames_AreStored()
    {
        await OpenAsync();

        await Page.Locator(".pairs td button").ClickAsync();
        await Page.Locator("dialog textarea").FillAsync("Sari\nBudi");
        await Page.Locator("dialog button.primary").ClickAsync();

        await Page.WaitForFunctionAsync("() => document.querySelector('.pairs td button').textContent.includes('Budi')");
    }

    [BrowserFact]
    public async Task Queue_FirstAccepted_GoesOnWithTheNextDoubtful()
    {
        await OpenAsync("queue");
        await Page.Locator("#precision").FillAsync("100");
        await Page.Locator("#precision").PressAsync("Enter");
        await Page.WaitForFunctionAsync("() => document.querySelectorAll('.queue li').length > 1");
        var shares = (await Page.Locator(".queue .between").AllInnerTextsAsync())
            .Select(share => int.Parse(share.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(shares.Order(), shares);

        await Page.Locator(".summary a.next").ClickAsync();
        await Page.WaitForSelectorAsync("alignment-view .row");
        var first = Page.Url;
        await PressAsync("Control+Enter");

        await Page.WaitForFunctionAsync("first => location.href !== first && document.querySelector('alignment-view .row')", first);
        Assert.Contains("queue", Page.Url, StringComparison.Ordinal);
        Assert.Equal(["accept"], Stored.Kinds());
    }

    [BrowserFact]
    public async Task Agreement_TwoReviewersDisagree_IsSettledByAButton()
    {
        await OpenAsync();
        await Page.Locator(".pairs td button").ClickAsync();
        await Page.Locator("dialog textarea").FillAsync("Sari\nBudi");
        await Page.Locator("dialog button.primary").ClickAsync();
        await Page.WaitForFunctionAsync("() => document.querySelector('.pairs td button').textContent.includes('Budi')");
        var budi = await NewPageAsync("Budi");
        await OpenEditorAsync(budi);
        var bead = await FocusAsync("Gedung itu dibangun", budi);
        await SavingAsync(() => budi.Keyboard.PressAsync("k"), page: budi);
        await FocusAsync("Atapnya bocor", budi);
        await SavingAsync(() => budi.Keyboard.PressAsync("a"), page: budi);
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");
        await SavingAsync("a");
        await FocusAsync("Atapnya bocor");
        await SavingAsync("a");

        await OpenAsync("agreement");
        Assert.Equal(["1", "2", "50%", "0"], await Page.Locator(".figure strong").AllInnerTextsAsync());
        Assert.Empty(await ViolationsAsync(Page));
        Assert.Equal(1, await Page.Locator(".disagreements > li").CountAsync());
        Assert.Contains("Budi: rejected", await Page.Locator(".decisions").InnerTextAsync(), StringComparison.Ordinal);
        await Page.Locator("[data-settle=accepted]").ClickAsync();

        await Page.WaitForSelectorAsync(".empty");
        Assert.Equal("settle", Stored.Kinds()[^1]);
        Assert.Equal("accepted", Stored.Verdict(bead));
    }

    [BrowserTheory]
    [InlineData("tmx", "<tmx version=\"1.4\">")]
    [InlineData("tsv", "Gedung itu dibangun")]
    [InlineData("html", "Gedung itu dibangun")]
    public async Task Export_AtAnyMoment_IsDownloaded(string format, string expected)
    {
        await OpenAsync("exchange");

        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Locator($"a[href*='format={format}']").ClickAsync());

        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        Assert.Contains(expected, await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Import_OfAnExportedMemory_TellsWhatItDid()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");
        await SavingAsync("a");
        await OpenAsync("exchange");
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Locator("a[href*='format=tmx']").ClickAsync());

        await Page.Locator("#import-file").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "others.tmx",
            MimeType = "application/xml",
            Buffer = await File.ReadAllBytesAsync(await download.PathAsync()),
        });
        await Page.Locator(".import button").ClickAsync();

        await Page.WaitForFunctionAsync("() => document.querySelector('.import + div').textContent.includes('taken over')");
    }

    [BrowserFact]
    public async Task Keys_PresetChosen_HoldsInTheEditor()
    {
        await OpenAsync("keys");
        await Page.Locator("#preset").SelectOptionAsync("intertext");
        await Page.WaitForFunctionAsync("() => document.querySelector('[data-key-of=accept]').textContent === 'S'");
        await OpenEditorAsync();
        var bead = await FocusAsync("Gedung itu dibangun");

        await SavingAsync("s");

        Assert.Equal("accepted", Stored.Verdict(bead));
    }

    [BrowserFact]
    public async Task Keys_OwnKey_ReplacesThePresets()
    {
        await OpenAsync("keys");
        await Page.Locator("[data-key-of=reject]").ClickAsync();
        await PressAsync("w");
        await Page.WaitForFunctionAsync("() => document.querySelector('[data-key-of=reject]').textContent === 'W'");
        await OpenEditorAsync();
        var bead = await FocusAsync("Gedung itu dibangun");

        await SavingAsync("w");

        Assert.Equal("rejected", Stored.Verdict(bead));
    }

    [BrowserFact]
    public async Task Keys_ABrowsersKey_IsRefused()
    {
        await OpenAsync("keys");

        await Page.Locator("[data-key-of=reject]").ClickAsync();
        await PressAsync("F5");

        Assert.Equal("F5 belongs to the browser.", await StatusAsync());
    }

    [BrowserFact]
    public async Task Help_QuestionMark_ListsEveryCommandWithItsKey()
    {
        await OpenEditorAsync();

        await PressAsync("?");

        var commands = await Page.EvaluateAsync<int>("async () => (await import('/js/keys/commands.js')).commands.length");
        Assert.Equal(commands, await Page.Locator("dialog dd").CountAsync());
    }

    [BrowserFact]
    public async Task Policy_OfThePage_AllowsNothingFromOutside()
    {
        var outside = new List<string>();
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address.ToString(), StringComparison.Ordinal))
                outside.Add(request.Url);
        };

        await OpenEditorAsync();
        var loaded = await Page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(entry => entry.name)");

        Assert.Empty(outside);
        Assert.All(loaded, name => Assert.StartsWith(Address.ToString(), name, StringComparison.Ordinal));
    }
}
