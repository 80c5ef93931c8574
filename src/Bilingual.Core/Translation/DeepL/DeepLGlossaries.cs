using System.Text;
using Bilingual.Glossaries;
using Bilingual.Translation.Services;
using Microsoft.Extensions.Logging;

namespace Bilingual.Translation.DeepL;

/// <summary>
/// The DeepL glossaries that say what ours says. DeepL's are immutable and have names: a glossary is looked for by a name that holds a hash
/// of its entries, and made where there is none, so that any number of runs share one. DeepL lets two glossaries have one name: of two runs
/// that begin together each may make its own, and later ones take the first of the list.
/// </summary>
internal sealed class DeepLGlossaries(DeepLOptions options, DeepLConnection connection, Func<Glossary> glossary, TimeProvider time, ILogger log)
    : ServiceGlossaries(DeepLTranslator.Name, "Engines:DeepL:CreateGlossary=false", glossary, options.TryTimeout, time, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task<string> FindOrCreateAsync(
        string source, string target, byte[] entries, string hash, CancellationToken cancellationToken)
    {
        var name = $"Bilingual {source}-{target} {hash}";
        var list = await connection.SendAsync(HttpMethod.Get, "v2/glossaries", null, DeepLJson.Default.DeepLGlossaryList, cancellationToken, isAboutGlossaries: true);
        var found = list.Glossaries?.Where(each => each.Name == name).MaxBy(static each => each.Ready)
            ?? await connection.SendAsync(
                HttpMethod.Post,
                "v2/glossaries",
                ServiceClient.Json(new DeepLNewGlossary(name, source, target, Encoding.UTF8.GetString(entries)), DeepLJson.Default.DeepLNewGlossary),
                DeepLJson.Default.DeepLGlossary,
                cancellationToken,
                isAboutGlossaries: true);
        var id = found.GlossaryId ?? throw new TranslatorException(FailureKind.Malformed, $"{DeepLTranslator.Name} answered with a glossary without an id.");
        while (!found.Ready)
        {
            await Task.Delay(Pause, Time, cancellationToken);
            found = await connection.SendAsync(
                HttpMethod.Get, $"v2/glossaries/{Uri.EscapeDataString(id)}", null, DeepLJson.Default.DeepLGlossary, cancellationToken, isAboutGlossaries: true);
        }

        return id;
    }
}
