using Bilingual.Embedding;

namespace Bilingual.Tests.Embedding;

/// <summary>A corpus of made-up sentences over a small vocabulary, and an encoder trained on it within a second.</summary>
internal static class TinyEncoder
{
    private static readonly (string Source, string Target)[] Words =
    [
        ("rumah", "house"), ("besar", "big"), ("pemerintah", "government"), ("membangun", "builds"), ("jalan", "road"), ("baru", "new"),
        ("sekolah", "school"), ("anak", "child"), ("membaca", "reads"), ("buku", "book"), ("gunung", "mountain"), ("meletus", "erupts"),
        ("warga", "residents"), ("mengungsi", "flee"), ("hujan", "rain"), ("turun", "falls"), ("harga", "price"), ("naik", "rises"),
        ("pasar", "market"), ("ramai", "busy"), ("dokter", "doctor"), ("merawat", "treats"), ("pasien", "patient"), ("kapal", "ship"),
        ("berlayar", "sails"), ("laut", "sea"), ("tenang", "calm"), ("petani", "farmer"), ("menanam", "plants"), ("padi", "rice"),
    ];

    /// <summary>Options that train in an instant.</summary>
    public static EncoderTrainerOptions Options { get; } = new() { Rows = 1024, Dimension = 32, Epochs = 12, BatchSize = 128, Threads = 1 };

    /// <summary>Sentence pairs of three to six words and sometimes a number.</summary>
    public static (string Source, string Target)[] Pairs(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var words = Enumerable.Range(0, random.Next(3, 7)).Select(_ => Words[random.Next(Words.Length)]).ToArray();
            var number = random.Next(3) == 0 ? $" {random.Next(2000)}" : "";
            return (string.Join(' ', words.Select(word => word.Source)) + number, string.Join(' ', words.Select(word => word.Target)) + number);
        })];
    }

    /// <summary>Writes pairs as a corpus file.</summary>
    public static string WriteCorpus(TemporaryFolder folder, string name, int count, int seed) =>
        folder.Write(name, string.Concat(Pairs(count, seed).Select(pair => $"{pair.Source}\t{pair.Target}\n")));

    /// <summary>Trains and writes an encoder.</summary>
    public static string Write(TemporaryFolder folder, EncoderTrainerOptions? options = null)
    {
        var path = folder["tiny.safetensors"];
        EncoderTrainer.Train([WriteCorpus(folder, "tiny.tsv", 800, 1)], [], options ?? Options).Save(path);
        return path;
    }
}
