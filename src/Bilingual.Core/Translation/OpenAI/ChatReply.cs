using System.Globalization;
using System.Text.Json;

namespace Bilingual.Translation.OpenAI;

/// <summary>Reads what a model wrote: a JSON object with numbered translations, perhaps after its thoughts or inside a code fence.</summary>
internal static class ChatReply
{
    /// <summary>The translations by id, those of ids that were asked and given exactly once; the others are left out.</summary>
    public static Dictionary<int, string> Read(string content, IReadOnlyList<(int Id, TranslationRequest Request)> asked)
    {
        var lengths = asked.ToDictionary(static each => each.Id, static each => each.Request.Text.Length);
        var found = new Dictionary<int, string>();
        var doubled = new HashSet<int>();
        foreach (var (id, text) in Items(content))
        {
            if (!lengths.TryGetValue(id, out var length) || !IsPlausible(text, length))
                continue;
            if (!found.TryAdd(id, text))
                doubled.Add(id);
        }

        foreach (var id in doubled)
            found.Remove(id);
        return found;
    }

    // A model that answers, explains or loops instead of translating writes far more than it was given.
    private static bool IsPlausible(string text, int sourceLength) => text.Trim().Length > 0 && text.Length <= 200 + (4 * sourceLength);

    private static IEnumerable<(int Id, string Text)> Items(string content)
    {
        using var document = Parse(content);
        var list = document?.RootElement switch
        {
            { ValueKind: JsonValueKind.Array } array => array,
            { ValueKind: JsonValueKind.Object } root when root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array => items,
            _ => (JsonElement?)null,
        };
        if (list is null)
            yield break;
        foreach (var item in list.Value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) && Number(id) is { } number
                && item.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                yield return (number, text.GetString()!);
            }
        }
    }

    private static int? Number(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Number when id.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(id.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static JsonDocument? Parse(string content)
    {
        var thoughts = content.LastIndexOf("</think>", StringComparison.Ordinal);
        var text = thoughts < 0 ? content.AsSpan() : content.AsSpan(thoughts + "</think>".Length);
        var (start, end) = (text.IndexOfAny('{', '['), text.LastIndexOfAny('}', ']'));
        if (start < 0 || end < start)
            return null;
        try
        {
            return JsonDocument.Parse(text[start..(end + 1)].ToString(), new JsonDocumentOptions { AllowTrailingCommas = true });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
