using System.Collections.Frozen;

namespace Bilingual.Segmentation;

/// <summary>Finds where a web or e-mail address ends that starts at a given place.</summary>
internal static class AddressScanner
{
    private static readonly string[] Prefixes = ["http://", "https://", "ftp://", "www."];

    /// <summary>Top-level domains that make an address of a name without a scheme (<c>kompas.com</c>, <c>ui.ac.id</c>).</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TopLevelDomains = new[]
    {
        "com", "net", "org", "info", "biz", "edu", "gov", "mil", "int", "id", "my", "sg", "au", "uk", "us", "eu", "de", "fr", "nl", "jp",
        "kr", "cn", "in", "ph", "th", "vn", "tv", "io", "ai", "co", "me", "app", "dev", "xyz", "news", "online", "site", "tech",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The end of the address that starts with a scheme or <c>www.</c> at <paramref name="start"/>, or <paramref name="start"/>.</summary>
    public static int EndOfUrl(ReadOnlySpan<char> text, int start)
    {
        foreach (var prefix in Prefixes)
        {
            if (!text[start..].StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                continue;
            var host = start + prefix.Length;
            if (CharacterClasses.At(text, host) is CharacterClass.Letter or CharacterClass.Digit)
                return EndOfPath(text, start, host);
        }

        return start;
    }

    /// <summary>The end of the e-mail address or bare domain name at <paramref name="start"/>, or <paramref name="start"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">An ASCII letter or digit.</param>
    /// <param name="probed">Receives the place up to which no other address can start, so that a caller looks at each character once.</param>
    public static int EndOfName(ReadOnlySpan<char> text, int start, out int probed)
    {
        var local = start;
        var hasStop = false;
        for (; local < text.Length && (IsHostCharacter(text[local]) || text[local] is '_' or '%' or '+'); local++)
            hasStop |= text[local] == '.';
        probed = local;
        if (!hasStop && !(local < text.Length && text[local] == '@'))
            return start;
        if (local + 1 < text.Length && text[local] == '@' && text[local - 1] != '.')
        {
            var domainEnd = EndOfHost(text, local + 1, out var topLevel);
            if (domainEnd > topLevel && topLevel > local + 1 && domainEnd - topLevel >= 2 && char.IsAsciiLetter(text[topLevel]))
                return domainEnd;
        }

        var end = EndOfHost(text, start, out var lastLabel);
        if (end <= start || lastLabel == start || !TopLevelDomains.Contains(text[lastLabel..end]))
            return start;
        return end < text.Length && text[end] == '/' ? EndOfPath(text, start, end + 1) : end;
    }

    /// <summary>The end of the host name at <paramref name="start"/>, or <paramref name="start"/> when a label is empty.</summary>
    private static int EndOfHost(ReadOnlySpan<char> text, int start, out int lastLabel)
    {
        var end = start;
        while (end < text.Length && IsHostCharacter(text[end]))
            end++;
        while (end > start && text[end - 1] is '.' or '-')
            end--;
        var host = text[start..end];
        lastLabel = start + host.LastIndexOf('.') + 1;
        return host.StartsWith('.') || host.IndexOf("..") >= 0 ? start : end;
    }

    private static int EndOfPath(ReadOnlySpan<char> text, int start, int from)
    {
        var end = from;
        while (end < text.Length && text[end] is not ('<' or '>' or '"' or '“' or '”' or '«' or '»' or '`' or '‘' or '|')
            && CharacterClasses.At(text, end, out var length) != CharacterClass.Space)
        {
            end += length;
        }

        // Punctuation at the end belongs to the sentence, and so does a bracket that the address did not open.
        var open = text[start..end].IndexOfAny('(', '[') >= 0;
        while (end > from && (text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '’' or '*' or '…'
            || (!open && text[end - 1] is ')' or ']' or '}')))
        {
            end--;
        }

        return end;
    }

    private static bool IsHostCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';
}
