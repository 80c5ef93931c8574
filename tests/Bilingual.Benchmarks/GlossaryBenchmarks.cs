using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Bilingual.Glossaries;

namespace Bilingual.Benchmarks;

/// <summary>
/// Loading and matching of a glossary on one core: <c>dotnet run -c Release --project tests/Bilingual.Benchmarks -- --filter
/// '*Glossary*'</c>. The terms are like those of a large termbase: three in ten are single words, of which one in fifty is a word of
/// the text; in longer ones every fourth word is. Three in four are nouns.
/// </summary>
[InProcess]
[MemoryDiagnoser]
[ThroughputColumn]
public class GlossaryBenchmarks
{
    private static readonly string[] Classes = [.. Enumerable.Repeat("noun", 15), "verb", "verb", "name", "name", "adjective"];

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
            var length = random.Next(20) switch { < 6 => 1, < 15 => 2, < 19 => 3, _ => 4 };
            var term = length == 1 ? Word(50) : string.Join(' ', Enumerable.Range(0, length).Select(_ => Word(4)));
            var variant = random.Next(3) == 0 ? $"{Invented(random)} {Word(4)}" : "";
            if (made.Add(term))
                yield return string.Join('\t', term, variant, Language == "id" ? $"{Invented(random)} {Word(4)}" : term, "", Classes[random.Next(Classes.Length)]);
        }

        string Word(int oneIn) => random.Next(oneIn) == 0 ? words[random.Next(words.Length)] : Invented(random);
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
