using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bilingual.Translation.Services;

/// <summary>Registers engines that work outside this process.</summary>
public static class ServiceRegistration
{
    /// <summary>Section of the configuration under which each engine has its own.</summary>
    public const string Section = "Engines";

    /// <summary>Adds an engine with options bound to <c>Engines:SECTION</c> and validated on start.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="name">The name to choose it by.</param>
    /// <param name="section">Its section.</param>
    /// <param name="create">Makes the engine when it is first asked for.</param>
    public static IServiceCollection AddServiceTranslator<TOptions>(
        this IServiceCollection services,
        IConfiguration configuration,
        string name,
        string section,
        Func<IServiceProvider, TOptions, ITranslator> create)
        where TOptions : ServiceOptions
    {
        services.TryAddSingleton<Secrets>();
        services.AddOptions<TOptions>()
            .Bind(configuration.GetSection(Section).GetSection(section), static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(new EngineSection(section));
        services.AddSingleton(new TranslatorRegistration(name, static provider => provider.GetRequiredService<IOptions<TOptions>>().Value));
        services.AddKeyedSingleton(name, (provider, _) => create(provider, provider.GetRequiredService<IOptions<TOptions>>().Value));
        return services;
    }

    /// <summary>Adds the connection of an engine behind HTTP; nothing of what it sends is logged.</summary>
    public static IServiceCollection AddServiceConnection(this IServiceCollection services, string name)
    {
        services.AddHttpClient(name, static http =>
            {
                // Times are the business of the pipeline, which also counts the pauses between tries.
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.MaxResponseContentBufferSize = ServiceClient.LargestAnswer;
                http.DefaultRequestHeaders.UserAgent.ParseAdd("bilingual");
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = System.Net.DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(15),
            })
            .RemoveAllLoggers();
        return services;
    }

    /// <summary>The client of an engine behind HTTP.</summary>
    internal static ServiceClient CreateClient(this IServiceProvider provider, string name) => new(
        name,
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(name),
        provider.GetRequiredService<Secrets>(),
        provider.GetService<TimeProvider>() ?? TimeProvider.System);
}

/// <summary>The name of an engine's section, so that a misspelt one is noticed.</summary>
/// <param name="Name">The section under <see cref="ServiceRegistration.Section"/>.</param>
public sealed record EngineSection(string Name);

/// <summary>Faults that no single engine's options can see.</summary>
internal sealed class EngineSectionsValidator(IConfiguration configuration, IEnumerable<EngineSection> sections) : IValidateOptions<TranslationOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TranslationOptions options)
    {
        var known = sections.Select(static section => section.Name).ToArray();
        var faults = configuration.GetSection(ServiceRegistration.Section).GetChildren()
            .Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"there is no engine section '{ServiceRegistration.Section}:{child.Key}'; there are: {string.Join(", ", known)}")
            .ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
