using System.Text.Json;

namespace Bilingual.Tests.Translation.Services;

/// <summary>Reads the requests for chat completions and makes the answers of a <see cref="FakeService"/> to them.</summary>
internal static class ChatServer
{
    public const string Key = "sk-rahasia-besar";

    public static Engines Create(FakeService service) =>
        new([("Engines:OpenAI:Address", service.Address + "/v1/"), ("Engines:OpenAI:Model", "model-uji")], [("OPENAI_API_KEY", Key)]);

    public static string User(Received request) => request.Json.GetProperty("messages")[1].GetProperty("content").GetString()!;

    public static string SystemMessage(Received request) => request.Json.GetProperty("messages")[0].GetProperty("content").GetString()!;

    public static List<(int Id, string Text)> Items(Received request) =>
        [.. JsonDocument.Parse(User(request)).RootElement.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("id").GetInt32(), item.GetProperty("text").GetString()!))];

    public static object Echo(Received request) => Reply(Items(request).Select(item => (item.Id, "en:" + item.Text)));

    public static object Reply(IEnumerable<(int Id, string Text)> items) =>
        Content(JsonSerializer.Serialize(new { items = items.Select(item => new { id = item.Id, text = item.Text }) }));

    public static object Content(string content, string reason = "stop") =>
        new { choices = new[] { new { index = 0, message = new { role = "assistant", content }, finish_reason = reason } } };
}
