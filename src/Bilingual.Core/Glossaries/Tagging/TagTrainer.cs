namespace Bilingual.Glossaries.Tagging;

/// <summary>
/// Trains a <see cref="TagModel"/> on treebanks by stochastic gradient descent with the step sizes of AdaGrad (Duchi et al. 2011). In a
/// share of the examples the features of the word itself are hidden, so that the words around also decide about words never seen.
/// </summary>
internal static class TagTrainer
{
    private const int Epochs = 10;
    private const float Step = .05f;
    private const float Decay = 1e-4f;
    private const double Hidden = .3;
    private const int FewestOccurrences = 2;
    private const double LeastShare = .03;

    /// <summary>Trains on sentences; the same seed gives the same model.</summary>
    public static TagModel Train(IReadOnlyList<TaggedText> sentences, int seed, CancellationToken cancellationToken = default)
    {
        var lexicon = Count(sentences);
        var examples = Enumerable.Range(0, sentences.Count)
            .SelectMany(i => Enumerable.Range(0, sentences[i].Atoms.Length).Where(at => sentences[i].Tags[at] >= 0).Select(at => (Sentence: i, At: at)))
            .ToArray();
        var weights = new float[TagModel.Buckets * TagModel.Tags];
        var squares = new float[weights.Length];
        var random = new Random(seed);
        Span<ulong> features = stackalloc ulong[TagFeatures.Count];
        Span<float> scores = stackalloc float[TagModel.Tags];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(examples);
            foreach (var (i, at) in examples)
            {
                var sentence = sentences[i];
                TagFeatures.Extract(sentence.Small, sentence.Atoms, at, lexicon, features);
                var shown = random.NextDouble() < Hidden ? features[TagFeatures.OfWord..] : features;
                Update(shown, (int)TaggedText.TagOf(sentence.Tags[at]), weights, squares, scores);
            }
        }

        return Quantise(weights, lexicon);
    }

    private static void Update(ReadOnlySpan<ulong> features, int gold, float[] weights, float[] squares, Span<float> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var bucket = TagModel.BucketOf(feature) * TagModel.Tags;
            for (var tag = 0; tag < TagModel.Tags; tag++)
                scores[tag] += weights[bucket + tag];
        }

        System.Numerics.Tensors.TensorPrimitives.SoftMax(scores, scores);
        scores[gold] -= 1;
        foreach (var feature in features)
        {
            var bucket = TagModel.BucketOf(feature) * TagModel.Tags;
            for (var tag = 0; tag < TagModel.Tags; tag++)
            {
                var gradient = scores[tag] + (Decay * weights[bucket + tag]);
                squares[bucket + tag] += gradient * gradient;
                weights[bucket + tag] -= Step * gradient / (MathF.Sqrt(squares[bucket + tag]) + 1e-6f);
            }
        }
    }

    private static TagModel Quantise(float[] weights, TagLexicon lexicon)
    {
        const float Largest = 127;
        var scale = weights.Max(MathF.Abs) / Largest;
        if (scale == 0)
            throw new InvalidDataException("The files hold no words from which tags can be learned; give treebanks in CoNLL-U.");
        return new TagModel([.. weights.Select(weight => (sbyte)MathF.Round(weight / scale))], scale, lexicon);
    }

    private static TagLexicon Count(IEnumerable<TaggedText> sentences)
    {
        var counts = new Dictionary<uint, int[]>();
        foreach (var sentence in sentences)
        {
            for (var at = 0; at < sentence.Atoms.Length; at++)
            {
                if (sentence.Tags[at] < 0)
                    continue;
                var key = TagLexicon.KeyOf(sentence.Atoms[at].Of(sentence.Small));
                if (!counts.TryGetValue(key, out var of))
                    counts.Add(key, of = new int[TaggedText.Parts.Length]);
                of[sentence.Tags[at]]++;
            }
        }

        return new TagLexicon([.. counts.Where(form => form.Value.Sum() >= FewestOccurrences).OrderBy(form => form.Key)
            .Select(form => KeyValuePair.Create(form.Key, ClassOf(form.Value)))]);
    }

    private static byte ClassOf(int[] counts)
    {
        var all = counts.Sum();
        return TagLexicon.ClassOf(Array.IndexOf(counts, counts.Max()), Takes(WordTag.Noun), Takes(WordTag.Verb), Takes(WordTag.Adjective));

        bool Takes(WordTag tag) => counts.Where((_, part) => TaggedText.TagOf(part) == tag).Sum() is var of && of > 0 && of >= LeastShare * all;
    }
}
