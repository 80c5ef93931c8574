using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bilingual.Alignment;
using Bilingual.Glossaries;

namespace Bilingual.Hosting.Review;

/// <summary>A bead under review: a set of source units and a set of target units that answer each other, and what reviewers said of it.</summary>
public sealed record ReviewBead
{
    /// <summary>Name within the pair; never used again for another bead.</summary>
    public required string Id { get; init; }

    /// <summary>Source units, ascending.</summary>
    public ImmutableArray<ReviewUnit> Source { get; init; } = [];

    /// <summary>Target units, ascending.</summary>
    public ImmutableArray<ReviewUnit> Target { get; init; } = [];

    /// <summary>How the two texts relate.</summary>
    public Relation Relation { get; init; }

    /// <summary>Probability that the bead is exactly right.</summary>
    public double Probability { get; init; }

    /// <summary>Probability that the two texts are translations of each other.</summary>
    public double Score { get; init; }

    /// <summary>Why.</summary>
    public Evidence Evidence { get; init; } = Evidence.None;

    /// <summary>Whether a reviewer put these units together.</summary>
    public bool IsDrawn { get; init; }

    /// <summary>The source text as a reviewer changed it; null as long as it is the units' own.</summary>
    public string? EditedSource { get; init; }

    /// <summary>The target text as a reviewer changed it.</summary>
    public string? EditedTarget { get; init; }

    /// <summary>What reviewers said.</summary>
    public Judgement Judgement { get; init; } = Judgement.None;

    /// <summary>Whether one side is empty; such a bead holds exactly one unit.</summary>
    [JsonIgnore]
    public bool IsNull => Source.IsEmpty || Target.IsEmpty;

    /// <summary>All units, the source's first.</summary>
    [JsonIgnore]
    public IEnumerable<ReviewUnit> Units => Source.Concat(Target);

    /// <summary>Whether a person's hand shows: realigning and new alignments leave such a bead as it is.</summary>
    [JsonIgnore]
    public bool IsHeld =>
        IsDrawn || EditedSource is not null || EditedTarget is not null || Judgement.Verdict is Verdict.Accepted or Verdict.Rejected
        || Judgement.Note.Length > 0 || Judgement.Settled || Judgement.Votes.Values.Any(vote => vote.Verdict is Verdict.Accepted or Verdict.Rejected);

    /// <summary>Whether anything was done to the bead since it was aligned.</summary>
    [JsonIgnore]
    public bool IsTouched => IsHeld || !Judgement.IsNone;

    /// <summary>The units of a side.</summary>
    public ImmutableArray<ReviewUnit> On(ReviewSide side) => side == ReviewSide.Source ? Source : Target;

    /// <summary>The same bead with other units on a side.</summary>
    public ReviewBead With(ReviewSide side, ImmutableArray<ReviewUnit> units) =>
        side == ReviewSide.Source ? this with { Source = units } : this with { Target = units };

    /// <summary>The text of a side as changed, or null.</summary>
    public string? EditedOn(ReviewSide side) => side == ReviewSide.Source ? EditedSource : EditedTarget;

    /// <summary>The same bead with a changed text on a side.</summary>
    public ReviewBead WithText(ReviewSide side, string? text) =>
        side == ReviewSide.Source ? this with { EditedSource = text } : this with { EditedTarget = text };

    /// <summary>Whether both are equal in every part. (The synthesized comparison tells arrays apart by where they lie in memory.)</summary>
    public bool Equals(ReviewBead? other) =>
        other is not null && (ReferenceEquals(this, other)
            || (Id == other.Id && Source.SequenceEqual(other.Source) && Target.SequenceEqual(other.Target)
                && (Relation, Probability, Score, IsDrawn, EditedSource, EditedTarget)
                    == (other.Relation, other.Probability, other.Score, other.IsDrawn, other.EditedSource, other.EditedTarget)
                && Judgement == other.Judgement && ReviewJson.AreEqual(Evidence, other.Evidence)));

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A link between two paragraphs under review.</summary>
public sealed record ReviewLink
{
    /// <summary>Source paragraph.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int Source { get; init; }

    /// <summary>Target paragraph.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int Target { get; init; }

    /// <summary>How the two relate.</summary>
    public Relation Relation { get; init; }

    /// <summary>Probability that both state a common fact.</summary>
    public double Probability { get; init; }

    /// <summary>Why.</summary>
    public Evidence Evidence { get; init; } = Evidence.None;

    /// <summary>Whether a reviewer drew it.</summary>
    public bool IsDrawn { get; init; }

    /// <summary>What reviewers said.</summary>
    public Judgement Judgement { get; init; } = Judgement.None;

    /// <summary>Name within the pair.</summary>
    [JsonIgnore]
    public string Id => IdOf(Source, Target);

    /// <summary>The name of the link between two paragraphs.</summary>
    public static string IdOf(int source, int target) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"L{source}-{target}");

    /// <summary>Whether both are equal in every part.</summary>
    public bool Equals(ReviewLink? other) =>
        other is not null && (ReferenceEquals(this, other)
            || ((Source, Target, Relation, Probability, IsDrawn) == (other.Source, other.Target, other.Relation, other.Probability, other.IsDrawn)
                && Judgement == other.Judgement && ReviewJson.AreEqual(Evidence, other.Evidence)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, Target);
}

/// <summary>"Not this term here": a match of the glossary that is none.</summary>
/// <param name="Side">The article.</param>
/// <param name="Phrase">The words around, by which the place is found again.</param>
/// <param name="Term">The term that is not meant, as its entry writes it.</param>
public sealed record TermRefusal(ReviewSide Side, string Phrase, string Term)
{
    /// <summary>Whether a match in a paragraph is one that is not meant.</summary>
    public bool Covers(ReviewSide side, TermMatch match, string paragraph)
    {
        if (side != Side || !(Term.Equals(match.Entry.Term, StringComparison.OrdinalIgnoreCase) || Term.Equals(match.Entry.Target, StringComparison.OrdinalIgnoreCase)))
            return false;
        for (var at = paragraph.IndexOf(Phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = paragraph.IndexOf(Phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at <= match.Span.Start && match.Span.End <= at + Phrase.Length)
                return true;
        }

        return false;
    }
}

/// <summary>Review data as the workspace stores it.</summary>
public static class ReviewJson
{
    /// <summary>The options: names in camel case, nothing that says nothing.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Writes a value.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Whether two pieces of evidence say the same.</summary>
    internal static bool AreEqual(Evidence one, Evidence other) =>
        ReferenceEquals(one, other)
        || ((one.Similarity, one.Coverage) == (other.Similarity, other.Coverage) && one.Numbers.SequenceEqual(other.Numbers)
            && one.Names.SequenceEqual(other.Names) && one.Terms.SequenceEqual(other.Terms));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException("expected an object, found null");
}
