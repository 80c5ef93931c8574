using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Bilingual.Review.Api;
using Bilingual.Review.Doors;
using Bilingual.Review.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Bilingual.Review;

/// <summary>The workbench as a process runs it: a web server over one workspace.</summary>
public sealed class ReviewServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ReviewServerOptions options;
    private readonly CancellationTokenSource stopping = new();
    private Task warmUp = Task.CompletedTask;

    private ReviewServer(WebApplication application, ReviewServerOptions options)
    {
        this.application = application;
        this.options = options;
    }

    /// <summary>The address to open in a browser, with the token where one is demanded.</summary>
    public Uri Address { get; private set; } = new("http://localhost/");

    /// <summary>The value that requests which change anything must carry; pages read it from <c>/api/session</c>.</summary>
    internal string AntiForgery => application.Services.GetRequiredService<Doorkeeper>().AntiForgery;

    /// <summary>Starts the workbench.</summary>
    /// <param name="workbench">What it works on.</param>
    /// <param name="options">Where it listens.</param>
    /// <param name="logging">Adds log providers; null for silence.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="IOException">The address is in use or cannot be listened on.</exception>
    /// <exception cref="ArgumentException">An address other than loopback is given without a token, or another option is out of its range.</exception>
    public static async Task<ReviewServer> StartAsync(
        Workbench workbench, ReviewServerOptions options, Action<ILoggingBuilder>? logging, CancellationToken cancellationToken)
    {
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true))
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        if (!options.IsLoopback && string.IsNullOrEmpty(options.Token))
            throw new ArgumentException("An address that other machines reach needs a token.", nameof(options));
        var server = new ReviewServer(Create(workbench, options, logging), options);
        try
        {
            await server.application.StartAsync(cancellationToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        server.Address = server.Listening();
        if (options.WarmUp)
            server.warmUp = server.WarmUpAsync(workbench, server.stopping.Token);
        return server;
    }

    /// <summary>Waits until the token is cancelled, then ends what is under way.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            using var grace = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await application.StopAsync(grace.Token);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await warmUp;
        await application.DisposeAsync();
        stopping.Dispose();
    }

    /// <summary>Loads models and compiles what the first action would wait for, and sums up the pairs, while the page opens.</summary>
    private async Task WarmUpAsync(Workbench workbench, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(workbench.Load, cancellationToken);
            await workbench.Workspace.Reviews.RehearseAsync(cancellationToken);
            await application.Services.GetRequiredService<Overview>().ListAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The workbench ends before it is warm.
        }
        catch (Exception fault)
        {
            // Whoever needs what could not be done is told then.
            application.Logger.LogDebug(fault, "Warming up failed");
        }
    }

    private static WebApplication Create(Workbench workbench, ReviewServerOptions options, Action<ILoggingBuilder>? logging)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "bilingual" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.LongestRequest;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 << 10;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxConcurrentConnections = 512;
            kestrel.Listen(options.Address, options.Port);
        });
        logging?.Invoke(builder.Logging);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(workbench);
        builder.Services.AddSingleton(workbench.Desk);
        builder.Services.AddSingleton<Doorkeeper>();
        builder.Services.AddSingleton<BeadProblems>();
        builder.Services.AddSingleton<PairViews>();
        builder.Services.AddSingleton<Overview>();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.MaxDepth = 16;

            // Letters of every language as they are; what markup is made of never.
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });

        var application = builder.Build();
        var doorkeeper = application.Services.GetRequiredService<Doorkeeper>();
        application.Use((context, next) => doorkeeper.InvokeAsync(context, next));
        application.Use(ApiFaults.HandleAsync);
        ServePage(application, options);
        application.UseRouting();
        application.MapSession().MapPairs().MapActions().MapRealign().MapQueue().MapAgreement().MapExchange();
        return application;
    }

    private static void ServePage(WebApplication application, ReviewServerOptions options)
    {
        if (!Directory.Exists(options.PageFolder))
            return;
        var files = new PhysicalFileProvider(Path.GetFullPath(options.PageFolder));
        application.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        application.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }

    private Uri Listening()
    {
        var bound = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var host = options.Address.Equals(System.Net.IPAddress.Any) || options.Address.Equals(System.Net.IPAddress.IPv6Any)
            ? System.Net.Dns.GetHostName()
            : bound.Host;
        var address = new UriBuilder("http", host, bound.Port, "/");
        if (options.Token is { } token)
            address.Query = $"token={token}";
        return address.Uri;
    }
}
