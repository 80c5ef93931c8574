using Bilingual.Translation.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bilingual.Translation.Google;

/// <summary>Registers Google Cloud Translation.</summary>
public static class GoogleServices
{
    /// <summary>Adds the engine <c>google</c>, configured by <c>Engines:Google</c>.</summary>
    public static IServiceCollection AddGoogle(this IServiceCollection services, IConfiguration configuration) =>
        services.AddServiceConnection(GoogleTranslator.Name).AddServiceTranslator<GoogleOptions>(
            configuration,
            GoogleTranslator.Name,
            "Google",
            static (provider, options) =>
            {
                var (client, secrets) = (provider.CreateClient(GoogleTranslator.Name), provider.GetRequiredService<Secrets>());
                var credentials = new GoogleCredentials(client, secrets, provider.GetService<TimeProvider>() ?? TimeProvider.System);
                return new GoogleTranslator(options, credentials, client, secrets);
            });
}
