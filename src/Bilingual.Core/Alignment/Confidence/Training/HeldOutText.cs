using System.Collections.Immutable;
using System.Text;

namespace Bilingual.Alignment;

/// <summary>
/// Parts corpora in what an encoder may be trained on and runs of consecutive pairs that it must not see, so that confidence is learned
/// on text as new to the encoder as its users' text will be.
/// </summary>
public static class HeldOutText
{
    private const int Block = 100;
    private const int EveryBlock = 20;
    private const int HeldBlock = 7;
    private const int LeastWords = 3;

    /// <summary>Writes what is not held out to a folder and returns what is.</summary>
    /// <param name="corpora">Files with two aligned sentences a line, parted by a tab.</param>
    /// <param name="folder">Receives a file for each corpus.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The files written and the runs held out.</returns>
    public static (ImmutableArray<string> Remaining, ImmutableArray<ParallelRun> HeldOut) Split(
        IEnumerable<string> corpora, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpora);
        var rest = ImmutableArray.CreateBuilder<string>();
        var runs = ImmutableArray.CreateBuilder<ParallelRun>();
        foreach (var corpus in corpora)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, $"{rest.Count:000}-{Path.GetFileName(corpus)}");
            using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
            var (source, target) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
            var number = 0;
            foreach (var line in File.ReadLines(corpus))
            {
                if (number++ / Block % EveryBlock != HeldBlock)
                {
                    writer.WriteLine(line);
                    continue;
                }

                var fields = line.Split('\t');
                if (fields.Length >= 2 && fields[0] != fields[1] && fields[0].Count(c => c == ' ') >= LeastWords - 1)
                {
                    source.Add(fields[0].Normalize());
                    target.Add(fields[1].Normalize());
                }

                if (number % Block == 0)
                    Close();
            }

            Close();
            rest.Add(path);

            void Close()
            {
                if (source.Count > 0)
                    runs.Add(new ParallelRun(source.ToImmutable(), target.ToImmutable()));
                source.Clear();
                target.Clear();
            }
        }

        return (rest.ToImmutable(), runs.ToImmutable());
    }
}
