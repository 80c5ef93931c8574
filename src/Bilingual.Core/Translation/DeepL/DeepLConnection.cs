using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.DeepL;

/// <summary>Requests to DeepL, signed with the key.</summary>
internal sealed class DeepLConnection
{
    private readonly ServiceClient client;
    private readonly string key;
    private readonly Uri address;

    /// <summary>A connection.</summary>
    /// <exception cref="TranslatorException">There is no key.</exception>
    public DeepLConnection(DeepLOptions options, ServiceClient client, Secrets secrets)
    {
        this.client = client;
        key = secrets.Require(DeepLTranslator.Name, "an authentication key from the account page of DeepL", "DEEPL_API_KEY", "DEEPL_AUTH_KEY");
        address = options.AddressFor(key);
    }

    /// <summary>Sends a request.</summary>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path.</param>
    /// <param name="content">Its body.</param>
    /// <param name="answer">Shape of the answer.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="isAboutGlossaries">Whether it is about glossaries, which the engine can do without.</param>
    /// <exception cref="TranslatorException">There is no usable answer.</exception>
    public Task<T> SendAsync<T>(
        HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> answer, CancellationToken cancellationToken, bool isAboutGlossaries = false)
        where T : class
    {
        var message = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        message.Headers.TryAddWithoutValidation("Authorization", "DeepL-Auth-Key " + key);
        return client.SendAsync(message, answer, isAboutGlossaries ? ReadGlossaryError : ReadError, cancellationToken);
    }

    private static (FailureKind? Kind, string? Message) ReadError(ServiceError error)
    {
        // 456 by itself tells a person nothing.
        var kind = (int)error.Status == 456 ? FailureKind.Exhausted
            : error.Status == HttpStatusCode.NotFound ? FailureKind.Rejected
            : (FailureKind?)null;
        var said = error.Body.Length == 0 ? null : JsonSerializer.Deserialize(error.Body, DeepLJson.Default.DeepLError);
        var message = string.Join(": ", new[] { said?.Message, said?.Detail }.Where(static part => !string.IsNullOrEmpty(part)));
        return (kind, message.Length > 0 ? message : null);
    }

    // Here 456 says that the account holds as many glossaries as it may.
    private static (FailureKind? Kind, string? Message) ReadGlossaryError(ServiceError error)
    {
        var (kind, message) = ServiceFaults.WithoutStopping(error.Status, ReadError(error));
        return (int)error.Status == 456
            ? (kind, $"{message ?? "quota exceeded"}; delete glossaries at DeepL that are no longer used, such as older ones named 'Bilingual …'")
            : (kind, message);
    }
}
