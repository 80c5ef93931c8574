using System.Runtime.InteropServices;

namespace Bilingual.Cli;

/// <summary>
/// Turns the first Ctrl+C or termination signal into a cancellation, from the first moment of the process on. One that is not obeyed
/// within the grace period, and a second one, end the process.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private readonly TimeSpan grace;
    private Timer? overdue;

    /// <summary>Listens until disposed.</summary>
    /// <param name="grace">How long a command may take to put away what it has finished.</param>
    public Interruption(TimeSpan grace)
    {
        this.grace = grace;
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        overdue?.Dispose();
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (source.IsCancellationRequested)
            return;
        context.Cancel = true;
        overdue = new Timer(_ => Environment.Exit(ExitCode.Interrupted), state: null, grace, Timeout.InfiniteTimeSpan);
        source.Cancel();
    }
}
