using System.Collections.Concurrent;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Translation;
using Bilingual.Translation.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bilingual.Tests.Translation.Services;

/// <summary>The engines as a program registers them, with settings, environment and clock of a test, and everything that they log.</summary>
internal sealed class Engines : IDisposable
{
    private readonly ServiceProvider provider;
    private readonly LogCollector log = new();

    public Engines(
        IEnumerable<(string Key, string Value)> settings,
        IEnumerable<(string Name, string Value)>? environment = null,
        TimeProvider? time = null,
        Glossary? glossary = null)
    {
        var variables = (environment ?? []).ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);

        // Timeouts are hours away, so that a fake clock can tell them from the pauses that it skips.
        string[] names = ["LibreTranslate", "DeepL", "Google", "Azure", "OpenAI", "Command"];
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(names.SelectMany(name => new KeyValuePair<string, string?>[]
            {
                new($"Engines:{name}:TryTimeout", "01:00:00"), new($"Engines:{name}:TotalTimeout", "23:00:00"),
            }))
            .AddInMemoryCollection(settings.Select(each => new KeyValuePair<string, string?>(each.Key, each.Value)))
            .Build();
        var services = new ServiceCollection()
            .AddSingleton(new Secrets(variables.GetValueOrDefault))
            .AddSingleton(time ?? TimeProvider.System)
            .AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace))
            .AddTranslation("no-models", configuration);
        if (glossary is not null)
            services.AddSingleton(glossary);
        provider = services.BuildServiceProvider();
    }

    /// <summary>Everything that was logged, on all levels.</summary>
    public string Log => string.Join('\n', log.Lines);

    public TranslatorCatalog Catalog => provider.GetRequiredService<TranslatorCatalog>();

    /// <summary>Translates Indonesian into English with an engine and everything around it.</summary>
    public async Task<IReadOnlyList<TranslationResult>> TranslateAsync(string chain, IEnumerable<string> texts, TranslationJob? job = null, string target = "en") =>
        await Catalog.Open(chain, job ?? new()).TranslateAsync([.. texts.Select(text => new TranslationRequest(text, []))], "id", target, default);

    /// <summary>What a bare adapter throws for one text.</summary>
    public async Task<TranslatorException> FaultAsync(string name, string text = "Rumah itu besar.") =>
        await Assert.ThrowsAsync<TranslatorException>(async () => await Catalog.Get(name).TranslateAsync([new(text, [])], "id", "en", default));

    /// <summary>A request with a term at its first occurrence.</summary>
    public static TranslationRequest WithTerm(string text, string found, TermEntry entry)
    {
        var start = text.IndexOf(found, StringComparison.Ordinal);
        return new(text, [new TermMatch(new TextSpan(start, start + found.Length), entry, entry.Term, "", 0)]);
    }

    public void Dispose() => provider.Dispose();

    private sealed class LogCollector : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
