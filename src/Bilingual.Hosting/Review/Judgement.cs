using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bilingual.Hosting.Review;

/// <summary>What a reviewer says of a bead or link.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Nothing yet.</summary>
    [JsonStringEnumMemberName("unreviewed")]
    Unreviewed,

    /// <summary>Right.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>Not to be used.</summary>
    [JsonStringEnumMemberName("rejected")]
    Rejected,

    /// <summary>Somebody else should look; not used until then.</summary>
    [JsonStringEnumMemberName("needsReview")]
    NeedsReview,
}

/// <summary>One reviewer's verdict.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="At">When, UTC.</param>
public sealed record Vote(Verdict Verdict, DateTimeOffset At);

/// <summary>Everything that reviewers said of a bead or link.</summary>
public sealed record Judgement
{
    /// <summary>Nobody has looked.</summary>
    public static Judgement None { get; } = new();

    /// <summary>The verdict that holds.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Who changed it last; null where nobody did.</summary>
    public string? Reviewer { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>A remark.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether the place is marked to come back to.</summary>
    public bool Bookmarked { get; init; }

    /// <summary>The verdict of each reviewer.</summary>
    public ImmutableSortedDictionary<string, Vote> Votes
    {
        get;
        init => field = value.WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, Vote>(StringComparer.Ordinal);

    /// <summary>Whether differing votes were settled: then <see cref="Verdict"/> holds whatever the votes say.</summary>
    public bool Settled { get; init; }

    /// <summary>Whether nobody has said anything.</summary>
    [JsonIgnore]
    public bool IsNone => Reviewer is null && Verdict == Verdict.Unreviewed && Note.Length == 0 && !Bookmarked && Votes.IsEmpty && !Settled;

    /// <summary>The judgement after one more verdict. Where several reviewers judge apart, votes that differ leave the matter to be settled.</summary>
    public Judgement With(Verdict verdict, ActionContext context)
    {
        var votes = verdict == Verdict.Unreviewed ? Votes.Remove(context.Reviewer) : Votes.SetItem(context.Reviewer, new Vote(verdict, context.At));
        return this with
        {
            Votes = votes,
            Verdict = context.JudgedApart ? Common(votes) : verdict,
            Reviewer = context.Reviewer,
            At = context.At,
            Settled = false,
        };
    }

    /// <summary>The judgement once differing votes are settled.</summary>
    public Judgement Settle(Verdict verdict, ActionContext context) =>
        this with { Verdict = verdict, Reviewer = context.Reviewer, At = context.At, Settled = true };

    /// <summary>What one reviewer is shown: where several judge apart, only the reviewer's own verdict until the matter is settled.</summary>
    public Verdict SeenBy(string reviewer, bool judgedApart) =>
        !judgedApart || Settled ? Verdict : Votes.TryGetValue(reviewer, out var own) ? own.Verdict : Verdict.Unreviewed;

    /// <summary>Whether both are equal in every part.</summary>
    public bool Equals(Judgement? other) =>
        other is not null && (ReferenceEquals(this, other)
            || ((Verdict, Reviewer, At, Note, Bookmarked, Settled) == (other.Verdict, other.Reviewer, other.At, other.Note, other.Bookmarked, other.Settled)
                && Votes.SequenceEqual(other.Votes)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Verdict, Reviewer, At, Note);

    private static Verdict Common(ImmutableSortedDictionary<string, Vote> votes)
    {
        var verdicts = votes.Values.Select(vote => vote.Verdict).Distinct().Take(2).ToArray();
        return verdicts.Length switch { 0 => Verdict.Unreviewed, 1 => verdicts[0], _ => Verdict.NeedsReview };
    }
}
