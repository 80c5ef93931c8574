using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Bilingual.Review.Tests.Browser;

/// <summary>An action as the journal holds it.</summary>
internal sealed record StoredAction(long Revision, string Kind, string Reviewer, JsonElement Action);

/// <summary>Reads what the workbench has stored, past the workbench.</summary>
internal sealed class StoredReview(DirectoryInfo workspace)
{
    /// <summary>The journal, oldest first.</summary>
    public IReadOnlyList<StoredAction> Actions() => Read(
        "SELECT Revision, Kind, Reviewer, Action FROM review_actions ORDER BY Revision",
        row => new StoredAction(row.GetInt64(0), row.GetString(1), row.GetString(2), Parse(row.GetString(3))));

    /// <summary>Kinds of the journal's actions, oldest first.</summary>
    public IReadOnlyList<string> Kinds() => [.. Actions().Select(action => action.Kind)];

    /// <summary>What is stored of a bead or link; null when nobody touched it.</summary>
    public JsonElement? Item(string id)
    {
        var found = Read("SELECT ItemId, Content FROM review_items", row => (Id: row.GetString(0), Content: row.GetString(1))).Where(item => item.Id == id).ToArray();
        return found.Length == 0 ? null : Parse(found[0].Content);
    }

    /// <summary>The verdict stored for a bead or link; <c>unreviewed</c> when there is none.</summary>
    public string Verdict(string id) =>
        Item(id) is { } item && item.GetProperty("judgement").TryGetProperty("verdict", out var verdict) ? verdict.GetString()! : "unreviewed";

    /// <summary>States of the decisions that a later run honours, in the order they were made.</summary>
    public IReadOnlyList<string> Decisions() => Read("SELECT State FROM decisions ORDER BY Id", row => row.GetString(0));

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(workspace.FullName, "workspace.db"),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
