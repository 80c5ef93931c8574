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
    public static IEnumerable<SentencePair> Read(IEnumerable<string> paths) => Read(paths, exact: true);

    /// <summary>The entries of dictionaries: as <see cref="Read(IEnumerable{string})"/>, but further columns are ignored.</summary>
    /// <param name="paths">Files.</param>
    /// <exception cref="InvalidDataException">A line does not hold two texts; the message names the file, the line and what was expected.</exception>
    public static IEnumerable<SentencePair> ReadDictionary(IEnumerable<string> paths) => Read(paths, exact: false);

    private static IEnumerable<SentencePair> Read(IEnumerable<string> paths, bool exact)
    {
        foreach (var path in paths)
        {
            var number = 0;
            foreach (var line in File.ReadLines(path, Encoding.UTF8))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                if (line.Length > LongestLine)
                    throw new InvalidDataException($"{path}:{number}: the line has {line.Length} characters, at most {LongestLine} are allowed; is it one sentence pair?");
                var fields = line.Split('\t');
                if (fields.Length < 2 || (exact && fields.Length > 2))
                    throw new InvalidDataException($"{path}:{number}: expected two texts parted by a tab, found {fields.Length}; mend or remove the line.");
                var pair = new SentencePair(fields[0].Trim().Normalize(), fields[1].Trim().Normalize());
                if (pair.Source.Length > 0 && pair.Target.Length > 0)
                    yield return pair;
            }
        }
    }
}
