using System.Text;

namespace Bilingual.Benchmarks;

/// <summary>The text that benchmarks read.</summary>
internal static class BenchmarkText
{
    private const int SentencesEach = 8;

    /// <summary>The paragraphs of a language, each of several sentences.</summary>
    public static string[] Paragraphs(string language) =>
        Environment.GetEnvironmentVariable($"BILINGUAL_TEXT_{language.ToUpperInvariant()}") is { } path
            ? [.. File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Chunk(SentencesEach).Select(lines => string.Join(' ', lines))]
            : [.. Cases(language).Chunk(SentencesEach).Select(lines => string.Join(' ', lines))];

    /// <summary>Number of UTF-8 bytes.</summary>
    public static long Bytes(string language) => Paragraphs(language).Sum(paragraph => (long)Encoding.UTF8.GetByteCount(paragraph));

    private static IEnumerable<string> Cases(string language)
    {
        using var stream = typeof(BenchmarkText).Assembly.GetManifestResourceStream($"cases.{language}.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [_, var marked])
                yield return marked.Replace(" ¦ ", " ", StringComparison.Ordinal);
        }
    }
}
