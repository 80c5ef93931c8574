using Bilingual.Translation.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bilingual.Translation.Memory;

/// <summary>Registers the translation memory.</summary>
public static class MemoryServices
{
    /// <summary>Adds the engine <c>memory</c>, configured by <c>Engines:Memory</c>; other sources are added as <see cref="IMemorySource"/>.</summary>
    public static IServiceCollection AddMemory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MemoryOptions>()
            .Bind(configuration.GetSection(ServiceRegistration.Section).GetSection("Memory"), static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(new EngineSection("Memory"));
        services.AddSingleton<IMemorySource>(static provider => ActivatorUtilities.CreateInstance<TmxMemorySource>(
            provider, provider.GetRequiredService<IOptions<MemoryOptions>>().Value));
        return services.AddTranslator(
            MemoryTranslator.Name,
            static provider => new MemoryTranslator(provider.GetRequiredService<IOptions<MemoryOptions>>().Value, provider.GetServices<IMemorySource>()));
    }
}
