using Microsoft.Extensions.Hosting;

namespace Bilingual.Hosting;

/// <summary>
/// Leaves signals to whoever started the host and awaits it. The host's own console lifetime would take a Ctrl+C for itself, and a run
/// interrupted before its worker had begun would wait for ever.
/// </summary>
internal sealed class CallerLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
