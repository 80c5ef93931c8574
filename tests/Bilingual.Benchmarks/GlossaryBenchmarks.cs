using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Bilingual.Glossaries;

namespace Bilingual.Benchmarks;

/// <summary>
/// Loading and matching of a glossary on one core: <c>dotnet run -c Release --project tests/Bilingual.Benchmarks -- --filter
/// '*Glossary*'</c>. The terms are made from the words of the text, as real ones are, two in three of several words; the rest of their
/// words are invented, so that a part of them occurs and most do not.
/// </summary>
[InProcess]
[MemoryDiagnoser]
[ThroughputColumn]
public class GlossaryBenchmarks
{
    private static readonly string[] Classes = ["noun", "verb", "name", "noun; verb", "adjective", ""];

    private readonly List<TermMatch> matches = [];
    private string[] paragraphs = [];
    private byte[] file = [];
    private TermMatcher? matcher;

    /// <summary>The language of the text.</summary>
    [Params("id", "en")]
    public string Language { get; set; } = "id";

    /// <summary>Number of terms.</summary>
    [Params(1_000, 100_000)]
    public int Terms { get; set; } = 100_000;

    /// <summary>Makes the glossary and reads the text.</summary>
    [GlobalSetup]
    public void Setup()
    {
        paragraphs = BenchmarkText.Paragraphs(Language);
        file = Encoding.UTF8.GetBytes(string.Join('\n', Rows()));
        matcher = Load();
        Match();
    }

    /// <summary>From the bytes of the file to a matcher of one language.</summary>
    [Benchmark]
    public TermMatcher Load()
    {
        var faults = new List<GlossaryFault>();
        return TermMatcher.Create(new Glossary(GlossaryReader.ReadStream(new MemoryStream(file), "terms.tsv", faults)), Language);
    }

    /// <summary>Every occurrence in the text, with its explanation.</summary>
    [Benchmark]
    public int Match()
    {
        var count = 0;
        foreach (var paragraph in paragraphs)
        {
            matches.Clear();
            matcher!.Match(paragraph, matches);
            count += matches.Count;
        }

        return count;
    }

    private IEnumerable<string> Rows()
    {
        var random = new Random(7);
        var words = paragraphs.SelectMany(paragraph => paragraph.Split(' ')).Where(word => word.Length > 3 && word.All(char.IsLetter))
            .Select(word => word.ToLower(CultureInfo.InvariantCulture)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        yield return "term\tvariants\ttarget\ttarget_variants\tpart_of_speech";
        var made = new HashSet<string>(StringComparer.Ordinal);
        while (made.Count < Terms)
        {
            var term = string.Join(' ', Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Word()));
            if (made.Add(term))
                yield return $"{term}\t{Word()} {Word()}\t{Word()} {term}\t{term}\t{Classes[random.Next(Classes.Length)]}";
        }

        string Word() => random.Next(3) == 0 ? words[random.Next(words.Length)] : Invented(random);
    }

    private static string Invented(Random random)
    {
        const string Consonants = "bcdghjklmnprstwy";
        const string Vowels = "aiueo";
        var word = new StringBuilder();
        for (var syllables = 2 + random.Next(3); syllables > 0; syllables--)
            word.Append(Consonants[random.Next(Consonants.Length)]).Append(Vowels[random.Next(Vowels.Length)]);
        return word.Append(Consonants[random.Next(Consonants.Length)]).ToString();
    }
}
