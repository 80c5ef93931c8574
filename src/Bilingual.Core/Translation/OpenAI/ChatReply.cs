using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bilingual.Translation.OpenAI;

/// <summary>
/// Reads what a model wrote: JSON with numbered translations, perhaps after its thoughts, inside a code fence or among prose. Of several
/// lists the last is taken, which is what a model settles on.
/// </summary>
internal static class ChatReply
{
    // So many brackets are tried as the beginning of JSON.
    private const int MostTries = 200;

    private static readonly JsonReaderOptions Reading = new() { AllowTrailingCommas = true };

    /// <summary>
    /// The translations by id, those of ids that were asked and given exactly once; the others are left out. A model that counts from zero
    /// has numbered anew, so that no number means what was asked.
    /// </summary>
    public static Dictionary<int, string> Read(string content, IReadOnlyList<(int Id, TranslationRequest Request)> asked)
    {
        var lengths = asked.ToDictionary(static each => each.Id, static each => each.Request.Text.Length);
        var found = new Dictionary<int, string>();
        var doubled = new HashSet<int>();
        foreach (var (id, text) in Items(content))
        {
            if (id < 1)
                return [];
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

    private static List<(int Id, string Text)> Items(string content)
    {
        // What stands after its thoughts is the answer, unless it is a text that names their mark.
        const string EndOfThoughts = "</think>";
        var thoughts = content.LastIndexOf(EndOfThoughts, StringComparison.Ordinal);
        return thoughts >= 0 && ItemsIn(content[(thoughts + EndOfThoughts.Length)..]) is { Count: > 0 } items ? items : ItemsIn(content);
    }

    private static List<(int Id, string Text)> ItemsIn(string content)
    {
        var json = Encoding.UTF8.GetBytes(content);
        var (list, single) = (new List<(int Id, string Text)>(), new List<(int Id, string Text)>());
        var at = 0;
        for (var tries = 0; tries < MostTries && Next(json, at) is { } start; tries++)
        {
            at = start + 1;
            if (Parse(json.AsSpan(start), out var length) is not { } document)
                continue;
            using (document)
            {
                if (Item(document.RootElement) is { } item)
                    single.Add(item);
                else if (ItemsOf(document.RootElement) is { Count: > 0 } items)
                    list = items;
                else
                    continue;
            }

            at = start + length;
        }

        return list.Count > 0 ? list : single;
    }

    private static int? Next(ReadOnlySpan<byte> json, int from)
    {
        var next = json[from..].IndexOfAny((byte)'{', (byte)'[');
        return next < 0 ? null : from + next;
    }

    private static JsonDocument? Parse(ReadOnlySpan<byte> json, out int length)
    {
        var reader = new Utf8JsonReader(json, Reading);
        try
        {
            var document = JsonDocument.ParseValue(ref reader);
            length = (int)reader.BytesConsumed;
            return document;
        }
        catch (JsonException)
        {
            length = 0;
            return null;
        }
    }

    // The list itself, or the first list with translations in it, whatever a model calls it.
    private static List<(int Id, string Text)> ItemsOf(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => [.. root.EnumerateArray().Select(Item).OfType<(int, string)>()],
        JsonValueKind.Object => root.EnumerateObject().Where(static each => each.Value.ValueKind == JsonValueKind.Array)
            .Select(static each => ItemsOf(each.Value)).FirstOrDefault(static items => items.Count > 0) ?? [],
        _ => [],
    };

    private static (int Id, string Text)? Item(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) && Number(id) is { } number
            && (item.TryGetProperty("text", out var text) || item.TryGetProperty("translation", out text)) && Text(text) is { } translation
            ? (number, translation)
            : null;

    private static string? Text(JsonElement text)
    {
        try
        {
            return text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    private static int? Number(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Number when id.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(Text(id), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
