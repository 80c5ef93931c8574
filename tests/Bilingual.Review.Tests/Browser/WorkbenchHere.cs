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
    /// <summary>The tests' own glossary: what they expect does not change with the one delivered.</summary>
    /// <remarks>A copy, since "not this term" is stored beside it and must not reach the next run of the tests.</remarks>
    public static readonly string Glossary = CopyOfGlossary();

    private readonly Workbench workbench;
    private readonly ReviewServer server;

    private WorkbenchHere(Workbench workbench, ReviewServer server)
    {
        this.workbench = workbench;
        this.server = server;
    }

    /// <inheritdoc/>
    public Uri Address => server.Address;

    /// <summary>The settings of every workbench of the tests.</summary>
    public static BilingualSettings Settings => new() { GlossaryPath = Glossary };

    /// <summary>Opens a workspace on a free port.</summary>
    public static async Task<WorkbenchHere> StartAsync(DirectoryInfo workspace, IServiceProvider services)
    {
        var workbench = await Workbench.OpenAsync(Path.Combine(workspace.FullName, "workspace.db"), services, Glossary, TimeProvider.System, CancellationToken.None);
        return new WorkbenchHere(workbench, await ReviewServer.StartAsync(workbench, new ReviewServerOptions { WarmUp = false }, logging: null, CancellationToken.None));
    }

    private static string CopyOfGlossary()
    {
        var copy = Directory.CreateTempSubdirectory("bilingual-glossary-").FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Glossary", "terms.tsv"), Path.Combine(copy, "terms.tsv"));
        return copy;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await workbench.DisposeAsync();
    }
}
