using Microsoft.Extensions.Logging;

namespace Bilingual.Cli.Terminal;

/// <summary>Log messages as plain lines on the error stream: level, category and message, then the exception's message where there is one.</summary>
internal sealed class LineLoggerProvider(TextWriter output) : ILoggerProvider
{
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName[(categoryName.LastIndexOf('.') + 1)..], output, gate);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class LineLogger(string category, TextWriter output, Lock gate) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var level = logLevel switch
            {
                LogLevel.Trace or LogLevel.Debug => "debug",
                LogLevel.Information => "info",
                LogLevel.Warning => "warning",
                _ => "error",
            };
            var cause = exception is null ? "" : $": {exception.Message}";
            lock (gate)
                output.WriteLine($"{level}: {category}: {formatter(state, exception)}{cause}");
        }
    }
}
