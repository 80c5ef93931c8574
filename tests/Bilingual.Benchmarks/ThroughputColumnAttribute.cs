using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Bilingual.Benchmarks;

/// <summary>Adds a column with the megabytes (10⁶ bytes of UTF-8) of <see cref="BenchmarkText"/> that a benchmark takes in a second.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ThroughputColumnAttribute() : ColumnConfigBaseAttribute(new Column())
{
    private sealed class Column : IColumn
    {
        public string Id => nameof(ThroughputColumnAttribute);

        public string ColumnName => "MB/s";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Megabytes of UTF-8 text a second on one core";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            if (summary[benchmarkCase]?.ResultStatistics is not { } statistics || benchmarkCase.Parameters["Language"] is not string language)
                return "-";
            return (BenchmarkText.Bytes(language) * 1e3 / statistics.Mean).ToString("F1", CultureInfo.InvariantCulture);
        }

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;
    }
}
