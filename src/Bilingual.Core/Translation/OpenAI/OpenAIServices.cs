using Bilingual.Translation.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bilingual.Translation.OpenAI;

/// <summary>Registers services that speak OpenAI's chat completions.</summary>
public static class OpenAIServices
{
    /// <summary>Adds the engine <c>openai</c>, configured by <c>Engines:OpenAI</c>.</summary>
    public static IServiceCollection AddOpenAI(this IServiceCollection services, IConfiguration configuration) =>
        services.AddServiceConnection(OpenAITranslator.Name).AddServiceTranslator<OpenAIOptions>(
            configuration,
            OpenAITranslator.Name,
            "OpenAI",
            static (provider, options) => new OpenAITranslator(options, provider.CreateClient(OpenAITranslator.Name), provider.GetRequiredService<Secrets>()));
}
