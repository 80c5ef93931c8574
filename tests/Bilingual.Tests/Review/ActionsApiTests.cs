using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Bilingual.Tests.Hosting.Review.ReviewSample;

namespace Bilingual.Tests.Review;

public sealed class ActionsApiTests : ReviewApiTest
{
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
        Assert.Equal("relink", Text(answer.GetProperty("undo"), "label"));

        var undone = await client.ActAsync(1, new { type = "undo" });
        Assert.Equal("relink", Text(undone.GetProperty("redo"), "label"));
        Assert.Equal(7, Shape(await client.PairAsync()).Length);
    }

    [Fact]
    public async Task Actions_SplitUnit_AnswersWithTheParagraphAndItsUnits()
    {
        var client = await StartAsync();

        var changed = (await client.ActAsync(0, new { type = "splitUnit", unit = S(1, 1).Key, at = 7 })).GetProperty("changed");

        var paragraph = Assert.Single(changed.GetProperty("paragraphs").GetProperty("source").EnumerateArray());
        var unit = S(1, 1);
        Assert.Equal(
            [S(1, 0).Key, (unit with { End = unit.Start + 6 }).Key, (unit with { Start = unit.Start + 7 }).Key, S(1, 2).Key],
            paragraph.GetProperty("units").EnumerateArray().Select(key => key.GetString()));
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

        var changed = answer.GetProperty("changed");
        Assert.False(changed.GetProperty("paragraphs").GetProperty("source")[0].TryGetProperty("terms", out _));
        Assert.Equal([S(0, 0).Key], Assert.Single(changed.GetProperty("beads").EnumerateArray()).GetProperty("source").EnumerateArray().Select(unit => unit.GetString()));
        Assert.Equal("phrase\tterm\tlanguage\tnote\nBanjir melanda desa.\tbanjir\tid\t\n", File.ReadAllText(Folder["glossary/review.exceptions.tsv"]));
        await client.ActAsync(1, new { type = "undo" });
        Assert.Equal("phrase\tterm\tlanguage\tnote\n", File.ReadAllText(Folder["glossary/review.exceptions.tsv"]));
    }

    [Fact]
    public async Task Actions_TermExceptionWithTheDeliveredGlossary_StaysInTheWorkspaceAndSaysSo()
    {
        var client = await StartAsync(ownGlossary: false);

        var answer = await client.ActAsync(0, new { type = "termException", term = "banjir", paragraph = 0, side = "source", start = 0, end = 6 });

        Assert.Equal("glossaryDelivered", Text(answer.GetProperty("warning"), "code"));
        Assert.False(File.Exists(Folder["glossary/review.exceptions.tsv"]));
    }

    [Theory]
    [InlineData("{\"baseRevision\":0,\"action\":{\"type\":\"accept\",\"ids\":[\"gone\"]}}", HttpStatusCode.UnprocessableEntity, "pageOutdated", "There is no bead 'gone' any more; the page shows an older state.")]
    [InlineData("{\"baseRevision\":7,\"action\":{\"type\":\"undo\"}}", HttpStatusCode.UnprocessableEntity, "unknownRevision", "There is no revision 7 yet; open the pair again.")]
    [InlineData("{\"baseRevision\":0,\"action\":{\"type\":\"undo\"}}", HttpStatusCode.UnprocessableEntity, "nothingToUndo", "There is nothing of yours to undo.")]
    [InlineData("{\"baseRevision\":0}", HttpStatusCode.BadRequest, "badRequest", "An action is expected, for example {\"type\":\"accept\",\"ids\":[…]}.")]
    public async Task Actions_WhatCannotBeDone_IsAProblemWithACodeAndASentence(string body, HttpStatusCode status, string code, string sentence)
    {
        var client = await StartAsync();

        var response = await client.PostAsync($"api/pairs/{client.Id}/actions", body);

        Assert.Equal(status, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((code, sentence), (Text(problem, "code"), Text(problem, "detail")));
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
}
