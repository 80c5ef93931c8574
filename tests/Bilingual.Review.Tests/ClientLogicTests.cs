using Bilingual.Review.Tests.Browser;
using Microsoft.Playwright;

namespace Bilingual.Review.Tests;

/// <summary>The client's own unit tests (<c>Client/*.test.js</c>), run in the browser beside the modules they test.</summary>
public sealed class ClientLogicTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserTheory]
    [InlineData("keys.test.js")]
    [InlineData("layout.test.js")]
    [InlineData("desk.test.js")]
    [InlineData("page.test.js")]
    public async Task Module_ItsTests_AllPass(string file)
    {
        await Page.RouteAsync("**/client-tests/*", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "text/javascript",
            Path = Path.Combine(AppContext.BaseDirectory, "Client", Path.GetFileName(new Uri(route.Request.Url).LocalPath)),
        }));
        await OpenAsync();

        var failed = await Page.EvaluateAsync<string[]>(
            """
            async file => {
              const { tests } = await import(`/client-tests/${file}`);
              const failed = Object.keys(tests).length ? [] : ['there are no tests'];
              for (const [name, run] of Object.entries(tests))
                try { await run(); } catch (error) { failed.push(`${name}: ${error.message}`); }
              return failed;
            }
            """,
            file);

        Assert.Empty(failed);
    }
}
