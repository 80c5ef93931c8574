using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bilingual.Tests.Translation.Services;

/// <summary>What a service was asked.</summary>
public sealed record Received(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>A server inside the test process that plays a translation service: it notes what it is asked and answers as the test says.</summary>
public sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<Received> received = [];

    private FakeService(WebApplication application) => this.application = application;

    /// <summary>The requests so far, in order.</summary>
    public IReadOnlyList<Received> Requests => [.. received];

    /// <summary>Where it listens.</summary>
    public string Address => application.Urls.Single();

    /// <summary>Starts a service that answers each request by <paramref name="answer"/>.</summary>
    public static async Task<FakeService> StartAsync(Func<Received, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var service = new FakeService(builder.Build());
        service.application.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var request = new Received(
                context.Request.Method,
                context.Request.Path + context.Request.QueryString,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync());
            service.received.Enqueue(request);
            await answer(request, context);
        });
        await service.application.StartAsync();
        return service;
    }

    /// <summary>Starts a service that answers with JSON made of the request.</summary>
    public static Task<FakeService> StartAsync(Func<Received, object> answer) =>
        StartAsync((request, context) => context.Response.WriteAsJsonAsync(answer(request)));

    /// <summary>Starts a service that answers with a status and a body.</summary>
    public static Task<FakeService> StartAsync(int status, string body, string? retryAfter = null) => StartAsync(async (_, context) =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
    });

    /// <summary>An answer that breaks off in the middle.</summary>
    public static async Task BreakOffAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"transl");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    /// <summary>An answer that never comes.</summary>
    public static Task NeverAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
