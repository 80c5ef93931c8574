using Bilingual.Hosting;

namespace Bilingual.Review.Tests.Browser;

/// <summary>A workbench that the tests can start.</summary>
internal interface IRunningWorkbench : IAsyncDisposable
{
    /// <summary>Where it answers.</summary>
    Uri Address { get; }
}

/// <summary>The workbench in this process: quick to start, for tests that do not have to kill it.</summary>
internal sealed class WorkbenchHere : IRunningWorkbench
{
    private readonly Workbench workbench;
    private readonly ReviewServer server;

    private WorkbenchHere(Workbench workbench, ReviewServer server)
    {
        this.workbench = workbench;
        this.server = server;
    }

    /// <inheritdoc/>
    public Uri Address => server.Address;

    /// <summary>Opens a workspace on a free port.</summary>
    public static async Task<WorkbenchHere> StartAsync(DirectoryInfo workspace, IServiceProvider services)
    {
        var glossary = new ResourceLocations(new BilingualSettings()).GlossaryPath;
        var workbench = await Workbench.OpenAsync(Path.Combine(workspace.FullName, "workspace.db"), services, glossary, TimeProvider.System, CancellationToken.None);
        return new WorkbenchHere(workbench, await ReviewServer.StartAsync(workbench, new ReviewServerOptions(), logging: null, CancellationToken.None));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await workbench.DisposeAsync();
    }
}
