using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bilingual.Alignment;
using Bilingual.Corpora;

namespace Bilingual.Interchange.Import;

/// <summary>What a reader has gathered of a unit; the defaults are those of <see cref="ICorpusReader"/>.</summary>
internal sealed record ImportedUnit
{
    public required CorpusSource File { get; init; }

    public required int Line { get; init; }

    public required string Source { get; init; }

    public required string Target { get; init; }

    public string? Id { get; init; }

    public string? SourcePath { get; init; }

    public string? TargetPath { get; init; }

    public int? SourceLine { get; init; }

    public int? TargetLine { get; init; }

    public double? Probability { get; init; }

    public double? Score { get; init; }

    public Relation? Relation { get; init; }

    public ReviewState? State { get; init; }

    /// <summary>The unit, or null with a report when a side is blank.</summary>
    public TranslationUnit? ToUnit(Action<CorpusFault> report)
    {
        if (string.IsNullOrWhiteSpace(Source) || string.IsNullOrWhiteSpace(Target))
        {
            report(new CorpusFault(File.Path, Line, $"the {(string.IsNullOrWhiteSpace(Source) ? "source" : "target")} side is blank."));
            return null;
        }

        return new TranslationUnit
        {
            Id = string.IsNullOrEmpty(Id) ? ContentId() : Id,
            Source = new UnitSide(NonEmpty(SourcePath), SourceLine ?? Line, [], Source),
            Target = new UnitSide(NonEmpty(TargetPath), TargetLine ?? Line, [], Target),
            Relation = Relation ?? Alignment.Relation.Translation,
            Probability = Probability ?? 1,
            Score = Score ?? Probability ?? 1,
            State = State ?? ReviewState.Unreviewed,
        };
    }

    /// <summary>A probability, or null for what is none.</summary>
    public static double? ParseProbability(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
            ? value
            : null;

    /// <summary>A 1-based line number, or null for what is none.</summary>
    public static int? ParseLine(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;

    /// <summary>A relation by its name, or null.</summary>
    public static Relation? ParseRelation(string? text) =>
        Enum.GetValues<Relation>().Cast<Relation?>().FirstOrDefault(relation => FieldText.Name(relation!.Value) == text);

    /// <summary>A review state by its name, or null.</summary>
    public static ReviewState? ParseState(string? text) =>
        Enum.GetValues<ReviewState>().Cast<ReviewState?>().FirstOrDefault(state => FieldText.Name(state!.Value) == text);

    private string NonEmpty(string? path) => string.IsNullOrEmpty(path) ? File.Path : path;

    // The same pair of texts on the same line of the same file is the same unit, however often it is imported.
    private string ContentId() => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{File.Path}\n{Line}\n{Source}\n{Target}")).AsSpan(0, 16));
}
