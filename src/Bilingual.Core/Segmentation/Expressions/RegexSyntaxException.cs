namespace Bilingual.Segmentation.Expressions;

/// <summary>A regular expression that cannot be read; <see cref="Position"/> is the 0-based place of the fault in it.</summary>
internal sealed class RegexSyntaxException(string message, int position) : Exception(message)
{
    /// <summary>Where the fault is.</summary>
    public int Position { get; } = position;
}
