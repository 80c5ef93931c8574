using Bilingual.Alignment;

namespace Bilingual.Tests.Alignment;

/// <summary>Texts of the invented words that <see cref="LexiconEncoder"/> knows, and their alignment.</summary>
internal static class InventedText
{
    private const int WordsEach = 6;
    private static readonly SignalExtractor Extractor = new(new LexiconEncoder());

    public static SentenceAligner Aligner { get; } = new(Models.Confidence);

    /// <summary>Sentences of six words each, no word twice; the same number gives translations on both sides.</summary>
    /// <param name="side"><c>s</c> or <c>t</c>; any other letter makes words that nothing translates.</param>
    public static List<string> Sentences(char side, int count, int first = 0) =>
        [.. Enumerable.Range(first, count).Select(i => string.Join(' ', Enumerable.Range(i * WordsEach, WordsEach).Select(word => $"{side}{word + 1000}")) + ".")];

    public static TextSignals Extract(IReadOnlyList<string> units, string language) => Extractor.Extract(units, language, withPieces: true);

    public static SentenceAlignment Align(
        IReadOnlyList<string> source, IReadOnlyList<string> target, AlignmentMode mode = AlignmentMode.Auto, IReadOnlyList<FixedBead>? fixedBeads = null) =>
        Aligner.Align(Extract(source, "id"), Extract(target, "en"), mode, fixedBeads);

    public static string[] Text(SentenceAlignment alignment) => [.. alignment.Beads.Select(Text)];

    public static string Text(Bead bead) => $"{string.Join(',', bead.Source)}:{string.Join(',', bead.Target)}";

    /// <summary>Whether each unit stands in exactly one bead, null beads hold one unit, and probabilities are probabilities.</summary>
    public static bool IsSound(SentenceAlignment alignment, int source, int target) =>
        alignment.Beads.SelectMany(bead => bead.Source).Order().SequenceEqual(Enumerable.Range(0, source))
        && alignment.Beads.SelectMany(bead => bead.Target).Order().SequenceEqual(Enumerable.Range(0, target))
        && alignment.Beads.All(bead => bead.Probability is >= 0 and <= 1 && double.IsFinite(bead.Evidence.Similarity)
            && (!bead.IsNull || bead.Source.Length + bead.Target.Length == 1));
}
