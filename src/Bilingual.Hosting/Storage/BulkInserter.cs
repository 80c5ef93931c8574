using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Bilingual.Hosting.Storage;

/// <summary>
/// Inserts many rows of one table through a prepared command inside the context's transaction: an order of magnitude faster than tracked
/// entities, and plain ADO.NET with the model's own names and conversions, so that it serves every database.
/// </summary>
internal sealed class BulkInserter<TRow> : IAsyncDisposable
    where TRow : class
{
    private readonly DbCommand command;
    private readonly Column[] columns;

    private BulkInserter(DbCommand command, Column[] columns)
    {
        this.command = command;
        this.columns = columns;
    }

    /// <summary>Prepares the command on the context's open transaction.</summary>
    /// <param name="context">The context.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="keepExisting">Leaves a row as it is whose key exists, instead of failing.</param>
    /// <exception cref="InvalidOperationException">The context has no open transaction.</exception>
    public static async Task<BulkInserter<TRow>> CreateAsync(
        WorkspaceContext context, CancellationToken cancellationToken, bool keepExisting = false)
    {
        var transaction = context.Database.CurrentTransaction
            ?? throw new InvalidOperationException("Bulk inserts run inside a transaction.");
        var entity = context.Model.FindEntityType(typeof(TRow))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var names = context.GetService<ISqlGenerationHelper>();
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();

        var columns = new List<Column>();
        var list = new StringBuilder();
        var values = new StringBuilder();
        foreach (var property in entity.GetProperties())
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{columns.Count}";
            command.Parameters.Add(parameter);
            columns.Add(new Column(property, property.GetTypeMapping().Converter?.ConvertToProvider, parameter));
            var separator = columns.Count > 1 ? ", " : "";
            list.Append(separator).Append(names.DelimitIdentifier(property.GetColumnName(table)!));
            values.Append(separator).Append(parameter.ParameterName);
        }

        var conflict = keepExisting ? " ON CONFLICT DO NOTHING" : "";
        command.CommandText = $"INSERT INTO {names.DelimitIdentifier(table.Name)} ({list}) VALUES ({values}){conflict}";
        await command.PrepareAsync(cancellationToken);
        return new BulkInserter<TRow>(command, [.. columns]);
    }

    /// <summary>Inserts one row.</summary>
    public void Insert(TRow row)
    {
        foreach (var column in columns)
        {
            var value = column.Property.GetGetter().GetClrValue(row);
            column.Parameter.Value = (column.Convert is { } convert && value is not null ? convert(value) : value) ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => command.DisposeAsync();

    private sealed record Column(IProperty Property, Func<object?, object?>? Convert, DbParameter Parameter);
}
