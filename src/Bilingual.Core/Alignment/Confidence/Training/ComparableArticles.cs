using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Embedding.Training;

namespace Bilingual.Alignment;

/// <summary>
/// Two articles about the same event with known links, made from one run of sentence pairs: each side tells some of the sentences, in
/// paragraphs and an order of its own, shortened and reworded. What both sides tell is a fact they share; the rest of the run, being on
/// the same topic, is what must not be linked.
/// </summary>
internal sealed class ComparableArticles
{
    private ComparableArticles(List<Telling[]> source, List<Telling[]> target)
    {
        Source = source;
        Target = target;
    }

    /// <summary>Source paragraphs.</summary>
    public List<Telling[]> Source { get; }

    /// <summary>Target paragraphs.</summary>
    public List<Telling[]> Target { get; }

    /// <summary>Makes two articles.</summary>
    /// <param name="run">The pairs.</param>
    /// <param name="rewording">Share of words lost or replaced where a side tells a fact in its own words, 0 to 1.</param>
    /// <param name="random">Source of chance.</param>
    public static ComparableArticles Make(ParallelRun run, float rewording, ref SplitMix random)
    {
        var share = 0.35f + (0.4f * random.NextSingle());
        return new ComparableArticles(
            Write(run.Source, share, rewording, ref random),
            Write(run.Target, share, rewording, ref random));
    }

    /// <summary>How much of a fact two paragraphs share: 0 for none, 1 where both tell it whole.</summary>
    public static float Shared(Telling[] source, Telling[] target)
    {
        var most = 0f;
        foreach (var told in source)
        {
            foreach (var answer in target)
            {
                if (told.Fact == answer.Fact)
                    most = Math.Max(most, Math.Max(0, Math.Min(told.End, answer.End) - Math.Max(told.Start, answer.Start)));
            }
        }

        return most;
    }

    /// <summary>The signals of one side.</summary>
    public static DocumentSignals Extract(List<Telling[]> paragraphs, string language, SignalExtractor extractor)
    {
        var starts = new List<int> { 0 };
        foreach (var paragraph in paragraphs)
            starts.Add(starts[^1] + paragraph.Length);
        return new DocumentSignals(
            "",
            extractor.Extract([.. paragraphs.SelectMany(paragraph => paragraph).Select(told => told.Text)], language),
            [.. starts],
            [.. paragraphs.Select((_, p) => p == 0 ? ParagraphKind.Title : ParagraphKind.Body)],
            [.. paragraphs.Select(_ => true)]);
    }

    private static List<Telling[]> Write(ImmutableArray<string> sentences, float share, float rewording, ref SplitMix random)
    {
        var paragraphs = new List<Telling[]>();
        var paragraph = new List<Telling>();
        // News begins with what it is about: a title that tells part of the first fact, and a paragraph that tells it.
        var headline = Tell(0, sentences, rewording, ref random);
        paragraph.Add(Shorten(headline));
        Close();
        for (var fact = 0; fact < sentences.Length; fact++)
        {
            if (fact > 0 && random.NextSingle() >= share)
                continue;
            paragraph.Add(Tell(fact, sentences, rewording, ref random));
            if (random.NextSingle() < 0.6f)
                Close();
        }

        Close();
        // Some paragraphs come earlier or later than in the other newsroom.
        for (var p = 2; p + 1 < paragraphs.Count; p++)
        {
            if (random.NextSingle() < 0.3f)
            {
                var other = 2 + random.Next(paragraphs.Count - 2);
                (paragraphs[p], paragraphs[other]) = (paragraphs[other], paragraphs[p]);
            }
        }

        return paragraphs;

        void Close()
        {
            if (paragraph.Count > 0)
                paragraphs.Add([.. paragraph]);
            paragraph.Clear();
        }
    }

    private static Telling Tell(int fact, ImmutableArray<string> sentences, float rewording, ref SplitMix random)
    {
        var words = sentences[fact].Split(' ');
        var (start, end) = (0f, 1f);
        if (words.Length >= 10 && random.NextSingle() < 0.35f)
        {
            // Only a part of the fact is told.
            var kept = 0.4f + (0.4f * random.NextSingle());
            if (random.NextSingle() < 0.6f)
                end = kept;
            else
                start = 1 - kept;
        }

        var told = new List<string>();
        var loss = rewording * random.NextSingle() * 2;
        var other = sentences[random.Next(sentences.Length)].Split(' ');
        for (var w = (int)(start * words.Length); w < (int)(end * words.Length); w++)
        {
            var chance = random.NextSingle();
            if (chance >= loss || HasDigitOrCapital(words[w]))
                told.Add(words[w]);
            else if (chance < loss / 2)
                told.Add(other[random.Next(other.Length)]);
        }

        return new Telling(fact, string.Join(' ', told), start, end);
    }

    private static Telling Shorten(Telling told)
    {
        var words = told.Text.Split(' ');
        var kept = Math.Min(words.Length, 10);
        return told with { Text = string.Join(' ', words[..kept]), End = told.Start + ((told.End - told.Start) * kept / words.Length) };
    }

    // Names and numbers are what newsrooms keep when they reword.
    private static bool HasDigitOrCapital(string word) => word.Any(c => char.IsDigit(c) || char.IsUpper(c));
}

/// <summary>A sentence that tells a fact, or a part of it.</summary>
/// <param name="Fact">Number of the sentence pair that it comes from.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Start">Where the part begins, 0 to 1.</param>
/// <param name="End">Where it ends.</param>
internal sealed record Telling(int Fact, string Text, float Start, float End);
