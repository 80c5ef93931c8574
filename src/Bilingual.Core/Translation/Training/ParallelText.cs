using System.Text;

namespace Bilingual.Translation;

/// <summary>A sentence and its translation.</summary>
/// <param name="Source">The sentence.</param>
/// <param name="Target">Its translation.</param>
public readonly record struct SentencePair(string Source, string Target);

/// <summary>Reads files with a sentence, a tab and its translation on each line (UTF-8).</summary>
public static class ParallelText
{
    /// <summary>Longest line that is read, in UTF-16 code units; a longer one is no sentence pair.</summary>
    public const int LongestLine = 1 << 16;

    /// <summary>The pairs of <paramref name="paths"/> in order, blank lines left out; each text NFC and trimmed.</summary>
    /// <param name="paths">Files.</param>
    /// <exception cref="InvalidDataException">A line does not hold two texts; the message names the file, the line and what was expected.</exception>
    public static IEnumerable<SentencePair> Read(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var number = 0;
            foreach (var line in File.ReadLines(path, Encoding.UTF8))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                if (tab < 0 || line.IndexOf('\t', tab + 1) >= 0)
                {
                    throw new InvalidDataException(
                        $"{path}:{number}: expected two texts parted by a tab, found {line.Count(c => c == '\t') + 1}; join or remove the line.");
                }

                if (line.Length > LongestLine)
                    throw new InvalidDataException($"{path}:{number}: the line has {line.Length} characters, at most {LongestLine} are allowed; is it one sentence pair?");
                var pair = new SentencePair(line[..tab].Trim().Normalize(), line[(tab + 1)..].Trim().Normalize());
                if (pair.Source.Length > 0 && pair.Target.Length > 0)
                    yield return pair;
            }
        }
    }
}
