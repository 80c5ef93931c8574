using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Bilingual.Tests.Hosting.Review.ReviewSample;

namespace Bilingual.Tests.Review;

public sealed class MachineApiTests : ReviewApiTest
{
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
        Assert.Equal(Text(draft.Value, "text"), Text((await client.GetAsync($"api/pairs/{client.Id}/drafts")).GetProperty("drafts").GetProperty(S(2, 0).Key), "text"));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"api/pairs/{client.Id}/drafts", "{\"engine\":\"none\",\"units\":[]}")).StatusCode);
    }
}
