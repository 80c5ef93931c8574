using Bilingual.Glossaries;
using Bilingual.Translation.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
                var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
                var connection = new GoogleConnection(options, new GoogleCredentials(client, secrets, time, options.Bucket.Length > 0), client, secrets);
                var glossaries = new GoogleGlossaries(
                    options,
                    connection,
                    () => provider.GetService<Glossary>() ?? Glossary.Empty,
                    time,
                    provider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GoogleServices).Namespace!));
                return new GoogleTranslator(options, connection, glossaries);
            });
}
