using Bilingual.Review.Tests.Browser;
using Microsoft.Playwright;

namespace Bilingual.Review.Tests;

public sealed class AccessibilityTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserTheory]
    [InlineData("", ColorScheme.Light, "en", 1280)]
    [InlineData("", ColorScheme.Dark, "id", 1280)]
    [InlineData("", ColorScheme.Light, "id", 400)]
    [InlineData("keys", ColorScheme.Dark, "en", 1280)]
    [InlineData("queue", ColorScheme.Light, "en", 1280)]
    [InlineData("agreement", ColorScheme.Light, "id", 400)]
    [InlineData("exchange", ColorScheme.Dark, "id", 1280)]
    public async Task Page_Axe_FindsNothing(string place, ColorScheme scheme, string locale, int width)
    {
        var page = await NewPageAsync("Sari", Options(scheme, locale, width));
        await OpenAsync(place, page);

        Assert.Empty(await ViolationsAsync(page));
    }

    [BrowserFact]
    public async Task Axe_PictureWithoutText_IsFoundWhereItStands()
    {
        await OpenAsync();
        await Page.EvaluateAsync("document.querySelector('main').append(document.createElement('img'))");

        Assert.Contains("critical image-alt: <img>", await ViolationsAsync(Page));
        Assert.Contains("critical image-alt: <img>", await ViolationsAsync(Page, "main"));
        Assert.DoesNotContain("critical image-alt: <img>", await ViolationsAsync(Page, ".top"));
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light, "en", 1280)]
    [InlineData(ColorScheme.Dark, "id", 1280)]
    [InlineData(ColorScheme.Light, "en", 400)]
    public async Task Editor_Axe_FindsNothing(ColorScheme scheme, string locale, int width)
    {
        var page = await NewPageAsync("Sari", Options(scheme, locale, width));
        await OpenEditorAsync(page);
        var found = new List<string>(await ViolationsAsync(page));
        await FocusAsync("Gedung itu dibangun", page);
        await SavingAsync(() => page.Keyboard.PressAsync("a"), page: page);
        await page.Keyboard.PressAsync("l");
        await page.Keyboard.PressAsync("p");
        found.AddRange(await ViolationsAsync(page));
        await page.Keyboard.PressAsync("?");
        await page.WaitForSelectorAsync("dialog[open]");
        found.AddRange(await ViolationsAsync(page));

        Assert.Empty(found);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light, "id", 1280)]
    [InlineData(ColorScheme.Dark, "en", 400)]
    public async Task Dialogs_Axe_FindsNothing(ColorScheme scheme, string locale, int width)
    {
        var page = await NewPageAsync("Sari", Options(scheme, locale, width));
        var found = new List<string>();
        await OpenAsync(page: page);
        await LookAsync(() => page.Locator("button.reviewer").ClickAsync());
        await LookAsync(() => page.Locator(".pairs td button").ClickAsync());
        await OpenEditorAsync(page);
        await FocusAsync("Gedung itu dibangun", page);
        await SavingAsync(() => page.Keyboard.PressAsync("m"), page: page);
        foreach (var key in new[] { "o", "h", "s", "Shift+S", "Control+Alt+r" })
            await LookAsync(() => page.Keyboard.PressAsync(key));

        Assert.Empty(found);

        async Task LookAsync(Func<Task> open)
        {
            await open();
            await page.WaitForSelectorAsync("dialog[open]");
            found.AddRange(await ViolationsAsync(page, "dialog[open]"));
            await page.Keyboard.PressAsync("Escape");
            await page.WaitForSelectorAsync("dialog", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        }
    }

    [BrowserFact]
    public async Task KeyboardAlone_FromTheOverview_ReachesAPairAndAcceptsIt()
    {
        await OpenAsync();
        await Page.Locator("body").PressAsync("Tab");
        for (var tabs = 0; tabs < 40 && !await Page.EvaluateAsync<bool>("document.activeElement.closest('.pairs th a') !== null"); tabs++)
            await PressAsync("Tab");
        await PressAsync("Enter");
        await Page.WaitForSelectorAsync("alignment-view .row");

        await SavingAsync("Control+Enter");

        Assert.Equal(["accept"], Stored.Kinds());
    }

    [BrowserFact]
    public async Task Grid_Focus_NamesItsActiveCellWithTextAndState()
    {
        await OpenEditorAsync();
        await FocusAsync("Gedung itu dibangun");

        var name = await Page.EvaluateAsync<string>(
            """
            () => {
              const active = document.getElementById(document.querySelector('alignment-view').getAttribute('aria-activedescendant'));
              return active.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id)).map(each => each.getAttribute('aria-label') ?? each.textContent).join(' | ');
            }
            """);

        Assert.Contains("Gedung itu dibangun pada tahun 1928", name, StringComparison.Ordinal);
        Assert.Matches("1–1, [0-9]+%, unreviewed", name);
    }

    [BrowserFact]
    public async Task TwiceTheSize_Editor_NeedsNoSidewaysScrolling()
    {
        // 200 % zoom of a window of 1280 × 1000 leaves the page 640 × 500 CSS pixels.
        var page = await NewPageAsync("Sari", Options(ColorScheme.Light, "en", 640));
        await OpenEditorAsync(page);

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('alignment-view').scrollWidth <= document.querySelector('alignment-view').clientWidth"));
    }

    [BrowserFact]
    public async Task Language_Chosen_IsKeptAndDeclared()
    {
        await OpenAsync();

        await Page.Locator(".top select").SelectOptionAsync("id");

        await Page.Locator("h1", new() { HasText = "Ikhtisar" }).WaitForAsync();
        Assert.Equal("id", await Page.Locator("html").GetAttributeAsync("lang"));
        await Page.ReloadAsync();
        await Page.Locator("h1", new() { HasText = "Ikhtisar" }).WaitForAsync();
    }

    private static BrowserNewContextOptions Options(ColorScheme scheme, string locale, int width) => new()
    {
        ColorScheme = scheme,
        Locale = locale,
        ViewportSize = new ViewportSize { Width = width, Height = width < 1000 ? 700 : 1000 },
    };
}
