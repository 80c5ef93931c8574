using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bilingual.Hosting.Storage;

/// <summary>Everything that is specific to SQLite: another database needs another file like this one and its own migrations.</summary>
internal static class SqliteWorkspace
{
    private static readonly Pragmas Fast = new("NORMAL");
    private static readonly Pragmas Durable = new("FULL");

    /// <summary>Options for the database in <paramref name="file"/>.</summary>
    /// <param name="file">The database.</param>
    /// <param name="isDurable">Whether a commit waits for the disk, so that it outlives a loss of power too.</param>
    public static DbContextOptions<WorkspaceContext> Options(string file, bool isDurable = false) =>
        new DbContextOptionsBuilder<WorkspaceContext>()
            .UseSqlite(new SqliteConnectionStringBuilder
            {
                DataSource = file,
                ForeignKeys = true,
                DefaultTimeout = 30,
            }.ToString())
            .AddInterceptors(isDurable ? Durable : Fast)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            // The migrations are written by hand; a test compares the schema they make with the model's.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;

    /// <summary>
    /// What SQLite's faults mean to a person, or null for a fault that is not the surroundings' (result codes of sqlite.org/rescode.html).
    /// </summary>
    public static string? Explain(Exception fault) => (fault as SqliteException ?? fault.InnerException as SqliteException)?.SqliteErrorCode switch
    {
        8 => "the workspace is read-only; make its folder writable or choose another with --out",
        10 => "the disk reported an error; check it, then run again: what was stored is kept",
        11 or 26 => "the workspace is damaged or is not a workspace; move it away and run again",
        13 => "the disk is full; free some space and run again: what was stored is kept",
        14 => "the workspace cannot be opened; check that its folder exists and is writable, or choose another with --out",
        _ => null,
    };

    /// <summary>Closes pooled connections, so that the write-ahead log is folded into the database and no file stays open.</summary>
    public static void ReleaseFiles() => SqliteConnection.ClearAllPools();

    /// <summary>
    /// Write-ahead logging lets readers work while the pipeline writes, and leaves the last whole transaction after a kill at any moment;
    /// with it, <c>synchronous=NORMAL</c> cannot damage the file (sqlite.org/wal.html).
    /// </summary>
    private sealed class Pragmas(string synchronous) : DbConnectionInterceptor
    {
        private string Statements =>
            $"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Statements;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Statements;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
