using Bilingual.Glossaries;
using Bilingual.Translation.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bilingual.Translation.DeepL;

/// <summary>Registers DeepL.</summary>
public static class DeepLServices
{
    /// <summary>Adds the engine <c>deepl</c>, configured by <c>Engines:DeepL</c>.</summary>
    public static IServiceCollection AddDeepL(this IServiceCollection services, IConfiguration configuration) =>
        services.AddServiceConnection(DeepLTranslator.Name).AddServiceTranslator<DeepLOptions>(
            configuration,
            DeepLTranslator.Name,
            "DeepL",
            static (provider, options) =>
            {
                var connection = new DeepLConnection(options, provider.CreateClient(DeepLTranslator.Name), provider.GetRequiredService<Secrets>());
                var glossaries = new DeepLGlossaries(
                    options,
                    connection,
                    () => provider.GetService<Glossary>() ?? Glossary.Empty,
                    provider.GetService<TimeProvider>() ?? TimeProvider.System,
                    provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DeepLServices).Namespace!));
                return new DeepLTranslator(options, connection, glossaries);
            });
}
