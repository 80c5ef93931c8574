using Bilingual.Review.Tests.Browser;

namespace Bilingual.Review.Tests;

/// <summary>The workbench as a process of its own, ended as a crash or a power cut would end it.</summary>
public sealed class KilledTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    private WorkbenchProcess? process;

    [BrowserFact]
    public async Task KilledAfterDecisions_Restarted_NothingIsLostAndUndoGoesOn()
    {
        await OpenEditorAsync();
        var bead = await FocusAsync("Gedung itu dibangun");
        await SavingAsync("a");
        await FocusAsync("Para nelayan");
        await SavingAsync("-");

        var port = process!.Address.Port;
        await process.KillAsync();
        await ReplaceAsync(async folder => process = await WorkbenchProcess.StartAsync(folder, port));
        await Page.ReloadAsync();
        await Page.WaitForSelectorAsync("alignment-view .row");

        Assert.Equal("accepted", await Page.Locator($"button.joint[data-joint='{bead}']").GetAttributeAsync("data-state"));
        Assert.Empty(await UnitsAsync(await BeadOfAsync("Para nelayan"), "target"));
        await SavingAsync("Control+z");
        await SavingAsync("Control+z");
        Assert.Equal(["accept", "unlink", "undo", "undo"], Stored.Kinds());
        Assert.Equal("unreviewed", Stored.Verdict(bead));
    }

    private protected override async Task<IRunningWorkbench> StartAsync(DirectoryInfo folder) => process = await WorkbenchProcess.StartAsync(folder);
}
