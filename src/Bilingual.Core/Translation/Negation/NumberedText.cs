namespace Bilingual.Translation;

/// <summary>A side of a text, its words as numbers.</summary>
/// <param name="Language">BCP 47 code.</param>
/// <param name="Words">The words by their numbers; in lower case where the case does not make another word of them, empty for what is no word.</param>
/// <param name="Sentences">Word numbers of each sentence.</param>
internal sealed record NumberedText(string Language, IReadOnlyList<string> Words, IReadOnlyList<int[]> Sentences);
