using Bilingual.Translation.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bilingual.Translation.LibreTranslate;

/// <summary>Registers LibreTranslate.</summary>
public static class LibreTranslateServices
{
    /// <summary>Adds the engine <c>libretranslate</c>, configured by <c>Engines:LibreTranslate</c>.</summary>
    public static IServiceCollection AddLibreTranslate(this IServiceCollection services, IConfiguration configuration) =>
        services.AddServiceConnection(LibreTranslateTranslator.Name).AddServiceTranslator<LibreTranslateOptions>(
            configuration,
            LibreTranslateTranslator.Name,
            "LibreTranslate",
            static (provider, options) => new LibreTranslateTranslator(
                options, provider.CreateClient(LibreTranslateTranslator.Name), provider.GetRequiredService<Secrets>()));
}
