namespace Bilingual.Alignment;

/// <summary>Examples of right and wrong beads from pseudo-documents.</summary>
internal static class BeadExamples
{
    private const int HardNegatives = 3;

    /// <summary>Adds the examples of one pair of documents.</summary>
    public static void Add(PseudoDocument documents, SignalExtractor extractor, string sourceLanguage, string targetLanguage, AdditiveModelTrainer trainer)
    {
        var source = extractor.Extract(documents.Source, sourceLanguage);
        var target = extractor.Extract(documents.Target, targetLanguage);
        if (source.Count == 0 || target.Count == 0)
            return;
        var scorer = new BeadScorer(source, target, SearchBand.Whole(source.Count, target.Count), null);
        var measurements = new double[BeadMeasurements.All.Length];
        var partner = new Dictionary<int, HashSet<int>>();
        foreach (var bead in documents.Beads)
        {
            foreach (var unit in bead.Source)
                partner[unit] = [.. bead.Target];
        }

        foreach (var bead in documents.Beads)
        {
            Add(bead.Source, bead.Target, right: true);
            // A part of the bead, and the bead with a unit too many.
            if (bead.Source.Length > 1)
                Add(bead.Source[..^1], bead.Target, right: false);
            if (bead.Target.Length > 1)
                Add(bead.Source, bead.Target[1..], right: false);
            if (bead.Target[^1] + 1 < target.Count)
                Add(bead.Source, [.. bead.Target, bead.Target[^1] + 1], right: false);
            if (bead.Source[^1] + 1 < source.Count)
                Add([.. bead.Source, bead.Source[^1] + 1], bead.Target, right: false);
        }

        for (var s = 0; s < source.Count; s++)
        {
            var own = partner.GetValueOrDefault(s);
            var nearest = Enumerable.Range(0, target.Count)
                .Where(t => own?.Contains(t) != true)
                .OrderByDescending(t => scorer.Similarity(s, 1, t, 1))
                .ThenBy(t => t)
                .Take(HardNegatives);
            foreach (var t in nearest)
                Add([s], [t], right: false);
        }

        void Add(int[] sourceUnits, int[] targetUnits, bool right)
        {
            scorer.Measure(sourceUnits, targetUnits, measurements);
            trainer.Add(measurements, right);
        }
    }
}
