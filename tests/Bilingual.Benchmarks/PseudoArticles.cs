using System.Globalization;
using System.Text;

namespace Bilingual.Benchmarks;

/// <summary>
/// Cuts parallel text into pseudo-articles, so that the main job can be timed at scale:
/// <c>dotnet run -c Release --project tests/Bilingual.Benchmarks -- pseudo-articles 2000 DIR CORPUS.tsv …</c>
/// </summary>
internal static class PseudoArticles
{
    private const int ParagraphsEach = 20;

    /// <summary>Writes <c>DIR/id/NNNNN.txt</c> and <c>DIR/en/NNNNN.txt</c>: article n holds pairs 20n to 20n+19 of the corpora in order, a paragraph a line.</summary>
    /// <param name="arguments">Number of articles on each side, output folder, corpora of <c>id⇥en</c> lines.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length < 3 || !int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            Console.Error.WriteLine("usage: pseudo-articles COUNT DIR CORPUS.tsv …");
            return 1;
        }

        var folder = arguments[1];
        Directory.CreateDirectory(Path.Combine(folder, "id"));
        Directory.CreateDirectory(Path.Combine(folder, "en"));
        var pairs = arguments[2..].ToArray().SelectMany(File.ReadLines).Select(line => line.Split('\t')).Where(fields => fields.Length == 2);
        var written = 0;
        foreach (var article in pairs.Chunk(ParagraphsEach).Take(count))
        {
            var name = written++.ToString("00000", CultureInfo.InvariantCulture) + ".txt";
            Write(Path.Combine(folder, "id", name), article.Select(pair => pair[0]));
            Write(Path.Combine(folder, "en", name), article.Select(pair => pair[1]));
        }

        Console.WriteLine($"{written} articles on each side");
        return 0;
    }

    private static void Write(string path, IEnumerable<string> paragraphs) =>
        File.WriteAllText(path, string.Join('\n', paragraphs) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
