using System.Globalization;
using System.Text;

namespace Bilingual.Benchmarks;

/// <summary>
/// Strings sentence pairs together to one long pair of texts with known beads, so that alignment can be timed and judged at scale:
/// <c>dotnet run -c Release --project tests/Bilingual.Benchmarks -- long-document 23000 DIR CORPUS.tsv …</c>
/// </summary>
internal static class LongDocuments
{
    private const double Joined = 0.05;
    private const double LeftOut = 0.04;
    private const double ForeignRuns = 0.004;
    private const int LongestRun = 12;

    /// <summary>
    /// Writes <c>DIR/long.id</c>, <c>DIR/long.en</c> (a sentence a line, so many on each side) and <c>DIR/long.gold</c>. The corpora are
    /// read in order, and again from the beginning where they are too short; runs that are foreign to both come from their other half.
    /// </summary>
    /// <param name="arguments">Units on each side, output folder, corpora of <c>id⇥en</c> lines.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length < 3 || !int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            Console.Error.WriteLine("usage: long-document UNITS DIR CORPUS.tsv …");
            return 1;
        }

        var folder = arguments[1];
        Directory.CreateDirectory(folder);
        var pairs = arguments[2..].ToArray().SelectMany(File.ReadLines).Select(line => line.Split('\t')).Where(fields => fields.Length == 2).ToArray();
        var (source, target, gold) = Make(pairs, count);
        Write(Path.Combine(folder, "long.id"), source);
        Write(Path.Combine(folder, "long.en"), target);
        Write(Path.Combine(folder, "long.gold"), gold);
        Console.WriteLine($"{source.Count} and {target.Count} units");
        return 0;
    }

    /// <summary>The units of both sides and the beads in vecalign's format.</summary>
    public static (List<string> Source, List<string> Target, List<string> Gold) Make(string[][] pairs, int count)
    {
        var random = new Random(1);
        var (source, target, gold) = (new List<string>(), new List<string>(), new List<string>());
        for (var p = 0; source.Count < count || target.Count < count; p++)
        {
            var pair = pairs[p % pairs.Length];
            var next = pairs[(p + 1) % pairs.Length];
            var fate = random.NextDouble();
            if (fate < Joined / 2)
                Add([$"{pair[0]} {next[0]}"], [pair[1], next[1]], ref p);
            else if (fate < Joined)
                Add([pair[0], next[0]], [$"{pair[1]} {next[1]}"], ref p);
            else if (fate < Joined + (LeftOut / 2))
                AddAlone(source, pair[0], isSource: true);
            else if (fate < Joined + LeftOut)
                AddAlone(target, pair[1], isSource: false);
            else
                AddPair([pair[0]], [pair[1]]);
            if (random.NextDouble() >= ForeignRuns)
                continue;
            var side = random.Next(2);
            for (var run = 1 + random.Next(LongestRun); run > 0; run--)
                AddAlone(side == 0 ? source : target, pairs[(p + (pairs.Length / 2) + run) % pairs.Length][side], side == 0);
        }

        return (source, target, gold);

        void Add(string[] sources, string[] targets, ref int p)
        {
            p++;
            AddPair(sources, targets);
        }

        void AddPair(string[] sources, string[] targets)
        {
            gold.Add($"[{string.Join(", ", sources.Select((_, i) => source.Count + i))}]:[{string.Join(", ", targets.Select((_, i) => target.Count + i))}]");
            source.AddRange(sources);
            target.AddRange(targets);
        }

        void AddAlone(List<string> side, string text, bool isSource)
        {
            gold.Add(isSource ? $"[{side.Count}]:[]" : $"[]:[{side.Count}]");
            side.Add(text);
        }
    }

    private static void Write(string path, IEnumerable<string> lines) =>
        File.WriteAllText(path, string.Join('\n', lines) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
