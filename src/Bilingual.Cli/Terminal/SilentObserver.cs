using Bilingual.Hosting.Pipeline;

namespace Bilingual.Cli.Terminal;

/// <summary>No progress, for <c>--quiet</c>.</summary>
internal sealed class SilentObserver : IRunObserver
{
    /// <inheritdoc/>
    public void Begin(Stage stage, int? total)
    {
    }

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
    }

    /// <inheritdoc/>
    public void End(Stage stage)
    {
    }
}
