using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bilingual.Glossaries;
using Bilingual.Translation;
using Microsoft.AspNetCore.Http;

namespace Bilingual.Tests.Translation.Services;

public class GoogleTests
{
    private const string Token = "ya29.rahasia-sekali";

    private static readonly TermEntry Term = new() { Term = "kecerdasan super", Target = "superintelligence" };

    [Fact]
    public async Task TranslateAsync_Batch_SendsPlainTextToTheProject()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service);

        var results = await engines.TranslateAsync("google", ["Satu & dua.", "Tiga."], target: "en-US");

        Assert.Equal([("en:Satu & dua.", 11), ("en:Tiga.", 5)], results.Select(result => (result.Text, result.Characters)));
        var request = Assert.Single(service.Requests);
        Assert.Equal(("/v3/projects/proyek/locations/global:translateText", "Bearer " + Token, "proyek"), (request.Path, request.Headers["Authorization"], request.Headers["x-goog-user-project"]));
        Assert.Equal(
            ("text/plain", "id", "en"),
            (Field(request.Json, "mimeType"), Field(request.Json, "sourceLanguageCode"), Field(request.Json, "targetLanguageCode")));
        Assert.False(request.Json.TryGetProperty("glossaryConfig", out _));
    }

    [Fact]
    public async Task TranslateAsync_ProtectedPlace_TravelsAsHtmlThatIsNotTranslated()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service);

        var results = await engines.TranslateAsync("google", ["Surel ke a@b.id & <i>kami</i>."]);

        Assert.Equal("en:Surel ke a@b.id & <i>kami</i>.", results[0].Text);
        var request = service.Requests[0];
        Assert.Equal("text/html", Field(request.Json, "mimeType"));
        Assert.Equal(
            """Surel ke <span translate="no">a@b.id</span> &amp; <span translate="no">&lt;i&gt;</span>kami<span translate="no">&lt;/i&gt;</span>.""",
            request.Json.GetProperty("contents")[0].GetString());
        Assert.Equal(request.Json.GetProperty("contents")[0].GetString()!.Length, results[0].Characters);
    }

    [Fact]
    public async Task TranslateAsync_GlossaryConfigured_TakesTheTranslationsWithGlossary()
    {
        await using var service = await FakeService.StartAsync(_ => new
        {
            translations = new[] { new { translatedText = "super smartness" } },
            glossaryTranslations = new[] { new { translatedText = "superintelligence" } },
        });
        using var engines = Create(service, ("Engines:Google:Glossary", "istilah"), ("Engines:Google:Location", "us-central1"));

        var results = await engines.Catalog.Open("google", new()).TranslateAsync([Engines.WithTerm("kecerdasan super", "kecerdasan super", Term)], "id", "en", default);

        Assert.Equal("superintelligence", results[0].Text);
        var config = service.Requests[0].Json.GetProperty("glossaryConfig");
        Assert.Equal(("projects/proyek/locations/us-central1/glossaries/istilah", true), (Field(config, "glossary"), config.GetProperty("ignoreCase").GetBoolean()));
    }

    [Fact]
    public async Task TranslateAsync_NoGlossaryConfigured_PutsTermsIntoTheText()
    {
        await using var service = await FakeService.StartAsync(Echo);
        using var engines = Create(service);

        var results = await engines.Catalog.Open("google", new()).TranslateAsync([Engines.WithTerm("Ini kecerdasan super.", "kecerdasan super", Term)], "id", "en", default);

        Assert.Equal("en:Ini superintelligence.", results[0].Text);
        Assert.Equal("""Ini <span translate="no">superintelligence</span>.""", service.Requests[0].Json.GetProperty("contents")[0].GetString());
    }

    [Fact]
    public async Task TranslateAsync_BucketNamed_MakesTheGlossaryOnceAndUsesIt()
    {
        await using var service = await FakeService.StartAsync((request, context) =>
        {
            context.Response.StatusCode = request.Method == "GET" ? 404 : 200;
            return context.Response.WriteAsJsonAsync(
                request.Path.EndsWith(":translateText", StringComparison.Ordinal) ? (object)new { glossaryTranslations = new[] { new { translatedText = "superintelligence" } } }
                : request.Method == "GET" ? new { error = new { code = 404, message = "Glossary not found.", status = "NOT_FOUND" } }
                : request.Path.StartsWith("/upload/", StringComparison.Ordinal) ? new { name = "x.tsv" }
                : new { name = "projects/proyek/locations/us-central1/operations/7", done = true });
        });
        using var engines = WithBucket(service);
        var translator = engines.Catalog.Open("google", new());

        await translator.TranslateAsync([Engines.WithTerm("kecerdasan super", "kecerdasan super", Term)], "id", "en", default);
        var results = await translator.TranslateAsync([Engines.WithTerm("Kecerdasan super", "Kecerdasan super", Term)], "id", "en", default);

        Assert.Equal("superintelligence", results[0].Text);
        var made = service.Requests[2].Json;
        var name = Field(made, "name")!;
        Assert.Matches("^projects/proyek/locations/us-central1/glossaries/bilingual-id-en-[0-9a-f]{16}$", name);
        var id = name[(name.LastIndexOf('/') + 1)..];
        Assert.Equal(
            [
                $"GET /v3/projects/proyek/locations/us-central1/glossaries/{id}",
                $"POST /upload/storage/v1/b/ember/o?uploadType=media&ifGenerationMatch=0&name={id}.tsv",
                "POST /v3/projects/proyek/locations/us-central1/glossaries",
                "POST /v3/projects/proyek/locations/us-central1:translateText",
                "POST /v3/projects/proyek/locations/us-central1:translateText",
            ],
            service.Requests.Select(request => $"{request.Method} {request.Path}"));
        Assert.Equal(("kecerdasan super\tsuperintelligence\n", "text/tab-separated-values", "Bearer " + Token), (service.Requests[1].Body, service.Requests[1].Headers["Content-Type"], service.Requests[1].Headers["Authorization"]));
        Assert.Equal(("id", "en"), (Field(made.GetProperty("languagePair"), "sourceLanguageCode"), Field(made.GetProperty("languagePair"), "targetLanguageCode")));
        Assert.Equal($"gs://ember/{id}.tsv", Field(made.GetProperty("inputConfig").GetProperty("gcsSource"), "inputUri"));
        Assert.All(service.Requests.Skip(3), request => Assert.Equal(name, Field(request.Json.GetProperty("glossaryConfig"), "glossary")));
    }

    [Fact]
    public async Task TranslateAsync_GlossaryRefused_PutsTermsIntoTheTextAndSaysSo()
    {
        await using var service = await FakeService.StartAsync(async (request, context) =>
        {
            if (request.Path.EndsWith(":translateText", StringComparison.Ordinal))
            {
                await context.Response.WriteAsJsonAsync(Echo(request));
                return;
            }

            context.Response.StatusCode = 403;
            await context.Response.WriteAsync("""{"error":{"code":403,"message":"No access to the bucket.","status":"PERMISSION_DENIED"}}""");
        });
        using var engines = WithBucket(service);

        var results = await engines.Catalog.Open("google", new()).TranslateAsync([Engines.WithTerm("Ini kecerdasan super.", "kecerdasan super", Term)], "id", "en", default);

        Assert.Equal("en:Ini superintelligence.", results[0].Text);
        Assert.Contains("google: the glossary could not be made there, so terms are put into the texts: google answered 403 Forbidden: No access to the bucket. (PERMISSION_DENIED).", engines.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "INVALID_ARGUMENT", "Glossary not found.", FailureKind.Rejected)]
    [InlineData(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.", FailureKind.Denied)]
    [InlineData(403, "PERMISSION_DENIED", "Cloud Translation API has not been used in project proyek before.", FailureKind.Denied)]
    [InlineData(403, "PERMISSION_DENIED", "User Rate Limit Exceeded", FailureKind.Throttled)]
    [InlineData(403, "PERMISSION_DENIED", "Daily Limit Exceeded", FailureKind.Exhausted)]
    [InlineData(404, "NOT_FOUND", "Model not found.", FailureKind.Rejected)]
    [InlineData(429, "RESOURCE_EXHAUSTED", "Quota exceeded for 'v3 translate characters per minute'.", FailureKind.Throttled)]
    [InlineData(429, "RESOURCE_EXHAUSTED", "Quota exceeded for 'General model characters per day'.", FailureKind.Exhausted)]
    [InlineData(500, "INTERNAL", "Internal error.", FailureKind.Unavailable)]
    [InlineData(503, "UNAVAILABLE", "The service is unavailable.", FailureKind.Unavailable)]
    public async Task TranslateAsync_DocumentedError_IsNamed(int status, string name, string message, FailureKind kind)
    {
        await using var service = await FakeService.StartAsync(status, JsonSerializer.Serialize(new { error = new { code = status, message, status = name } }));
        using var engines = Create(service);

        var fault = await engines.FaultAsync("google");

        Assert.Equal(kind, fault.Kind);
        Assert.Contains($": {message} ({name}).", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"glossaryTranslations":[{"translatedText":"a"}]}""")]
    [InlineData("""{"translations":[{"translatedText":"a"},{"translatedText":"b"}]}""")]
    [InlineData("[]")]
    public async Task TranslateAsync_MalformedAnswer_IsNamedAsSuch(string body)
    {
        await using var service = await FakeService.StartAsync(200, body);
        using var engines = Create(service);

        Assert.Equal(FailureKind.Malformed, (await engines.FaultAsync("google")).Kind);
    }

    [Fact]
    public async Task TranslateAsync_ServiceAccount_SignsForATokenAndRenewsIt()
    {
        using var folder = new TemporaryFolder();
        using var key = RSA.Create(2048);
        var time = new FakeTime();
        await using var service = await FakeService.StartAsync(request =>
            request.Path == "/token" ? new { access_token = "ya29.token-buatan", expires_in = 3600 } : Echo(request));
        using var engines = WithAccount(service, Account(folder, key, service.Address + "/token"), time);
        var translator = engines.Catalog.Open("google", new());

        await translator.TranslateAsync([new("a", [])], "id", "en", default);
        await translator.TranslateAsync([new("b", [])], "id", "en", default);
        time.Advance(TimeSpan.FromMinutes(59));
        await translator.TranslateAsync([new("c", [])], "id", "en", default);

        const string Translate = "/v3/projects/proyek-akun/locations/global:translateText";
        Assert.Equal(["/token", Translate, Translate, "/token", Translate], service.Requests.Select(request => request.Path));
        Assert.Equal("Bearer ya29.token-buatan", service.Requests[1].Headers["Authorization"]);
        Assert.False(service.Requests[1].Headers.ContainsKey("x-goog-user-project"));
        var form = service.Requests[0].Body.Split('&').Select(field => field.Split('=')).ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]));
        Assert.Equal("urn:ietf:params:oauth:grant-type:jwt-bearer", form["grant_type"]);
        var parts = form["assertion"].Split('.');
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Decode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal(
            $$"""{"iss":"akun@proyek.id","scope":"https://www.googleapis.com/auth/cloud-translation","aud":"{{service.Address}}/token","iat":1767225600,"exp":1767229200}""",
            Encoding.UTF8.GetString(Decode(parts[1])));
    }

    [Fact]
    public async Task TranslateAsync_AccountRevoked_StopsTheEngine()
    {
        using var folder = new TemporaryFolder();
        using var key = RSA.Create(2048);
        await using var service = await FakeService.StartAsync(400, """{"error":"invalid_grant","error_description":"Invalid JWT Signature."}""");
        using var engines = WithAccount(service, Account(folder, key, service.Address + "/token"), new FakeTime());

        var fault = await engines.FaultAsync("google");

        Assert.Equal((FailureKind.Denied, "google answered 400 Bad Request: Invalid JWT Signature. Check key and settings; no further requests are sent, what is translated is kept."), (fault.Kind, fault.Message));
    }

    [Theory]
    [InlineData("{", "which cannot be read")]
    [InlineData("""{"type":"authorized_user"}""", "is no file of a service account")]
    [InlineData("""{"type":"service_account","client_email":"a@b","private_key":"rahasia-bukan-pem"}""", "the private key in")]
    public void Get_CredentialsUnusable_SaysWhyWithoutShowingThem(string json, string reason)
    {
        using var folder = new TemporaryFolder();
        using var engines = new Engines([], [("GOOGLE_APPLICATION_CREDENTIALS", folder.Write("akun.json", json))]);

        var fault = Assert.Throws<TranslatorException>(() => engines.Catalog.Get("google"));

        Assert.Equal(FailureKind.Denied, fault.Kind);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", fault.ToString(), StringComparison.Ordinal);
    }

    private static Engines Create(FakeService service, params (string Key, string Value)[] settings) => new(
        [("Engines:Google:Address", service.Address), ("Engines:Google:Project", "proyek"), .. settings], [("GOOGLE_ACCESS_TOKEN", Token)]);

    private static Engines WithBucket(FakeService service) => new(
        [
            ("Engines:Google:Address", service.Address), ("Engines:Google:StorageAddress", service.Address), ("Engines:Google:Project", "proyek"),
            ("Engines:Google:Location", "us-central1"), ("Engines:Google:Bucket", "ember"),
        ],
        [("GOOGLE_ACCESS_TOKEN", Token)],
        glossary: new Glossary([Term]));

    private static Engines WithAccount(FakeService service, string file, FakeTime time) =>
        new([("Engines:Google:Address", service.Address)], [("GOOGLE_APPLICATION_CREDENTIALS", file)], time);

    private static string Account(TemporaryFolder folder, RSA key, string tokenAddress) => folder.Write("akun.json", JsonSerializer.Serialize(new
    {
        type = "service_account",
        project_id = "proyek-akun",
        client_email = "akun@proyek.id",
        private_key_id = "k1",
        private_key = key.ExportPkcs8PrivateKeyPem(),
        token_uri = tokenAddress,
    }));

    private static byte[] Decode(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);

    private static string? Field(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static object Echo(Received request) => new
    {
        translations = request.Json.GetProperty("contents").EnumerateArray().Select(text => new { translatedText = "en:" + text.GetString() }),
    };
}
