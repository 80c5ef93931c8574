using Microsoft.EntityFrameworkCore;

namespace Bilingual.Hosting.Storage;

/// <summary>
/// The database of one output folder, opened by one process at a time for writing. Every change is a transaction: a process killed at any
/// moment leaves whole documents and whole pairs.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    /// <summary>Name of the database in the output folder.</summary>
    public const string FileName = "workspace.db";

    private readonly DbContextOptions<WorkspaceContext> options;
    private readonly FileStream? writerLock;

    private Workspace(string file, FileStream? writerLock, bool isDurable = false)
    {
        File = file;
        this.writerLock = writerLock;
        options = SqliteWorkspace.Options(file, isDurable);
        Documents = new DocumentStore(this);
        Pairs = new PairStore(this);
        Translations = new TranslationStore(this);
        Runs = new RunStore(this);
        Reviews = new ReviewStore(this);
    }

    /// <summary>The database file.</summary>
    public string File { get; }

    /// <summary>Documents with paragraphs, sentences and terms.</summary>
    public DocumentStore Documents { get; }

    /// <summary>Pairs with links, beads and decisions.</summary>
    public PairStore Pairs { get; }

    /// <summary>Machine translations.</summary>
    public TranslationStore Translations { get; }

    /// <summary>Runs, failures and the state of the workspace.</summary>
    public RunStore Runs { get; }

    /// <summary>What reviewers did.</summary>
    public ReviewStore Reviews { get; }

    /// <summary>Opens or makes the workspace of an output folder for writing and brings its schema up to date.</summary>
    /// <exception cref="UsageException">The folder cannot be written, or another process is writing to the workspace.</exception>
    public static async Task<Workspace> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        FileStream writerLock;
        try
        {
            Directory.CreateDirectory(folder);
            // The operating system releases the lock when the process ends, however it ends.
            writerLock = new FileStream(Path.Combine(folder, "workspace.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            var inUse = fault is IOException && System.IO.File.Exists(Path.Combine(folder, "workspace.lock"));
            throw new UsageException(
                inUse
                    ? $"the workspace in '{folder}' is being written by another process; wait for it to end or choose another folder with --out"
                    : $"cannot write to '{folder}': {fault.Message} Choose another folder with --out.",
                fault);
        }

        var workspace = new Workspace(Path.Combine(folder, FileName), writerLock);
        try
        {
            await using var context = workspace.CreateContext();
            await context.Database.MigrateAsync(cancellationToken);
            return workspace;
        }
        catch (Exception fault)
        {
            await workspace.DisposeAsync();
            if (SqliteWorkspace.Explain(fault) is { } reason)
                throw new UsageException($"cannot open '{workspace.File}': {reason}.", fault);
            throw;
        }
    }

    /// <summary>Opens an existing workspace for reading.</summary>
    /// <param name="path">The database file or the folder it stands in.</param>
    /// <exception cref="UsageException">There is no workspace.</exception>
    public static Workspace OpenForReading(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        if (!System.IO.File.Exists(file))
            throw new UsageException($"there is no workspace at '{file}'; make one with: bilingual run --out {path}");
        return new Workspace(file, writerLock: null);
    }

    /// <summary>Checks that the workspace can be read by this version of the program.</summary>
    /// <exception cref="UsageException">It was made by an earlier one, or is no workspace.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = CreateContext();
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                throw new UsageException($"the workspace '{File}' was made by an earlier version; bring it up to date with: bilingual run --out {Path.GetDirectoryName(File)}");
        }
        catch (Exception fault) when (SqliteWorkspace.Explain(fault) is not null)
        {
            throw new UsageException($"cannot open '{File}': {SqliteWorkspace.Explain(fault)}.", fault);
        }
    }

    /// <summary>
    /// Opens an existing workspace for review: beside a running pipeline, but beside no other review, for each keeps what it shows in memory.
    /// Every transaction is on the disk before it is confirmed.
    /// </summary>
    /// <param name="path">The database file or the folder it stands in.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="UsageException">There is no workspace, it cannot be written, or another review has it open.</exception>
    public static async Task<Workspace> OpenForReviewAsync(string path, CancellationToken cancellationToken)
    {
        var file = OpenForReading(path).File;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        FileStream reviewLock;
        try
        {
            reviewLock = new FileStream(Path.Combine(folder, "review.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new UsageException(
                fault is IOException && System.IO.File.Exists(Path.Combine(folder, "review.lock"))
                    ? $"the workspace '{file}' is open in another review; use the address that it printed, or end it first"
                    : $"cannot write to '{folder}': {fault.Message}",
                fault);
        }

        var workspace = new Workspace(file, reviewLock, isDurable: true);
        try
        {
            await using var context = workspace.CreateContext();
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                // Only one process may change the schema; a run that is under way has done so already.
                await using var migrating = await OpenAsync(folder, cancellationToken);
            }

            return workspace;
        }
        catch (Exception fault)
        {
            await workspace.DisposeAsync();
            if (SqliteWorkspace.Explain(fault) is { } reason)
                throw new UsageException($"cannot open '{file}': {reason}.", fault);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (writerLock is not null)
        {
            SqliteWorkspace.ReleaseFiles();
            await writerLock.DisposeAsync();
        }
    }

    /// <summary>A short-lived unit of work.</summary>
    internal WorkspaceContext CreateContext() => new(options);

    /// <summary>Runs <paramref name="work"/> in one transaction.</summary>
    internal async Task InTransactionAsync(Func<WorkspaceContext, Task> work, CancellationToken cancellationToken)
    {
        await using var context = CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await work(context);
        await transaction.CommitAsync(cancellationToken);
    }
}
