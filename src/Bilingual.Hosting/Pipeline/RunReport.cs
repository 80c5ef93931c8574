using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bilingual.Hosting.Pipeline;

/// <summary>What a run did: written to <c>report.json</c> and summed up in the closing table.</summary>
public sealed record RunReport
{
    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Input folder as given.</summary>
    public required string Input { get; init; }

    /// <summary>Files named by what they are and their SHA-256: models, glossary.</summary>
    public required ImmutableSortedDictionary<string, string> Resources { get; init; }

    /// <summary>How many of everything the workspace holds.</summary>
    public required RunCounts Counts { get; init; }

    /// <summary>How much of the articles has a counterpart.</summary>
    public required RunCoverage Coverage { get; init; }

    /// <summary>How many translations the corpus leaves out, by the filter that rejected them.</summary>
    public required ImmutableSortedDictionary<string, int> LeftOut { get; init; }

    /// <summary>What each stage worked on in this run, in the order of work.</summary>
    public required ImmutableArray<StageReport> Stages { get; init; }

    /// <summary>What could not be processed.</summary>
    public required ImmutableArray<Failure> Failures { get; init; }

    /// <summary>Seconds from the start of the run to its end.</summary>
    public required double Seconds { get; init; }

    /// <summary>The report as indented JSON with a final line end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RunReportJson.Default.RunReport) + "\n";
}

/// <summary>How many of everything the workspace holds.</summary>
/// <param name="Documents">Articles.</param>
/// <param name="Paragraphs">Paragraphs, boilerplate included.</param>
/// <param name="Boilerplate">Paragraphs marked as caption, byline or boilerplate.</param>
/// <param name="Sentences">Sentences.</param>
/// <param name="Terms">Glossary terms found, outermost ones.</param>
/// <param name="Translations">Draft translations written.</param>
/// <param name="Pairs">Document pairs.</param>
/// <param name="ParallelPairs">Those found parallel.</param>
/// <param name="Links">Paragraph links at or above the threshold.</param>
/// <param name="TranslationLinks">Those whose sides are translations.</param>
/// <param name="PartialLinks">Those of which some clause is translated.</param>
/// <param name="RelatedLinks">Those that only share facts.</param>
/// <param name="Units">Translation units in the corpus.</param>
public sealed record RunCounts(
    int Documents,
    int Paragraphs,
    int Boilerplate,
    int Sentences,
    int Terms,
    int Translations,
    int Pairs,
    int ParallelPairs,
    int Links,
    int TranslationLinks,
    int PartialLinks,
    int RelatedLinks,
    int Units);

/// <summary>Share of content paragraphs with at least one link at or above the threshold, 0 to 1.</summary>
/// <param name="Source">On the source side.</param>
/// <param name="Target">On the target side.</param>
public sealed record RunCoverage(double Source, double Target);

/// <summary>What a stage worked on in this run.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Done">Items that came through.</param>
/// <param name="Failed">Items that did not.</param>
/// <param name="Seconds">From its first item to its last; stages that stream into each other overlap.</param>
public sealed record StageReport(string Stage, int Done, int Failed, double Seconds);

/// <summary>Compiled serialisation of the report.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunReport))]
internal sealed partial class RunReportJson : JsonSerializerContext;
