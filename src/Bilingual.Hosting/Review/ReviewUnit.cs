using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bilingual.Hosting.Review;

/// <summary>The two articles of a pair.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewSide>))]
public enum ReviewSide
{
    /// <summary>The source article.</summary>
    [JsonStringEnumMemberName("source")]
    Source,

    /// <summary>The target article.</summary>
    [JsonStringEnumMemberName("target")]
    Target,
}

/// <summary>
/// A segment of a paragraph: a sentence as segmented, or as a reviewer corrected it. A unit is its place, so its key says where it stands
/// and stays the same in every session.
/// </summary>
/// <param name="Side">The article.</param>
/// <param name="Paragraph">0-based paragraph.</param>
/// <param name="Start">Start in the paragraph's cleaned text.</param>
/// <param name="End">End in the paragraph's cleaned text.</param>
[JsonConverter(typeof(ReviewUnitJson))]
public readonly record struct ReviewUnit(ReviewSide Side, int Paragraph, int Start, int End) : IComparable<ReviewUnit>
{
    /// <summary>The unit by name: <c>s3.0.57</c> is the source text of paragraph 3 from 0 to 57, <c>t3.0.57</c> the target's.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{(Side == ReviewSide.Source ? 's' : 't')}{Paragraph}.{Start}.{End}");

    /// <summary>Reads a <see cref="Key"/>.</summary>
    public static bool TryParse(string? key, out ReviewUnit unit)
    {
        unit = default;
        if (key is not { Length: >= 6 and < 40 } || key[0] is not ('s' or 't'))
            return false;
        var parts = key[1..].Split('.');
        if (parts.Length != 3 || !Number(parts[0], out var paragraph) || !Number(parts[1], out var start) || !Number(parts[2], out var end) || start >= end)
            return false;
        unit = new ReviewUnit(key[0] == 's' ? ReviewSide.Source : ReviewSide.Target, paragraph, start, end);
        return true;

        static bool Number(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>By article, then by place.</summary>
    public int CompareTo(ReviewUnit other) => (Side, Paragraph, Start, End).CompareTo((other.Side, other.Paragraph, other.Start, other.End));

    /// <summary>Whether the left stands before the right.</summary>
    public static bool operator <(ReviewUnit left, ReviewUnit right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left stands after the right.</summary>
    public static bool operator >(ReviewUnit left, ReviewUnit right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left stands before the right or is the same.</summary>
    public static bool operator <=(ReviewUnit left, ReviewUnit right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left stands after the right or is the same.</summary>
    public static bool operator >=(ReviewUnit left, ReviewUnit right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Key;
}

/// <summary>A unit as its key.</summary>
internal sealed class ReviewUnitJson : JsonConverter<ReviewUnit>
{
    /// <inheritdoc/>
    public override ReviewUnit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ReviewUnit.TryParse(reader.GetString(), out var unit)
            ? unit
            : throw new JsonException("expected the key of a unit, for example s3.0.57");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ReviewUnit value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
}
