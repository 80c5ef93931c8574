namespace Bilingual.Documents.Kinds;

/// <summary>What a line looks like, whatever its language.</summary>
internal sealed class LineShape
{
    private const string Decoration = " |*_#>»«~=•·";
    private const string Closers = "\"'”’»)]}›*_ ";
    private const string Stops = ".?!…";
    private const string Openers = "\"'“‘«([";
    private string? folded;

    public LineShape(string text)
    {
        Text = text;
        Core = StripMarkdown(text.Trim(Decoration.ToCharArray()));
        Words = CountWords(Core);
        EndsSentence = Ends(Core, Stops);
        EndsWithStop = Ends(Core, ".…");
        Marker = ListMarker.LengthAt(text);
    }

    public string Text { get; }

    /// <summary>The line without Markdown signs, bars and bullets at its ends.</summary>
    public string Core { get; }

    /// <summary>Number of words.</summary>
    public int Words { get; }

    /// <summary>Its letters and digits in lower case, words apart: equal for a title, its slug and its shouted form.</summary>
    public string Folded => folded ??= Fold(Core);

    /// <summary>Whether it ends in a stop, a question or an exclamation mark, closing quotes and brackets aside.</summary>
    public bool EndsSentence { get; }

    /// <summary>Whether it ends in a full stop or ellipsis.</summary>
    public bool EndsWithStop { get; }

    /// <summary>Length of its list marker, 0 for none.</summary>
    public int Marker { get; }

    /// <summary>Running text: long enough and ended like a sentence.</summary>
    public bool IsRunningText => Words >= 8 && (EndsSentence || Core.EndsWith(':') || Core.Length >= 200);

    /// <summary>Running text that is so plainly the article's that no mark needs to be looked for.</summary>
    public bool IsPlainlyText => Words >= (EndsSentence ? 12 : 30);

    /// <summary>A heading between dashes, as agencies write them: <c>- Military AI -</c>.</summary>
    public bool IsDashed =>
        Text.Length is > 4 and < 90 && Text[0] is '-' or '–' or '—' && Text[^1] == Text[0] && Text[1] == ' ' && Text[^2] == ' ';

    /// <summary>The place and agency before an article's first sentence, where a page sets them apart: <c>Jakarta, CNN Indonesia --</c>.</summary>
    public bool IsDateline =>
        Words is >= 1 and <= 6 && (Text[^1] is '-' or '–' or '—') && !IsDashed && Marker == 0 && char.IsUpper(Core[0]);

    /// <summary>Short, opened like a heading and without a full stop; a question or exclamation of several clauses is running text.</summary>
    public bool IsHeadingLike =>
        Words is >= 1 and <= 14 && Core.Length <= 100 && !EndsWithStop && !Core.EndsWith(',') && !Core.EndsWith(';') && StartsHigh
        && !(EndsSentence && Core.Contains(", ", StringComparison.Ordinal));

    private bool StartsHigh
    {
        get
        {
            var start = Core.TrimStart(Openers.ToCharArray());
            return start.Length > 0 && (char.IsUpper(start[0]) || char.IsDigit(start[0]) || !char.IsLetter(start[0]) || IsCamel(start));
        }
    }

    /// <summary>Whether every word starts with a capital, as in names of people and papers; joining words may stay small.</summary>
    public bool IsNameLike
    {
        get
        {
            if (Words is < 1 or > 7 || EndsSentence || Core.EndsWith(':'))
                return false;
            var capitals = 0;
            foreach (var word in Core.Split([' ', ',', '-', '–', '|', '/'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (char.IsUpper(word[0]) || IsCamel(word))
                    capitals++;
                else if (word is not ("&" or "and" or "dan" or "of" or "the" or "de" or "van" or "bin" or "binti" or "di" or "in"))
                    return false;
            }

            return capitals >= 1;
        }
    }

    /// <summary>Share of words that start with a capital or a digit.</summary>
    public double CapitalShare
    {
        get
        {
            int words = 0, capitals = 0;
            foreach (var word in Core.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words++;
                capitals += char.IsUpper(word[0]) || char.IsDigit(word[0]) ? 1 : 0;
            }

            return words == 0 ? 0 : (double)capitals / words;
        }
    }

    private static bool IsCamel(string word) => word.Length > 2 && char.IsLower(word[0]) && word.AsSpan(1).ContainsAnyInRange('A', 'Z');

    private static bool Ends(string text, string marks)
    {
        var end = text.AsSpan().TrimEnd(Closers);
        return end.Length > 0 && marks.Contains(end[^1], StringComparison.Ordinal);
    }

    private static int CountWords(string text)
    {
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                count += inside ? 0 : 1;
                inside = true;
            }
            else if (char.IsWhiteSpace(c))
            {
                inside = false;
            }
        }

        return count;
    }

    private static string Fold(string text)
    {
        Span<char> letters = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                letters[length++] = char.ToLowerInvariant(c);
            else if (length > 0 && letters[length - 1] != ' ')
                letters[length++] = ' ';
        }

        return letters[..length].TrimEnd().ToString();
    }

    /// <summary><c>**Baca juga:** …</c> → <c>Baca juga: …</c></summary>
    private static string StripMarkdown(string text) =>
        text.Contains("**", StringComparison.Ordinal) || text.Contains("__", StringComparison.Ordinal)
            ? text.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal).Trim()
            : text;
}
