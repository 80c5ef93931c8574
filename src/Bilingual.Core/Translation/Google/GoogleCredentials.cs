using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.Google;

/// <summary>Access to Google: a token from the environment, or tokens that a service account fetches and renews (RFC 7523, RS256).</summary>
internal sealed class GoogleCredentials
{
    private const string TranslationScope = "https://www.googleapis.com/auth/cloud-translation";
    private const string PlatformScope = "https://www.googleapis.com/auth/cloud-platform";
    private const string Advice =
        "name the file of a service account that may use Cloud Translation, or set a token as printed by 'gcloud auth print-access-token'";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(2);

    private readonly ServiceClient client;
    private readonly Secrets secrets;
    private readonly TimeProvider time;
    private readonly string scope;
    private readonly GoogleServiceAccount? account;
    private readonly Lock gate = new();
    private Task<(string Token, DateTimeOffset Expires)> current;

    /// <summary>Access as the environment gives it.</summary>
    /// <param name="client">Sends requests.</param>
    /// <param name="secrets">Keys.</param>
    /// <param name="time">The clock.</param>
    /// <param name="usesStorage">Whether files are put into buckets too.</param>
    /// <exception cref="TranslatorException">It gives none, or the file of the service account cannot be used.</exception>
    public GoogleCredentials(ServiceClient client, Secrets secrets, TimeProvider time, bool usesStorage)
    {
        this.client = client;
        this.secrets = secrets;
        this.time = time;
        scope = usesStorage ? PlatformScope : TranslationScope;
        if (secrets.TryReadSetting("GOOGLE_APPLICATION_CREDENTIALS", out var file))
        {
            account = Read(file);
            current = Task.FromResult(("", DateTimeOffset.MinValue));
            return;
        }

        var token = secrets.Require(GoogleTranslator.Name, Advice, "GOOGLE_ACCESS_TOKEN", "GOOGLE_APPLICATION_CREDENTIALS");
        current = Task.FromResult((token, DateTimeOffset.MaxValue));
    }

    /// <summary>The service account's project, or null.</summary>
    public string? Project => account?.ProjectId;

    /// <summary>Whether a person's token is used, whose requests must name the project that pays.</summary>
    public bool IsPersonal => account is null;

    /// <summary>A token that is valid for a while.</summary>
    /// <exception cref="TranslatorException">None can be had.</exception>
    public async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        Task<(string Token, DateTimeOffset Expires)> task;
        lock (gate)
        {
            // Fetched once for all requests; a fetch that failed is tried again by the next request.
            var isUsable = !current.IsCompleted || (current.IsCompletedSuccessfully && time.GetUtcNow() < Until(current.Result.Expires));
            if (account is not null && !isUsable)
                current = RenewAsync(account);
            task = current;
        }

        return (await task.WaitAsync(cancellationToken)).Token;
    }

    private async Task<(string Token, DateTimeOffset Expires)> RenewAsync(GoogleServiceAccount signer)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        var now = time.GetUtcNow();
        var message = new HttpRequestMessage(HttpMethod.Post, signer.TokenAddress)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
                ["assertion"] = Sign(signer, now),
            }),
        };
        try
        {
            var answer = await client.SendAsync(message, GoogleJson.Default.GoogleToken, ReadError, limit.Token);
            if (string.IsNullOrEmpty(answer.AccessToken))
                throw new TranslatorException(FailureKind.Malformed, $"{GoogleTranslator.Name}: the token service answered without a token.");
            secrets.Remember(answer.AccessToken);
            return (answer.AccessToken, now + TimeSpan.FromSeconds(answer.ExpiresIn));
        }
        catch (OperationCanceledException)
        {
            throw new TranslatorException(FailureKind.Unavailable, $"{GoogleTranslator.Name}: the token service did not answer within {Patience.TotalSeconds:0} s.");
        }
    }

    private static DateTimeOffset Until(DateTimeOffset expires) => expires > DateTimeOffset.UnixEpoch ? expires - RenewBefore : expires;

    private string Sign(GoogleServiceAccount signer, DateTimeOffset now)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new GoogleClaimsHeader("RS256", "JWT", signer.KeyId), GoogleJson.Default.GoogleClaimsHeader);
        var claims = JsonSerializer.SerializeToUtf8Bytes(
            new GoogleClaims(signer.Email!, scope, signer.TokenAddress!, now.ToUnixTimeSeconds(), (now + Lifetime).ToUnixTimeSeconds()),
            GoogleJson.Default.GoogleClaims);
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}";
        using var key = RSA.Create();
        key.ImportFromPem(signer.Key);
        var signature = key.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static (FailureKind? Kind, string? Message) ReadError(ServiceError error)
    {
        var said = JsonSerializer.Deserialize(error.Body, GoogleJson.Default.GoogleTokenError);

        // invalid_grant and the like: the account is gone or its key is revoked.
        return ((int)error.Status == 400 ? FailureKind.Denied : null, said?.Description ?? said?.Error);
    }

    private GoogleServiceAccount Read(string file)
    {
        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllBytes(file), GoogleJson.Default.GoogleServiceAccount);
            if (read is not { Type: "service_account", Email.Length: > 0, Key.Length: > 0 })
                throw new TranslatorException(FailureKind.Denied, $"{GoogleTranslator.Name}: '{file}' is no file of a service account; {Advice}.");
            secrets.Remember(read.Key);
            using var key = RSA.Create();
            key.ImportFromPem(read.Key);
            return read with { TokenAddress = TokenAddress(read, file) };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new TranslatorException(FailureKind.Denied, $"{GoogleTranslator.Name}: GOOGLE_APPLICATION_CREDENTIALS names '{file}', which cannot be read; {Advice}.");
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            throw new TranslatorException(FailureKind.Denied, $"{GoogleTranslator.Name}: the private key in '{file}' cannot be used; fetch the file anew.");
        }
    }

    private static string TokenAddress(GoogleServiceAccount read, string file)
    {
        var address = new Uri(string.IsNullOrEmpty(read.TokenAddress) ? "https://oauth2.googleapis.com/token" : read.TokenAddress, UriKind.RelativeOrAbsolute);
        return address.IsAbsoluteUri && (address.Scheme == "https" || address.IsLoopback)
            ? address.AbsoluteUri
            : throw new TranslatorException(FailureKind.Denied, $"{GoogleTranslator.Name}: the token_uri in '{file}' is no https address.");
    }
}
