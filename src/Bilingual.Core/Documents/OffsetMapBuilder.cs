namespace Bilingual.Documents;

/// <summary>Collects an <see cref="OffsetMap"/> character by character, keeping a run only where the two sides fall out of step.</summary>
internal struct OffsetMapBuilder()
{
    private readonly List<OffsetMap.Run> runs = [];

    /// <summary>States that the cleaned character at <paramref name="clean"/> comes from <paramref name="source"/>; ascending order.</summary>
    public readonly void Add(int clean, int source)
    {
        if (runs.Count > 0)
        {
            var last = runs[^1];
            if (source - last.Source == clean - last.Clean)
                return;
            if (last.Clean == clean)
                runs.RemoveAt(runs.Count - 1);
        }

        runs.Add(new OffsetMap.Run(clean, source));
    }

    public readonly OffsetMap ToMap(int emptySource) =>
        runs.Count == 0 ? OffsetMap.Identity(emptySource) : new OffsetMap([.. runs]);
}
