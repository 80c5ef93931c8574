using Bilingual.Translation.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bilingual.Translation.Azure;

/// <summary>Registers Azure Translator.</summary>
public static class AzureServices
{
    /// <summary>Adds the engine <c>azure</c>, configured by <c>Engines:Azure</c>.</summary>
    public static IServiceCollection AddAzure(this IServiceCollection services, IConfiguration configuration) =>
        services.AddServiceConnection(AzureTranslator.Name).AddServiceTranslator<AzureOptions>(
            configuration,
            AzureTranslator.Name,
            "Azure",
            static (provider, options) => new AzureTranslator(options, provider.CreateClient(AzureTranslator.Name), provider.GetRequiredService<Secrets>()));
}
