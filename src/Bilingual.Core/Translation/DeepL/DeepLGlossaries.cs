using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bilingual.Glossaries;
using Bilingual.Translation.Services;
using Microsoft.Extensions.Logging;

namespace Bilingual.Translation.DeepL;

/// <summary>
/// The DeepL glossaries that say what ours says. DeepL's are immutable and have names: a glossary is looked for by a name that holds a hash
/// of its entries, and made where there is none, so that any number of runs share one.
/// </summary>
internal sealed partial class DeepLGlossaries(DeepLOptions options, DeepLConnection connection, Func<Glossary> glossary, ILogger log)
{
    private readonly ConcurrentDictionary<(string Source, string Target), Lazy<Task<string?>>> ids = [];

    /// <summary>Id of the glossary for a direction, or null where there is none to use.</summary>
    public async Task<string?> FindAsync(string source, string target, CancellationToken cancellationToken)
    {
        if (options.GlossaryId.Length > 0)
            return options.GlossaryId;
        if (!options.CreateGlossary)
            return null;
        var direction = (LanguageTag.Primary(source), LanguageTag.Primary(target));

        // Made once for all requests, so no single request's end may end it.
        return await ids.GetOrAdd(direction, each => new(() => FindOrCreateAsync(each.Source, each.Target))).Value.WaitAsync(cancellationToken);
    }

    private async Task<string?> FindOrCreateAsync(string source, string target)
    {
        var entries = NativeGlossary.Pairs(glossary(), source, target).Aggregate(
            new StringBuilder(), static (text, pair) => text.Append(pair.Source).Append('\t').Append(pair.Target).Append('\n')).ToString();
        if (entries.Length == 0)
            return null;
        using var limit = new CancellationTokenSource(options.TryTimeout);
        try
        {
            var name = $"Bilingual {source}-{target} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entries)).AsSpan(0, 8))}";
            var list = await connection.SendAsync(HttpMethod.Get, "v2/glossaries", null, DeepLJson.Default.DeepLGlossaryList, limit.Token);
            var found = list.Glossaries?.FirstOrDefault(each => each.Name == name && each.Ready)
                ?? await connection.SendAsync(
                    HttpMethod.Post,
                    "v2/glossaries",
                    ServiceClient.Json(new DeepLNewGlossary(name, source, target, entries), DeepLJson.Default.DeepLNewGlossary),
                    DeepLJson.Default.DeepLGlossary,
                    limit.Token);
            return found.Ready ? found.GlossaryId : null;
        }
        catch (TranslatorException fault)
        {
            LogNoGlossary(log, fault.Message);
        }
        catch (OperationCanceledException)
        {
            LogNoGlossary(log, $"no answer within {options.TryTimeout}");
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "deepl: the glossary could not be made there, so terms are put into the texts: {Reason}")]
    private static partial void LogNoGlossary(ILogger log, string reason);
}
