using Bilingual.Translation;
using Microsoft.Data.Sqlite;

namespace Bilingual.Hosting.Storage;

/// <summary>
/// Translations kept in a table of an SQLite file: that of a workspace, or one of its own that several commands share. Several processes
/// may use it at once; every answer is on the disk before it is passed on.
/// </summary>
public sealed class SqliteTranslationCache : ITranslationCache
{
    /// <summary>Name of the table.</summary>
    internal const string Table = "translation_cache";

    /// <summary>Makes the table where it does not exist: a workspace's migrations and files of their own use the same words.</summary>
    internal const string CreateTable =
        $"""
        CREATE TABLE IF NOT EXISTS "{Table}" (
            "Key" TEXT NOT NULL CONSTRAINT "PK_{Table}" PRIMARY KEY,
            "Engine" TEXT NOT NULL,
            "Text" TEXT NOT NULL,
            "Characters" INTEGER NOT NULL
        )
        """;

    private readonly string connectionString;

    private SqliteTranslationCache(string file, SqliteOpenMode mode)
    {
        File = file;
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, DefaultTimeout = 60 }.ToString();
    }

    /// <summary>The database file.</summary>
    public string File { get; }

    /// <summary>Where translations are kept when no place is named: in the user's cache folder.</summary>
    public static string DefaultFile
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(folder))
            {
                folder = OperatingSystem.IsWindows()
                    ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                    : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            }

            return Path.Combine(folder, "bilingual", "translations.db");
        }
    }

    /// <summary>The cache of a workspace that is open for writing.</summary>
    public static SqliteTranslationCache Of(Workspace workspace) => new(workspace.File, SqliteOpenMode.ReadWrite);

    /// <summary>Opens or makes a cache.</summary>
    /// <param name="path">A database file, or the folder of a workspace.</param>
    /// <exception cref="UsageException">It cannot be opened or written.</exception>
    public static SqliteTranslationCache Open(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, Workspace.FileName) : path;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var cache = new SqliteTranslationCache(file, SqliteOpenMode.ReadWriteCreate);
            using var connection = cache.Connect();
            Execute(connection, "PRAGMA journal_mode=WAL");
            Execute(connection, CreateTable);
            return cache;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot keep translations in '{file}': {SqliteWorkspace.Explain(fault) ?? fault.Message}; name another place with --cache", fault);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, CachedTranslation>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, CachedTranslation>(StringComparer.Ordinal);
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Engine, Text, Characters FROM {Table} WHERE Key = $key";
        var parameter = command.Parameters.Add("$key", SqliteType.Text);
        command.Prepare();
        foreach (var key in keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            parameter.Value = key;
            using var reader = command.ExecuteReader();
            if (reader.Read())
                found[key] = new CachedTranslation(reader.GetString(1), reader.GetString(0), reader.GetInt32(2));
        }

        return ValueTask.FromResult<IReadOnlyDictionary<string, CachedTranslation>>(found);
    }

    /// <inheritdoc/>
    public ValueTask SaveAsync(IReadOnlyCollection<KeyValuePair<string, CachedTranslation>> translations, CancellationToken cancellationToken)
    {
        if (translations.Count == 0)
            return ValueTask.CompletedTask;
        using var connection = Connect();

        // What is paid for must survive a power cut too, not only a killed process.
        Execute(connection, "PRAGMA synchronous=FULL");
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {Table} (Key, Engine, Text, Characters) VALUES ($key, $engine, $text, $characters) ON CONFLICT DO NOTHING";
        var parameters = new[] { "$key", "$engine", "$text", "$characters" }.Select(name => command.Parameters.AddWithValue(name, "")).ToArray();
        foreach (var (key, translation) in translations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (parameters[0].Value, parameters[1].Value, parameters[2].Value, parameters[3].Value) =
                (key, translation.Engine, translation.Text, translation.Characters);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return ValueTask.CompletedTask;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
