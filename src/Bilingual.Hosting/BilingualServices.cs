using Bilingual.Translation;
using Microsoft.Extensions.DependencyInjection;

namespace Bilingual.Hosting;

/// <summary>Registers everything the pipeline and the commands need.</summary>
public static class BilingualServices
{
    /// <summary>Adds the services of every folder, configured by <paramref name="settings"/>.</summary>
    public static IServiceCollection AddBilingual(this IServiceCollection services, BilingualSettings settings)
    {
        services.AddSingleton(settings);
        services.AddTranslation(settings.Models);
        return services;
    }
}
