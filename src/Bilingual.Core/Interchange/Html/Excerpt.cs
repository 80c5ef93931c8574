namespace Bilingual.Interchange.Html;

/// <summary>Shortens text for places where there is little room.</summary>
internal static class Excerpt
{
    /// <summary>At most <paramref name="longest"/> characters of <paramref name="text"/> and an ellipsis, cut at a space where there is one near.</summary>
    public static string Of(string text, int longest) => text.Length <= longest ? text : string.Concat(text.AsSpan(0, CutAt(text, longest)), "…");

    /// <summary>Where to cut: at the last space within a fifth of the length, and never inside a surrogate pair.</summary>
    public static int CutAt(string text, int longest)
    {
        var space = text.LastIndexOf(' ', longest - 1, longest / 5);
        var cut = space > 0 ? space : longest;
        return char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut;
    }
}
