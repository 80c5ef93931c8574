using System.Globalization;
using System.Text;

namespace Bilingual.Benchmarks.Review;

/// <summary>
/// Strings sentence pairs together to one article in two languages, as a reviewer would open it:
/// <c>dotnet run -c Release --project tests/Bilingual.Benchmarks -- review-articles 3000 DIR CORPUS.tsv …</c>, then <c>bilingual run DIR --out CORPORA</c>
/// </summary>
internal static class LongArticles
{
    // Sentences of paragraph after paragraph.
    private static readonly int[] Sizes = [1, 2, 1, 2];

    // Every so often a paragraph stands on one side only: a person who reviews has nulls to deal with.
    private const int LeftOut = 25;

    /// <summary>Writes <c>DIR/long.id.txt</c> and <c>DIR/long.en.txt</c>, a paragraph a line.</summary>
    /// <param name="arguments">
    /// The name of the command, paragraphs on both sides together with those that lack a counterpart, output folder, corpora of <c>id⇥en</c>
    /// lines, read in order and again from the beginning where they are too short.
    /// </param>
    public static int Run(string[] arguments)
    {
        if (arguments.Length < 4 || !int.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var paragraphs))
        {
            Console.Error.WriteLine("usage: review-articles PARAGRAPHS DIR CORPUS.tsv …");
            return 1;
        }

        var folder = arguments[2];
        var pairs = arguments[3..].SelectMany(File.ReadLines).Select(line => line.Split('\t')).Where(fields => fields.Length == 2).ToArray();
        var (source, target) = (new List<string>(), new List<string>());
        for (int paragraph = 0, at = 0; paragraph < paragraphs; at += Sizes[paragraph++ % Sizes.Length])
        {
            var chosen = Enumerable.Range(at, Sizes[paragraph % Sizes.Length]).Select(i => pairs[i % pairs.Length]).ToArray();
            if (paragraph % LeftOut != LeftOut / 2)
                source.Add(string.Join(' ', chosen.Select(pair => pair[0])));
            if (paragraph % LeftOut != LeftOut - 1)
                target.Add(string.Join(' ', chosen.Select(pair => pair[1])));
        }

        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, "long.id.txt"), source);
        Write(Path.Combine(folder, "long.en.txt"), target);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{source.Count} and {target.Count} paragraphs"));
        return 0;
    }

    private static void Write(string path, IEnumerable<string> paragraphs) =>
        File.WriteAllText(path, string.Join('\n', paragraphs) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
