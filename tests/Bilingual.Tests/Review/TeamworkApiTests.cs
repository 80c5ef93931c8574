using System.Net;
using System.Text.Json;

namespace Bilingual.Tests.Review;

public sealed class TeamworkApiTests : ReviewApiTest
{
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
}
