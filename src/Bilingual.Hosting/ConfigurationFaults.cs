using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bilingual.Hosting;

/// <summary>What is wrong with a configuration, all of it at once.</summary>
public static class ConfigurationFaults
{
    /// <summary>Validates every option that asks for it, as a host does when it starts.</summary>
    /// <exception cref="UsageException">Something is wrong; the message names every fault.</exception>
    public static void ThrowIfAny(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (Exception fault) when (Of(fault) is { } faults)
        {
            throw new UsageException(faults, fault);
        }
    }

    /// <summary>The faults that an exception of options stands for, a line each, or null for another exception.</summary>
    public static string? Of(Exception fault) => fault switch
    {
        OptionsValidationException invalid => string.Join("\nbilingual: ", invalid.Failures),
        AggregateException several when several.InnerExceptions.All(each => Of(each) is not null) =>
            string.Join("\nbilingual: ", several.InnerExceptions.Select(Of)),

        // The binder: an unknown setting, or a value of the wrong kind.
        InvalidOperationException binding when binding.Source?.StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal) == true =>
            $"the configuration has a setting that is unknown or of the wrong kind: {binding.Message}",
        _ => null,
    };
}
