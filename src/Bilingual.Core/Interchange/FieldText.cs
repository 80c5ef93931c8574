using System.Globalization;
using System.Text;
using Bilingual.Alignment;
using Bilingual.Corpora;

namespace Bilingual.Interchange;

/// <summary>How values are spelt in every format.</summary>
internal static class FieldText
{
    /// <summary>UTF-8 without a byte-order mark; a lone surrogate becomes U+FFFD.</summary>
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A text writer with LF line ends that leaves <paramref name="stream"/> open; the streams it is given have buffers of their own.</summary>
    public static StreamWriter Writer(Stream stream) => new(stream, Utf8, bufferSize: 1 << 12, leaveOpen: true) { NewLine = "\n" };

    /// <summary>A probability with four decimals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not within 0 and 1.</exception>
    public static string Probability(double value) =>
        value is >= 0 and <= 1
            ? value.ToString("0.0000", CultureInfo.InvariantCulture)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A probability lies between 0 and 1.");

    /// <summary>An integer.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of a relation.</summary>
    public static string Name(Relation relation) => relation switch
    {
        Relation.Translation => "translation",
        Relation.Partial => "partial",
        Relation.Related => "related",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "Unknown relation."),
    };

    /// <summary>The name of a review state.</summary>
    public static string Name(ReviewState state) => state switch
    {
        ReviewState.Unreviewed => "unreviewed",
        ReviewState.Accepted => "accepted",
        ReviewState.Edited => "edited",
        ReviewState.Relinked => "relinked",
        ReviewState.Rejected => "rejected",
        ReviewState.NeedsReview => "needs-review",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown review state."),
    };

    /// <summary>Whether both sides of a unit hold something to read.</summary>
    public static bool HasBothSides(TranslationUnit unit) =>
        !string.IsNullOrWhiteSpace(unit.Source.Text) && !string.IsNullOrWhiteSpace(unit.Target.Text);
}
