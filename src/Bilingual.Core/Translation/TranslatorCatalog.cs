using System.Collections.Immutable;
using Bilingual.Translation.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bilingual.Translation;

/// <summary>A registered engine.</summary>
/// <param name="Name">The name to choose it by.</param>
/// <param name="Options">Its options where it works outside this process, else null.</param>
public sealed record TranslatorRegistration(string Name, Func<IServiceProvider, ServiceOptions>? Options = null);

/// <summary>The registered engines by name.</summary>
/// <param name="registrations">The engines.</param>
/// <param name="services">Where they are registered.</param>
public sealed class TranslatorCatalog(IEnumerable<TranslatorRegistration> registrations, IServiceProvider services)
{
    private readonly ImmutableArray<TranslatorRegistration> registrations = [.. registrations];

    /// <summary>The names that can be chosen: the alias for the best embedded engine, then the engines in order of registration.</summary>
    public IReadOnlyList<string> Names => [EmbeddedEngines.Alias, .. registrations.Select(static each => each.Name)];

    /// <summary>The engine that is used when none is named.</summary>
    public static string Default => EmbeddedEngines.Alias;

    /// <summary>The bare engine with a name, without anything around it.</summary>
    /// <param name="name">The name, or null for the default.</param>
    /// <exception cref="ArgumentException">There is no such engine; the message lists those there are.</exception>
    /// <exception cref="TranslatorException">The engine cannot be used: a key or setting is missing.</exception>
    public ITranslator Get(string? name = null) => services.GetRequiredKeyedService<ITranslator>(Find(name ?? Default).Name);

    /// <summary>Whether answers of any engine of a chain are worth keeping: they cost money or much time.</summary>
    /// <param name="chain">A name or several separated by commas, or null for the default.</param>
    /// <exception cref="ArgumentException">There is no such engine.</exception>
    /// <exception cref="TranslatorException">An engine cannot be used.</exception>
    public bool IsWorthCaching(string? chain) => Parse(chain).Any(name => Get(name).Traits.IsCached);

    /// <summary>Makes the engines of a chain, which for embedded ones means to read their models.</summary>
    /// <param name="chain">A name or several separated by commas, or null for the default.</param>
    /// <exception cref="ArgumentException">There is no such engine.</exception>
    /// <exception cref="TranslatorException">An engine cannot be used.</exception>
    public void Load(string? chain)
    {
        foreach (var name in Parse(chain))
            Get(name);
    }

    /// <summary>An engine, or a chain of engines of which each gets what those before it could not translate, with everything around them.</summary>
    /// <param name="chain">A name or several separated by commas, or null for the default.</param>
    /// <param name="job">What the job asks for.</param>
    /// <exception cref="ArgumentException">There is no such engine; the message lists those there are.</exception>
    /// <exception cref="TranslatorException">An engine cannot be used: a key or setting is missing.</exception>
    public ITranslator Open(string? chain, TranslationJob job)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Bilingual.Translation");
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var engines = Parse(chain).Select(Find).DistinctBy(static each => each.Name, StringComparer.Ordinal).Select(found =>
            TranslatorStack.Build(services.GetRequiredKeyedService<ITranslator>(found.Name), found.Options?.Invoke(services), job, time, log)).ToImmutableArray();
        return engines.Length == 1 ? engines[0] : new FallbackTranslator(engines);
    }

    /// <summary>Why a chain cannot be used; empty when it can.</summary>
    public IEnumerable<string> FaultsOf(string? chain)
    {
        foreach (var name in Parse(chain))
        {
            string? fault = null;
            try
            {
                // Embedded engines are left to their time: to load a model takes long.
                if (Find(name) is { Options: not null } service)
                    Get(service.Name);
            }
            catch (Exception exception) when (exception is ArgumentException or TranslatorException)
            {
                fault = Message(exception);
            }

            if (fault is not null)
                yield return fault;
        }
    }

    private static ImmutableArray<string> Parse(string? chain) =>
        [.. (chain ?? Default).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty("")];

    private TranslatorRegistration Find(string name)
    {
        var wanted = name == EmbeddedEngines.Alias ? EmbeddedEngines.Best(registrations.Select(static each => each.Name)) : name;
        return registrations.FirstOrDefault(each => each.Name == wanted)
            ?? throw new ArgumentException($"There is no translation engine '{name}'; there are: {string.Join(", ", Names)}.");
    }

    private static string Message(Exception fault) => fault.Message.Split(" (Parameter", 2)[0];
}
