using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Bilingual.Tests.Review;

/// <summary>A page's side of the interface.</summary>
public sealed record ApiClient(HttpClient Http, string AntiForgery, string Id, string Reviewer)
{
    public ApiClient As(string reviewer) => this with { Reviewer = reviewer };

    public async Task<JsonElement> GetAsync(string path)
    {
        var response = await SendAsync(HttpMethod.Get, path, null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<JsonElement> PairAsync() => GetAsync($"api/pairs/{Id}");

    public Task<HttpResponseMessage> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    public Task<HttpResponseMessage> PostActionAsync(long baseRevision, object action) =>
        PostAsync($"api/pairs/{Id}/actions", JsonSerializer.Serialize(new { baseRevision, action }));

    public async Task<JsonElement> ActAsync(long baseRevision, object action)
    {
        var response = await PostActionAsync(baseRevision, action);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("X-Anti-Forgery", AntiForgery);
        request.Headers.TryAddWithoutValidation("X-Reviewer", Uri.EscapeDataString(Reviewer));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Http.SendAsync(request);
    }
}
