using System.Text.Json;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;
using Microsoft.AspNetCore.Http;

namespace Bilingual.Review.Api;

/// <summary>A request that cannot be answered as asked; the message tells a person why.</summary>
internal sealed class ApiException(int status, string code, string message, params (string Name, object Value)[] values) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>Names the reason for a page that has sentences in several languages; <c>badRequest</c> where only a program could ask so.</summary>
    public string Code => code;

    /// <summary>What differs from case to case.</summary>
    public IReadOnlyDictionary<string, object> Values { get; } = values.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);

    /// <summary>Something that is not there.</summary>
    public static ApiException NotFound(string code, string message) => new(StatusCodes.Status404NotFound, code, message);

    /// <summary>A request that no page of ours makes.</summary>
    public static ApiException Bad(string message) => new(StatusCodes.Status400BadRequest, "badRequest", message);

    /// <summary>Something wrong with what a person gave.</summary>
    public static ApiException Wrong(string code, string message, params (string Name, object Value)[] values) =>
        new(StatusCodes.Status400BadRequest, code, message, values);
}

/// <summary>
/// Turns faults into <c>application/problem+json</c> (RFC 9457): <c>detail</c> is an English sentence for people, <c>code</c> with
/// <c>values</c> says the same to a page that speaks other languages.
/// </summary>
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
            await Explain(fault).ExecuteAsync(context);
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

    /// <summary>A refusal with its reason.</summary>
    public static IResult Problem(int status, string code, string message, IReadOnlyDictionary<string, object>? values = null)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        if (values is { Count: > 0 })
            extensions.Add("values", values);
        return Results.Problem(message, statusCode: status, extensions: extensions);
    }

    private static IResult Explain(Exception fault) => fault switch
    {
        ApiException own => Problem(own.Status, own.Code, own.Message, own.Values),
        ReviewActionException action => Problem(StatusCodes.Status422UnprocessableEntity, action.Code, action.Message, action.Values),
        ReviewOutdatedException outdated => Problem(StatusCodes.Status410Gone, "realignedMeanwhile", outdated.Message),
        BadHttpRequestException { InnerException: JsonException json } => Problem(StatusCodes.Status400BadRequest, "badRequest", $"The request is no valid JSON of this kind: {json.Message}"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } large => Problem(large.StatusCode, "tooLarge", large.Message),
        BadHttpRequestException bad => Problem(bad.StatusCode, "badRequest", bad.Message),
        _ when SqliteWorkspace.Explain(fault) is { } reason =>
            Problem(StatusCodes.Status503ServiceUnavailable, "notStored", $"The workspace cannot be written: {reason}.", new Dictionary<string, object>(StringComparer.Ordinal) { ["reason"] = reason }),
        _ => Problem(StatusCodes.Status500InternalServerError, "unexpected", "Something unexpected went wrong; nothing of this request was stored. Please report it."),
    };
}
