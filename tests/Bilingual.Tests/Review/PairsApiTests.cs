using System.Text.Json;
using static Bilingual.Tests.Hosting.Review.ReviewSample;

namespace Bilingual.Tests.Review;

public sealed class PairsApiTests : ReviewApiTest
{
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
        Assert.Equal([0, 6, 0], pair.GetProperty("source").GetProperty("paragraphs")[0].GetProperty("terms")[0].EnumerateArray().Select(number => number.GetInt32()));
        Assert.Equal(("banjir", "flood"), (Text(pair.GetProperty("terms")[0], "term"), Text(pair.GetProperty("terms")[0], "target")));
        Assert.Equal(6, pair.GetProperty("source").GetProperty("paragraphs").EnumerateArray().Sum(paragraph => paragraph.GetProperty("units").GetArrayLength()));
        Assert.Equal(
            [$"{S(0, 0)}~{T(0, 0)}", $"{S(1, 0)}~{T(1, 0)}", $"{S(1, 1)}~", $"{S(1, 2)}~{T(1, 1)}", $"{S(2, 0)}~{T(2, 0)}", $"{S(2, 1)}~{T(2, 1)}", $"~{T(2, 2)}"],
            Shape(pair));
        Assert.Equal(["L0-0", "L1-1"], pair.GetProperty("links").EnumerateArray().Select(link => Text(link, "id")));
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
}
