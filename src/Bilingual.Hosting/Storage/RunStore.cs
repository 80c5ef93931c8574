using Bilingual.Hosting.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bilingual.Hosting.Storage;

/// <summary>Runs, their failures, and facts about the workspace as a whole.</summary>
public sealed class RunStore
{
    private readonly Workspace workspace;

    internal RunStore(Workspace workspace) => this.workspace = workspace;

    /// <summary>Records the start of a run and returns its key.</summary>
    public async Task<long> BeginAsync(string version, string input, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        var row = new RunRow { Version = version, Input = input, StartedAt = startedAt.UtcDateTime, Report = "" };
        context.Runs.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    /// <summary>Records the end of a run with its report and failures.</summary>
    public Task EndAsync(
        long run, DateTimeOffset finishedAt, string report, IEnumerable<FailureRow> failures, CancellationToken cancellationToken) =>
        workspace.InTransactionAsync(
            async context =>
            {
                context.Failures.AddRange(failures);
                await context.SaveChangesAsync(cancellationToken);
                await context.Runs.Where(r => r.Id == run).ExecuteUpdateAsync(
                    u => u.SetProperty(r => r.FinishedAt, finishedAt.UtcDateTime).SetProperty(r => r.Report, report), cancellationToken);
            },
            cancellationToken);

    /// <summary>The value of a state entry, or null.</summary>
    public async Task<string?> GetStateAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = workspace.CreateContext();
        return (await context.State.SingleOrDefaultAsync(s => s.Name == name, cancellationToken))?.Value;
    }

    /// <summary>Sets a state entry.</summary>
    public Task SetStateAsync(string name, string value, CancellationToken cancellationToken) =>
        workspace.InTransactionAsync(context => SetStateAsync(context, name, value, cancellationToken), cancellationToken);

    /// <summary>Sets a state entry as part of a larger change.</summary>
    internal static async Task SetStateAsync(WorkspaceContext context, string name, string value, CancellationToken cancellationToken)
    {
        await context.State.Where(s => s.Name == name).ExecuteDeleteAsync(cancellationToken);
        context.State.Add(new StateRow { Name = name, Value = value });
        await context.SaveChangesAsync(cancellationToken);
    }
}
