using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Bilingual.Review.Tests.Browser;

/// <summary>
/// axe-core in the page that it looks at. Deque's adapter for Playwright would open another page for every report, which takes as long as
/// the rules themselves and is of use only where there are frames.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe holds against a page, or against the part of it that a selector names: impact, rule and element.</summary>
    public static async Task<string[]> ViolationsAsync(IPage page, string? part)
    {
        Assert.Single(page.Frames);
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            async part => {
              const { violations } = await axe.run(part ?? document, { resultTypes: ['violations'] });
              return violations.flatMap(({ id, nodes }) => nodes.map(({ impact, html }) => `${impact} ${id}: ${html}`));
            }
            """,
            part);
    }
}
