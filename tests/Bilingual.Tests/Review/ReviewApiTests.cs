using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting;
using Bilingual.Hosting.Review;
using Bilingual.Review;
using Bilingual.Tests.Hosting.Review;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Bilingual.Tests.Hosting.Review.ReviewSample;

namespace Bilingual.Tests.Review;

public sealed class ReviewApiTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<IAsyncDisposable> open = [];
    private ServiceProvider services = null!;

    public Task InitializeAsync()
    {
        folder.Write("glossary/terms.tsv", "term\tvariants\ttarget\ttarget_variants\tpart_of_speech\tstatus\tcase_sensitive\tdomain\tnote\nbanjir\t\tflood\t\t\t\t\t\t\n");
        services = new ServiceCollection().AddBilingual(new BilingualSettings { GlossaryPath = folder["glossary"] }, new ConfigurationBuilder().Build()).BuildServiceProvider();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var each in Enumerable.Reverse(open))
            await each.DisposeAsync();
        await services.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Pairs_OnePair_IsListedWithCountsAndNamedNext()
    {
        var client = await StartAsync();

        var list = await client.GetAsync("api/pairs");

        var pair = list.GetProperty("pairs")[0];
        Assert.Equal((1, pair.GetProperty("id").GetString()), (list.GetProperty("total").GetInt32(), list.GetProperty("next").GetString()));
        Assert.Equal(("new", "parallel", "Banjir melanda desa."), (Text(pair, "state"), Text(pair, "kind"), Text(pair, "sourceTitle")));
        Assert.Equal((5, 5), (pair.GetProperty("counts").GetProperty("beads").GetInt32(), pair.GetProperty("counts").GetProperty("unreviewed").GetInt32()));
        Assert.Equal(.3333, pair.GetProperty("coverage").GetProperty("source").GetDouble());
    }

    [Theory]
    [InlineData("query=banjir", 1)]
    [InlineData("query=gempa", 0)]
    [InlineData("state=new&relation=translation", 1)]
    [InlineData("relation=related", 0)]
    [InlineData("minProbability=.95", 0)]
    [InlineData("assignee=ani", 0)]
    [InlineData("sort=doubtful", 1)]
    public async Task Pairs_Filters_ChooseWhatMatches(string query, int expected)
    {
        var client = await StartAsync();

        Assert.Equal(expected, (await client.GetAsync($"api/pairs?{query}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Pair_Opened_HoldsParagraphsUnitsTermsLinksAndBeadsInOrder()
    {
        var client = await StartAsync();

        var pair = await client.PairAsync();

        Assert.Equal(0, pair.GetProperty("revision").GetInt64());
        Assert.Equal("Banjir melanda desa.", Text(pair.GetProperty("source").GetProperty("paragraphs")[0], "text"));
        Assert.Equal(("banjir", "flood", "0.0.6"), Term(pair.GetProperty("source").GetProperty("paragraphs")[0].GetProperty("terms")[0]));
        Assert.Equal(6, pair.GetProperty("source").GetProperty("units").EnumerateObject().Count());
        Assert.Equal(
            [$"{S(0, 0)}~{T(0, 0)}", $"{S(1, 0)}~{T(1, 0)}", $"{S(1, 1)}~", $"{S(1, 2)}~{T(1, 1)}", $"{S(2, 0)}~{T(2, 0)}", $"{S(2, 1)}~{T(2, 1)}", $"~{T(2, 2)}"],
            Shape(pair));
        Assert.Equal(["L0-0", "L1-1"], pair.GetProperty("links").EnumerateArray().Select(link => Text(link, "id")));

        static (string?, string?, string?) Term(JsonElement term) => (Text(term, "term"), Text(term, "target"), Text(term, "id"));
    }

    [Fact]
    public async Task Actions_Relink_AnswersWithTheDeltaAndUndo()
    {
        var client = await StartAsync();

        var answer = await client.ActAsync(0, new { type = "relink", source = new[] { S(1, 0).Key, S(1, 1).Key }, target = new[] { T(1, 0).Key } });

        Assert.Equal(1, answer.GetProperty("revision").GetInt64());
        var changed = answer.GetProperty("changed");
        var bead = Assert.Single(changed.GetProperty("beads").EnumerateArray());
        Assert.Equal(("accepted", "reviewer", "ani"), (Text(bead, "state"), Text(bead, "origin"), Text(bead, "reviewer")));
        Assert.Single(changed.GetProperty("removedBeads").EnumerateArray());
        Assert.Equal((2, 1, 0), (Order("at"), Order("remove"), changed.GetProperty("order").GetProperty("insert").GetArrayLength()));
        Assert.Equal("relink", Text(answer.GetProperty("undo"), "label"));
        Assert.Equal($"{S(1, 2)}~{T(1, 1)}", Shape(await client.PairAsync(), Text(answer, "next")));

        var undone = await client.ActAsync(1, new { type = "undo" });
        Assert.Equal("relink", Text(undone.GetProperty("redo"), "label"));
        Assert.Equal(7, Shape(await client.PairAsync()).Length);

        int Order(string name) => changed.GetProperty("order").GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Actions_SplitUnit_AnswersWithUnitsAndParagraph()
    {
        var client = await StartAsync();

        var changed = (await client.ActAsync(0, new { type = "splitUnit", unit = S(1, 1).Key, at = 7 })).GetProperty("changed");

        Assert.Equal(["Mereka", "tidur di sekolah."], changed.GetProperty("units").GetProperty("source").EnumerateObject().Select(unit => Text(unit.Value, "text")).Order(StringComparer.Ordinal));
        Assert.Equal([S(1, 1).Key], changed.GetProperty("removedUnits").EnumerateArray().Select(unit => unit.GetString()));
        Assert.Equal(4, changed.GetProperty("paragraphs").GetProperty("source")[0].GetProperty("units").GetArrayLength());
    }

    [Fact]
    public async Task Actions_TwoReviewersOnOneRow_TheSecondIsShownTheDifference()
    {
        var ani = await StartAsync();
        var budi = ani.As("Budi Ünal");
        var bead = Text((await ani.PairAsync()).GetProperty("beads")[0], "id");
        await budi.ActAsync(0, new { type = "note", id = bead, text = "periksa" });

        var response = await ani.PostActionAsync(0, new { type = "accept", ids = new[] { bead } });

        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var conflict = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Budi Ünal", 1L, "accept"), (Text(conflict, "by"), conflict.GetProperty("revision").GetInt64(), Text(conflict.GetProperty("mine"), "type")));
        Assert.Equal("periksa", Text(conflict.GetProperty("changed").GetProperty("beads")[0], "note"));
        Assert.Equal(HttpStatusCode.OK, (await ani.PostActionAsync(1, new { type = "accept", ids = new[] { bead } })).StatusCode);
    }

    [Fact]
    public async Task Actions_TermException_HidesTheTermAndReachesTheGlossary()
    {
        var client = await StartAsync();

        var answer = await client.ActAsync(0, new { type = "termException", term = "banjir", paragraph = 0, side = "source", start = 0, end = 6 });

        Assert.Empty(answer.GetProperty("changed").GetProperty("paragraphs").GetProperty("source")[0].GetProperty("terms").EnumerateArray());
        Assert.Equal("phrase\tterm\tlanguage\tnote\nBanjir melanda desa.\tbanjir\tid\t\n", File.ReadAllText(folder["glossary/review.exceptions.tsv"]));
        await client.ActAsync(1, new { type = "undo" });
        Assert.Equal("phrase\tterm\tlanguage\tnote\n", File.ReadAllText(folder["glossary/review.exceptions.tsv"]));
    }

    [Theory]
    [InlineData("{\"baseRevision\":0,\"action\":{\"type\":\"accept\",\"ids\":[\"gone\"]}}", HttpStatusCode.UnprocessableEntity, "There is no bead 'gone' any more; the page shows an older state.")]
    [InlineData("{\"baseRevision\":7,\"action\":{\"type\":\"undo\"}}", HttpStatusCode.UnprocessableEntity, "There is no revision 7 yet; open the pair again.")]
    [InlineData("{\"baseRevision\":0,\"action\":{\"type\":\"undo\"}}", HttpStatusCode.UnprocessableEntity, "There is nothing of yours to undo.")]
    [InlineData("{\"baseRevision\":0}", HttpStatusCode.BadRequest, "An action is expected, for example {\"type\":\"accept\",\"ids\":[…]}.")]
    public async Task Actions_WhatCannotBeDone_IsAProblemWithASentence(string body, HttpStatusCode status, string sentence)
    {
        var client = await StartAsync();

        var response = await client.PostAsync($"api/pairs/{client.Id}/actions", body);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(sentence, Text(await response.Content.ReadFromJsonAsync<JsonElement>(), "detail"));
    }

    [Fact]
    public async Task Actions_Malformed_NeverReachTheState()
    {
        var client = await StartAsync();
        foreach (var body in new[] { "", "[]", "{\"baseRevision\":0,\"action\":{\"type\":\"drop\"}}", "{\"baseRevision\":0,\"action\":{\"type\":\"splitUnit\",\"unit\":\"../etc\",\"at\":1}}", "{\"baseRevision\":0,\"action\":{\"ids\":[]}}", new string('[', 5000) })
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"api/pairs/{client.Id}/actions", body)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("api/pairs/none/actions", "{\"baseRevision\":0,\"action\":{\"type\":\"undo\"}}")).StatusCode);
        Assert.Equal(0, (await client.PairAsync()).GetProperty("revision").GetInt64());
    }

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
        await using var workbench = await Workbench.OpenAsync(await WorkspaceAsync(folder), services, folder["glossary"], TimeProvider.System, default);

        await Assert.ThrowsAsync<ArgumentException>(() => ReviewServer.StartAsync(workbench, new ReviewServerOptions { Address = IPAddress.Any }, null, default));
    }

    [Fact]
    public async Task Texts_WithMarkup_ComeAsTextAndUnsafeAddressesNotAtAll()
    {
        string[][] hostile = [["<script>alert(1)</script>"], ["\"><img src=x onerror=alert(1)>", "</textarea>\u202E{{x}}", "javascript:alert(1)"], ["a.", "b."]];
        var client = await StartAsync(source: hostile);

        var raw = await client.Http.GetStringAsync($"api/pairs/{client.Id}");

        Assert.DoesNotContain("<script>", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", raw, StringComparison.Ordinal);
        Assert.Equal("<script>alert(1)</script>", Text((await client.PairAsync()).GetProperty("source").GetProperty("paragraphs")[0], "text"));
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

    [Fact]
    public async Task Queue_PrecisionBudget_ListsWhatToLookAt()
    {
        var client = await StartAsync();

        var queue = await client.GetAsync("api/queue?precision=.98&level=bead");

        Assert.Equal((5, 0), (queue.GetProperty("toReview").GetInt32(), queue.GetProperty("reviewed").GetInt32()));
        Assert.Equal(.8, queue.GetProperty("estimate").GetProperty("value").GetDouble(), 3);
        Assert.Equal("Banjir melanda desa.", Text(queue.GetProperty("items")[0], "sourceText"));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.Http.GetAsync("api/queue?precision=98")).StatusCode);
    }

    [Fact]
    public async Task Agreement_TwoAssignedReviewers_CountsListsAndSettles()
    {
        var ani = await StartAsync();
        var budi = ani.As("budi");
        await ani.PostAsync($"api/pairs/{ani.Id}/assign", "{\"reviewers\":[\"ani\",\"budi\"]}");
        var ids = (await ani.PairAsync()).GetProperty("beads").EnumerateArray().Select(bead => Text(bead, "id")!).ToArray();
        await ani.ActAsync(0, new { type = "accept", ids = ids[..2] });
        await budi.ActAsync(0, new { type = "accept", ids = ids[..1] });
        await budi.ActAsync(0, new { type = "reject", ids = ids[1..2] });

        var agreement = await ani.GetAsync("api/agreement");
        Assert.Equal((1, 2, 50.0), (agreement.GetProperty("pairs").GetInt32(), agreement.GetProperty("items").GetInt32(), agreement.GetProperty("percent").GetDouble()));
        Assert.Equal(0, agreement.GetProperty("kappa").GetDouble());
        var open = Assert.Single(agreement.GetProperty("disagreements").EnumerateArray());
        Assert.Equal((ids[1], 2), (Text(open, "id"), open.GetProperty("decisions").GetArrayLength()));
        Assert.Equal("accepted", Text((await ani.PairAsync()).GetProperty("beads")[1], "state"));

        await ani.PostAsync("api/agreement/settle", JsonSerializer.Serialize(new { pair = ani.Id, id = ids[1], state = "rejected" }));
        Assert.Empty((await ani.GetAsync("api/agreement")).GetProperty("disagreements").EnumerateArray());
        Assert.Equal("rejected", Text((await ani.PairAsync()).GetProperty("beads")[1], "state"));
    }

    [Theory]
    [InlineData("tmx", "<tu ")]
    [InlineData("xliff", "version=\"2.1\"")]
    [InlineData("xliff12", "version=\"1.2\"")]
    [InlineData("tsv", "Banjir melanda desa.\tFloods hit a village.")]
    [InlineData("jsonl", "\"Banjir melanda desa.\"")]
    [InlineData("html", "Banjir melanda desa.")]
    [InlineData("links", "id/a.txt\t1\ten/a.txt\t1")]
    [InlineData("glossary", "banjir\t\tflood")]
    [InlineData("decisions", "\"verdict\":\"accepted\"")]
    public async Task Export_AnyMoment_GivesTheFile(string format, string expected)
    {
        var client = await StartAsync();
        await client.ActAsync(0, new { type = "accept", ids = (await client.PairAsync()).GetProperty("beads").EnumerateArray().Take(2).Select(bead => Text(bead, "id")) });

        var response = await client.Http.GetAsync($"api/export?format={format}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("corpus", response.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ReviewedTmx_IsTakenOver()
    {
        var client = await StartAsync();
        var ids = (await client.PairAsync()).GetProperty("beads").EnumerateArray().Select(bead => Text(bead, "id")!).ToArray();
        await client.ActAsync(0, new { type = "edit", id = ids[0], side = "target", text = "Floods hit one village." });
        await client.ActAsync(1, new { type = "accept", ids = ids[..1] });
        var tmx = await client.Http.GetStringAsync("api/export?format=tmx&confirmed=true");
        await client.ActAsync(2, new { type = "undo" });
        await client.ActAsync(3, new { type = "undo" });

        var response = await client.PostAsync("api/import?name=back.tmx", tmx);

        Assert.Equal(1, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("applied").GetInt32());
        var bead = (await client.PairAsync()).GetProperty("beads")[0];
        Assert.Equal(("accepted", "Floods hit one village."), (Text(bead, "state"), Text(bead.GetProperty("edited"), "target")));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("api/import?name=x.exe", "MZ")).StatusCode);
    }

    [Fact]
    public async Task History_OfABead_FollowsItsWordsThroughChanges()
    {
        var client = await StartAsync();
        var ids = (await client.PairAsync()).GetProperty("beads").EnumerateArray().Select(bead => Text(bead, "id")!).ToArray();
        await client.ActAsync(0, new { type = "merge", ids = ids[4..6] });
        await client.ActAsync(1, new { type = "accept", ids = ids[..1] });
        await client.ActAsync(2, new { type = "undo" });

        var all = await client.GetAsync($"api/pairs/{client.Id}/history");
        var one = await client.GetAsync($"api/pairs/{client.Id}/history?bead={ids[4]}");

        Assert.Equal(["undo", "accept", "merge"], all.EnumerateArray().Select(entry => Text(entry, "kind")));
        Assert.True(all[1].GetProperty("undone").GetBoolean());
        var merge = Assert.Single(one.EnumerateArray());
        Assert.Equal(("merge", "ani", 2, 1), (Text(merge, "kind"), Text(merge, "reviewer"), merge.GetProperty("before").GetArrayLength(), merge.GetProperty("after").GetArrayLength()));
    }

    [Fact]
    public async Task Realign_Proposed_ChangesNothingUntilApplied()
    {
        var client = await StartAsync();

        var proposal = await (await client.PostAsync($"api/pairs/{client.Id}/realign", "")).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(0, (await client.PairAsync()).GetProperty("revision").GetInt64());
        Assert.Equal(7, proposal.GetProperty("unchanged").GetInt32() + proposal.GetProperty("diff").EnumerateArray().Sum(step => step.GetProperty("before").GetArrayLength()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostActionAsync(0, new { type = "realign", token = "unknown" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostActionAsync(0, new { type = "realign", token = Text(proposal, "token") })).StatusCode);
    }

    [Fact]
    public async Task Words_OfABead_PointIntoBothTexts()
    {
        var client = await StartAsync();
        var bead = Text((await client.PairAsync()).GetProperty("beads")[4], "id");

        var links = (await client.GetAsync($"api/pairs/{client.Id}/beads/{bead}/words")).GetProperty("links").EnumerateArray().ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.InRange(link.GetProperty("source").GetProperty("end").GetInt32(), 1, Source[2][0].Length));
        Assert.All(links, link => Assert.InRange(link.GetProperty("target").GetProperty("end").GetInt32(), 1, Target[2][0].Length));
    }

    [Fact]
    public async Task Drafts_OfAnEngine_AreMadeOnceAndShownWithThePair()
    {
        var client = await StartAsync();
        var body = JsonSerializer.Serialize(new { engine = "lexicon", units = new[] { S(2, 0).Key, T(2, 0).Key } });

        var made = await (await client.PostAsync($"api/pairs/{client.Id}/drafts", body)).Content.ReadFromJsonAsync<JsonElement>();

        var draft = Assert.Single(made.GetProperty("drafts").EnumerateObject());
        Assert.Equal((S(2, 0).Key, "lexicon (draft)"), (draft.Name, Text(draft.Value, "engine")));
        Assert.Contains("government", Text(draft.Value, "text"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Text(draft.Value, "text"), Text((await client.PairAsync()).GetProperty("drafts").GetProperty(S(2, 0).Key), "text"));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"api/pairs/{client.Id}/drafts", "{\"engine\":\"none\",\"units\":[]}")).StatusCode);
    }

    private async Task<ApiClient> StartAsync(Func<ReviewServerOptions, ReviewServerOptions>? configure = null, string[][]? source = null)
    {
        var term = new TermMatch(new TextSpan(0, 6), new TermEntry { Term = "banjir", Target = "flood" }, "banjir", "banjir", 0);
        var workbench = await Workbench.OpenAsync(await WorkspaceAsync(folder, source, term: term), services, folder["glossary"], TimeProvider.System, default);
        open.Add(workbench);
        var options = new ReviewServerOptions { DefaultReviewer = "ani", WarmUp = false, PageFolder = folder["no-page"] };
        var server = await ReviewServer.StartAsync(workbench, configure?.Invoke(options) ?? options, null, default);
        open.Add(server);
        var id = ReviewDesk.KeyOf("id/a.txt", "en/a.txt");
        return new ApiClient(new HttpClient { BaseAddress = new Uri(server.Address, "/") }, server.AntiForgery, id, "ani");
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Shape(JsonElement pair) =>
        [.. pair.GetProperty("beads").EnumerateArray().Select(bead => $"{Keys(bead, "source")}~{Keys(bead, "target")}")];

    private static string Shape(JsonElement pair, string? id) =>
        Shape(pair)[pair.GetProperty("beads").EnumerateArray().TakeWhile(bead => Text(bead, "id") != id).Count()];

    private static string Keys(JsonElement bead, string side) => string.Join('+', bead.GetProperty(side).EnumerateArray().Select(unit => unit.GetString()));

    /// <summary>A page's side of the interface.</summary>
    private sealed record ApiClient(HttpClient Http, string AntiForgery, string Id, string Reviewer)
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
}
