using Bilingual.Hosting.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bilingual.Hosting;

/// <summary>Builds the generic host that runs the pipeline.</summary>
public static class BilingualHost
{
    /// <summary>Prefix of environment variables that configure a run, for example <c>BILINGUAL_Run__Threshold</c>.</summary>
    public const string EnvironmentPrefix = "BILINGUAL_";

    /// <summary>A host with the pipeline as its hosted service. Later sources win: configuration file, environment, overrides.</summary>
    /// <param name="settings">Where models, glossary and configuration file stand.</param>
    /// <param name="overrides">Configuration keys set on the command line.</param>
    /// <param name="services">Adds services of the caller, at least an <see cref="IRunObserver"/>.</param>
    /// <param name="logging">Adds log providers.</param>
    /// <exception cref="UsageException">The configuration file cannot be read.</exception>
    public static IHost Create(
        BilingualSettings settings,
        IEnumerable<KeyValuePair<string, string?>> overrides,
        Action<IServiceCollection> services,
        Action<ILoggingBuilder> logging)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "bilingual" });
        Configure(builder.Configuration, settings, overrides);
        logging(builder.Logging);
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        builder.Services.AddBilingual(settings, builder.Configuration);
        builder.Services.AddPipeline(builder.Configuration);
        services(builder.Services);
        return builder.Build();
    }

    /// <summary>The configuration of a command that needs no host: file and environment.</summary>
    /// <exception cref="UsageException">The configuration file cannot be read.</exception>
    public static IConfiguration ReadConfiguration(BilingualSettings settings)
    {
        var configuration = new ConfigurationManager();
        Configure(configuration, settings, []);
        return configuration;
    }

    private static void Configure(IConfigurationBuilder configuration, BilingualSettings settings, IEnumerable<KeyValuePair<string, string?>> overrides)
    {
        try
        {
            if (settings.ConfigurationFile is { } file)
                configuration.AddJsonFile(file, optional: false, reloadOnChange: false);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the configuration '{settings.ConfigurationFile}': {(fault.InnerException ?? fault).Message}", fault);
        }

        configuration.AddEnvironmentVariables(EnvironmentPrefix);
        configuration.AddInMemoryCollection(overrides);
    }
}
