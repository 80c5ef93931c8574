using System.Text.Json;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;
using Microsoft.AspNetCore.Http;

namespace Bilingual.Review.Api;

/// <summary>A request that cannot be answered as asked; the message tells a person why.</summary>
internal sealed class ApiException(int status, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>Something that is not there.</summary>
    public static ApiException NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    /// <summary>Something wrong with the request.</summary>
    public static ApiException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}

/// <summary>Turns faults into <c>application/problem+json</c> with a sentence for people (RFC 9457).</summary>
internal static class ApiFaults
{
    /// <summary>The middleware.</summary>
    public static async Task HandleAsync(HttpContext context, Func<Task> next)
    {
        try
        {
            await next();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is waiting for the answer any more.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            var (status, message) = Explain(fault);
            await Results.Problem(message, statusCode: status).ExecuteAsync(context);
        }
    }

    /// <summary>Reads the body of a request.</summary>
    /// <exception cref="ApiException">It is no JSON of that kind.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonSerializerOptions options)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, options, context.RequestAborted) ?? throw ApiException.Bad("The request is empty.");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw ApiException.Bad($"The request is no valid JSON of this kind: {fault.Message}");
        }
    }

    private static (int Status, string Message) Explain(Exception fault) => fault switch
    {
        ApiException own => (own.Status, own.Message),
        ReviewActionException action => (StatusCodes.Status422UnprocessableEntity, action.Message),
        ReviewOutdatedException outdated => (StatusCodes.Status410Gone, outdated.Message),
        BadHttpRequestException { InnerException: JsonException json } => (StatusCodes.Status400BadRequest, $"The request is no valid JSON of this kind: {json.Message}"),
        BadHttpRequestException bad => (bad.StatusCode, bad.Message),
        _ when SqliteWorkspace.Explain(fault) is { } reason => (StatusCodes.Status503ServiceUnavailable, $"The workspace cannot be written: {reason}."),
        _ => (StatusCodes.Status500InternalServerError, "Something unexpected went wrong; nothing of this request was stored. Please report it."),
    };
}
