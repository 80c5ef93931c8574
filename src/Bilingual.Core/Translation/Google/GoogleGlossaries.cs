using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Bilingual.Glossaries;
using Bilingual.Translation.Services;
using Microsoft.Extensions.Logging;

namespace Bilingual.Translation.Google;

/// <summary>
/// The glossaries in Google's cloud that say what ours says. Google reads them from a file in a bucket; their ids hold a hash of their entries, so that
/// any number of runs share one.
/// </summary>
internal sealed partial class GoogleGlossaries(
    GoogleOptions options, GoogleConnection connection, Func<Glossary> glossary, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(string Source, string Target), Lazy<Task<string?>>> names = [];

    /// <summary>Name of the glossary for a direction, or null where there is none to use.</summary>
    public async Task<string?> FindAsync(string source, string target, CancellationToken cancellationToken)
    {
        if (options.Glossary.Length > 0)
            return $"{connection.Parent}/glossaries/{options.Glossary}";
        if (options.Bucket.Length == 0)
            return null;
        var direction = (LanguageTag.Primary(source), LanguageTag.Primary(target));

        // Made once for all requests, so no single request's end may end it.
        return await names.GetOrAdd(direction, each => new(() => FindOrCreateAsync(each.Source, each.Target))).Value.WaitAsync(cancellationToken);
    }

    private async Task<string?> FindOrCreateAsync(string source, string target)
    {
        var entries = NativeGlossary.Pairs(glossary(), source, target).Aggregate(
            new StringBuilder(), static (text, pair) => text.Append(pair.Source).Append('\t').Append(pair.Target).Append('\n')).ToString();
        if (entries.Length == 0)
            return null;
        using var limit = new CancellationTokenSource(options.GlossaryTimeout, time);
        try
        {
            var id = $"bilingual-{source}-{target}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entries)).AsSpan(0, 8))}";
            var name = $"{connection.Parent}/glossaries/{id}";
            var list = await connection.SendAsync(
                HttpMethod.Get, $"v3/{connection.Parent}/glossaries?pageSize=1000", null, GoogleJson.Default.GoogleGlossaryList, limit.Token);
            if (list.Glossaries?.Any(each => each.Name?.EndsWith($"/{id}", StringComparison.Ordinal) == true) != true)
                await CreateAsync(id, name, source, target, entries, limit.Token);
            return name;
        }
        catch (TranslatorException fault)
        {
            LogNoGlossary(log, fault.Message);
        }
        catch (OperationCanceledException)
        {
            LogNoGlossary(log, $"it was not ready within {options.GlossaryTimeout}");
        }

        return null;
    }

    private async Task CreateAsync(string id, string name, string source, string target, string entries, CancellationToken cancellationToken)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(entries)) { Headers = { ContentType = new MediaTypeHeaderValue("text/tab-separated-values") } };
        await connection.SendAsync(
            HttpMethod.Post,
            $"{options.StorageAddress.TrimEnd('/')}/upload/storage/v1/b/{Uri.EscapeDataString(options.Bucket)}/o?uploadType=media&name={id}.tsv",
            file,
            GoogleJson.Default.GoogleStoredFile,
            cancellationToken);
        var made = new GoogleNewGlossary(name, new(source, target), new(new($"gs://{options.Bucket}/{id}.tsv")));
        var operation = await connection.SendAsync(
            HttpMethod.Post,
            $"v3/{connection.Parent}/glossaries",
            ServiceClient.Json(made, GoogleJson.Default.GoogleNewGlossary),
            GoogleJson.Default.GoogleOperation,
            cancellationToken);
        while (!operation.Done)
        {
            await Task.Delay(Pause, time, cancellationToken);
            operation = await connection.SendAsync(HttpMethod.Get, $"v3/{operation.Name}", null, GoogleJson.Default.GoogleOperation, cancellationToken);
        }

        if (operation.Error is { } error)
            throw new TranslatorException(FailureKind.Rejected, $"{GoogleTranslator.Name}: {error.Message}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "google: the glossary could not be made there, so terms are put into the texts: {Reason}")]
    private static partial void LogNoGlossary(ILogger log, string reason);
}
