using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bilingual.Tests.Review;

public sealed class ExchangeApiTests : ReviewApiTest
{
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
}
