using System.Net;
using System.Text;
using System.Text.Json;
using Bilingual.Review;
using static Bilingual.Tests.Hosting.Review.ReviewSample;

namespace Bilingual.Tests.Review;

public sealed class DoorkeeperTests : ReviewApiTest
{
    [Fact]
    public async Task Requests_LongerThanAllowed_AreRefused()
    {
        var client = await StartAsync();

        var response = await client.PostAsync($"api/pairs/{client.Id}/actions", $"{{\"baseRevision\":0,\"action\":{{\"type\":\"note\",\"id\":\"b\",\"text\":\"{new string('x', 1 << 20)}\"}}}}");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Requests_ThatChange_NeedTheAntiForgeryValue()
    {
        var client = await StartAsync();
        foreach (var value in new[] { null, "", "wrong" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"api/pairs/{client.Id}/assign") { Content = new StringContent("{\"reviewers\":[\"ani\"]}", Encoding.UTF8, "application/json") };
            if (value is not null)
                request.Headers.TryAddWithoutValidation("X-Anti-Forgery", value);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.Http.SendAsync(request)).StatusCode);
        }
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Host", "evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task Requests_FromOtherSitesOrToOtherNames_AreRefused(string header, string value, HttpStatusCode status)
    {
        var client = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/session");
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(status, (await client.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Responses_Always_CarryAStrictPolicy()
    {
        var client = await StartAsync();

        var response = await client.Http.GetAsync("api/pairs");

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Token_Demanded_LetsInOnlyWhoHasIt()
    {
        var client = await StartAsync(options => options with { Token = "secret" });
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var stranger = new HttpClient(handler) { BaseAddress = new Uri(client.Http.BaseAddress!, "/") };

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("api/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("?token=wrong")).StatusCode);
        var entry = await stranger.GetAsync("?token=secret");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (entry.StatusCode, entry.Headers.Location?.ToString()));
        Assert.Contains("samesite=strict; httponly", Assert.Single(entry.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("api/session")).StatusCode);
    }

    [Fact]
    public async Task StartAsync_OtherAddressWithoutToken_IsRefused()
    {
        await using var workbench = await Workbench.OpenAsync(await WorkspaceAsync(Folder), Services, Folder["glossary"], TimeProvider.System, default);

        await Assert.ThrowsAsync<ArgumentException>(() => ReviewServer.StartAsync(workbench, new ReviewServerOptions { Address = IPAddress.Any }, null, default));
    }

    [Fact]
    public async Task Reviewer_NameThatIsNone_IsRefused()
    {
        var client = await StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await client.As("a\nb").PostActionAsync(0, new { type = "undo" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.As(new string('n', 61)).PostActionAsync(0, new { type = "undo" })).StatusCode);
    }

    [Fact]
    public async Task Keys_Stored_AreEachReviewersOwn()
    {
        var client = await StartAsync();

        var stored = await client.SendAsync(HttpMethod.Put, "api/keys", "{\"accept\":\"g\"}");

        Assert.Equal(HttpStatusCode.NoContent, stored.StatusCode);
        Assert.Equal("g", Text(await client.GetAsync("api/keys"), "accept"));
        Assert.Equal(JsonValueKind.Null, (await client.As("budi").GetAsync("api/keys")).ValueKind);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(HttpMethod.Put, "api/keys", "[1]")).StatusCode);
    }
}
