using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using Bilingual.Glossaries;
using Bilingual.Translation.Services;
using Microsoft.Extensions.Logging;

namespace Bilingual.Translation.Google;

/// <summary>
/// The glossaries in Google's cloud that say what ours says. Google reads them from a file in a bucket; their ids hold a hash of their
/// entries, so that any number of runs share one. Runs that begin together all want to make it: those that come second find the file and the
/// glossary there and wait until Google has read it.
/// </summary>
internal sealed class GoogleGlossaries(GoogleOptions options, GoogleConnection connection, Func<Glossary> glossary, TimeProvider time, ILogger log)
    : ServiceGlossaries(GoogleTranslator.Name, "An empty Engines:Google:Bucket", glossary, options.GlossaryTimeout, time, log)
{
    // google.rpc.Code
    private const int AlreadyExists = 6;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task<string> FindOrCreateAsync(
        string source, string target, byte[] entries, string hash, CancellationToken cancellationToken)
    {
        var id = $"bilingual-{source}-{target}-{hash}";
        var name = $"{connection.Parent}/glossaries/{id}";
        if (await LookAsync(name, cancellationToken) is not { } found)
        {
            await UploadAsync(id, entries, cancellationToken);
            if (await CreateAsync(new GoogleNewGlossary(name, new(source, target), new(new($"gs://{options.Bucket}/{id}.tsv"))), cancellationToken))
                return name;
            found = new(name, SubmitTime: "", EndTime: null);
        }

        // Another run is making it. It may not be seen before it is done.
        while (!found.IsReady)
        {
            await Task.Delay(Pause, Time, cancellationToken);
            found = await LookAsync(name, cancellationToken) ?? found;
        }

        return name;
    }

    private async Task<GoogleGlossary?> LookAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(HttpMethod.Get, $"v3/{name}", null, GoogleJson.Default.GoogleGlossary, cancellationToken);
        }
        catch (TranslatorException fault) when (fault.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task UploadAsync(string id, byte[] entries, CancellationToken cancellationToken)
    {
        try
        {
            // The name tells the content, so what stands there already is as good; to replace it would take a further permission.
            await SendAsync(
                HttpMethod.Post,
                $"{options.StorageAddress.TrimEnd('/')}/upload/storage/v1/b/{Uri.EscapeDataString(options.Bucket)}/o?uploadType=media&ifGenerationMatch=0&name={id}.tsv",
                new ByteArrayContent(entries) { Headers = { ContentType = new MediaTypeHeaderValue("text/tab-separated-values") } },
                GoogleJson.Default.GoogleStoredFile,
                cancellationToken);
        }
        catch (TranslatorException fault) when (fault.Status == HttpStatusCode.PreconditionFailed)
        {
            // Another run, or an earlier try of this one, has put it there.
        }
    }

    /// <summary>Makes a glossary; false where another run has made it or is about to.</summary>
    private async Task<bool> CreateAsync(GoogleNewGlossary made, CancellationToken cancellationToken)
    {
        try
        {
            var operation = await SendAsync(
                HttpMethod.Post,
                $"v3/{connection.Parent}/glossaries",
                ServiceClient.Json(made, GoogleJson.Default.GoogleNewGlossary),
                GoogleJson.Default.GoogleOperation,
                cancellationToken);
            while (!operation.Done)
            {
                await Task.Delay(Pause, Time, cancellationToken);
                operation = await SendAsync(HttpMethod.Get, $"v3/{operation.Name}", null, GoogleJson.Default.GoogleOperation, cancellationToken);
            }

            return operation.Error switch
            {
                null => true,
                { Code: AlreadyExists } => false,
                { } error => throw new TranslatorException(KindOf(error.Code), $"{GoogleTranslator.Name}: {error.Message}"),
            };
        }
        catch (TranslatorException fault) when (fault.Status == HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
        where T : class
    {
        using var patience = new CancellationTokenSource(options.TryTimeout, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await connection.SendAsync(method, path, content, answer, either.Token, isAboutGlossaries: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TranslatorException(FailureKind.Unavailable, $"no answer within {options.TryTimeout}.");
        }
    }

    // CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, ABORTED, INTERNAL and UNAVAILABLE may pass; so may RESOURCE_EXHAUSTED, which is of a minute.
    private static FailureKind KindOf(int code) => code switch
    {
        1 or 2 or 4 or 10 or 13 or 14 => FailureKind.Unavailable,
        8 => FailureKind.Throttled,
        _ => FailureKind.Rejected,
    };
}
