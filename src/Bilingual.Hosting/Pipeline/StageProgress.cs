namespace Bilingual.Hosting.Pipeline;

/// <summary>An item has left a stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Succeeded">Whether the item came through.</param>
/// <param name="Path">The item.</param>
public readonly record struct StageProgress(Stage Stage, bool Succeeded, string Path);

/// <summary>Watches a run: a terminal draws bars, a log prints lines.</summary>
public interface IRunObserver : IProgress<StageProgress>
{
    /// <summary>A stage begins; <paramref name="total"/> items are to come, or null when that is not known.</summary>
    void Begin(Stage stage, int? total);

    /// <summary>A stage has ended.</summary>
    void End(Stage stage);
}
