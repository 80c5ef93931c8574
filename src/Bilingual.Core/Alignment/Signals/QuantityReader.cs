using System.Globalization;
using Bilingual.Documents;
using Bilingual.Segmentation;

namespace Bilingual.Alignment;

/// <summary>
/// Finds the quantities of a tokenised sentence and brings them to one form: <c>14,3 miliar dolar AS</c> and <c>$14.3 billion</c>,
/// <c>9 Oktober 2025</c> and <c>October 9, 2025</c>, <c>pukul 03.47 WIT</c> and <c>3:47 am</c>, <c>dua puluh tiga</c> and <c>twenty-three</c>.
/// </summary>
internal ref struct QuantityReader
{
    private const int MostDigits = 15;
    private readonly ReadOnlySpan<char> text;
    private readonly ReadOnlySpan<Token> tokens;
    private readonly QuantityForms forms;

    private QuantityReader(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, QuantityForms forms)
    {
        this.text = text;
        this.tokens = tokens;
        this.forms = forms;
    }

    /// <summary>Appends the quantities of a sentence in order.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="tokens">All its tokens.</param>
    /// <param name="forms">How its language writes quantities.</param>
    /// <param name="quantities">Receives them.</param>
    public static void Read(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, QuantityForms forms, List<Quantity> quantities)
    {
        var reader = new QuantityReader(text, tokens, forms);
        for (var i = 0; i < tokens.Length;)
            i = reader.ReadAt(i, quantities);
    }

    private readonly ReadOnlySpan<char> Word(int i) => tokens[i].Span.Of(text);

    private readonly QuantityForm Form(int i) =>
        i >= 0 && i < tokens.Length && tokens[i].Kind is TokenKind.Word or TokenKind.Symbol ? forms.Find(Word(i)) : default;

    /// <summary>Reads what begins at a token and returns the token to go on with.</summary>
    private readonly int ReadAt(int i, List<Quantity> quantities)
    {
        if (tokens[i].Kind == TokenKind.Word && Word(i) is var plain && !char.IsAsciiDigit(plain[0]) && !forms.MayHold(plain) && !plain.Contains('-'))
            return i + 1;
        switch (tokens[i].Kind)
        {
            case TokenKind.Number:
                return ReadDateOrTime(i, quantities) is var next && next > i ? next : ReadAmount(i, quantities);
            case TokenKind.Word when char.IsAsciiDigit(Word(i)[0]):
                return ReadTimeOfDay(i, quantities) is var after && after > i ? after : ReadAmount(i, quantities);
            case TokenKind.Word when TryOrdinal(Word(i), out var ordinal):
                return Add(quantities, QuantityKind.Number, ordinal, i, i + 1);
            case TokenKind.Word:
                var form = Form(i);
                if (form.Role == QuantityRole.Month)
                    return ReadMonthFirst(i, (int)form.Value, quantities);
                return form.Role != QuantityRole.None || Word(i).Contains('-') ? ReadAmount(i, quantities) : i + 1;
            default:
                return i + 1;
        }
    }

    private readonly int ReadDateOrTime(int i, List<Quantity> quantities)
    {
        var word = Word(i);
        if (TryDay(word, out var day))
        {
            // 9 Oktober 2025
            var month = Form(i + 1);
            if (month.Role == QuantityRole.Month)
            {
                var end = i + 2 < tokens.Length && IsYear(i + 2) ? i + 3 : i + 2;
                return Add(quantities, QuantityKind.Date, (month.Value * 100) + day, i, end);
            }
        }

        if (word.Contains('/'))
            return ReadSeparatedDate(i, '/', quantities);
        return word.Contains('-') ? ReadSeparatedDate(i, '-', quantities) : ReadTimeOfDay(i, quantities);
    }

    /// <summary>October 9, 2025; October 9; October 2025.</summary>
    private readonly int ReadMonthFirst(int i, int month, List<Quantity> quantities)
    {
        var next = i + 1;
        if (next >= tokens.Length || !char.IsAsciiDigit(Word(next)[0]))
            return next;
        if (TryDay(Word(next), out var day))
        {
            var year = next + 1;
            if (year < tokens.Length && Word(year) is ",")
                year++;
            var end = year < tokens.Length && IsYear(year) ? year + 1 : next + 1;
            return Add(quantities, QuantityKind.Date, (month * 100) + day, i, end);
        }

        return IsYear(next)
            ? Add(quantities, QuantityKind.Month, (int.Parse(Word(next), CultureInfo.InvariantCulture) * 100) + month, i, next + 1)
            : next;
    }

    /// <summary>8/10/2025, 8/10, 2025-10-08. Returns <paramref name="i"/> where the parts are no date.</summary>
    private readonly int ReadSeparatedDate(int i, char separator, List<Quantity> quantities)
    {
        Span<int> parts = stackalloc int[3];
        var count = 0;
        foreach (var range in Word(i).Split(separator))
        {
            if (count == 3 || !int.TryParse(Word(i)[range], NumberStyles.None, CultureInfo.InvariantCulture, out parts[count++]))
                return i;
        }

        if (count < 2 || (count == 2 && separator == '-'))
            return i;
        var (day, month) = parts[0] > 31 ? (parts[2], parts[1]) : forms.DayFirst ? (parts[0], parts[1]) : (parts[1], parts[0]);
        if (month > 12 && day <= 12)
            (day, month) = (month, day);
        return day is >= 1 and <= 31 && month is >= 1 and <= 12
            ? Add(quantities, QuantityKind.Date, (month * 100) + day, i, i + 1)
            : i;
    }

    /// <summary>3:47 am, 10pm, pukul 03.47, 1847 GMT. Returns <paramref name="i"/> where nothing says that it is a time.</summary>
    private readonly int ReadTimeOfDay(int i, List<Quantity> quantities)
    {
        var word = Word(i);
        var digits = word.Length;
        for (var c = 0; c < word.Length; c++)
        {
            if (!char.IsAsciiDigit(word[c]) && word[c] is not ('.' or ':'))
            {
                digits = c;
                break;
            }
        }

        var half = digits < word.Length ? forms.Find(word[digits..]) : Form(i + 1);
        var isHalf = half.Role is QuantityRole.BeforeNoon or QuantityRole.AfterNoon;
        if (digits < word.Length && !isHalf)
            return i;
        var end = isHalf && digits == word.Length ? i + 2 : i + 1;
        var number = word[..digits];
        var sign = number.IndexOfAny('.', ':');
        var announced = isHalf || Form(i - 1).Role == QuantityRole.ClockBefore || Form(end).Role == QuantityRole.ClockAfter;
        ReadOnlySpan<char> hours = number, minutes = [];
        if (sign >= 0)
        {
            hours = number[..sign];
            minutes = number[(sign + 1)..];
        }
        else if (announced && number.Length == 4)
        {
            hours = number[..2];
            minutes = number[2..];
        }

        var certain = announced || (sign >= 0 && number[sign] == ':');
        if (!certain || hours.Length is 0 or > 2 || minutes.Length is not (0 or 2)
            || !int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24)
        {
            return i;
        }

        var minute = 0;
        if (minutes.Length == 2 && (!int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out minute) || minute > 59))
            return i;
        if (half.Role == QuantityRole.AfterNoon && hour < 12)
            hour += 12;
        else if (half.Role == QuantityRole.BeforeNoon && hour == 12)
            hour = 0;
        return Add(quantities, QuantityKind.Time, (hour * 60) + minute, i, end);
    }

    /// <summary>A number in digits or words with its scale, currency or percent sign.</summary>
    private readonly int ReadAmount(int i, List<Quantity> quantities)
    {
        var currency = Form(i - 1) is { Role: QuantityRole.CurrencyBefore } before ? before.Unit : "";
        var end = i;
        var percent = false;
        if (!(char.IsAsciiDigit(Word(i)[0])
                ? TryDigits(ref end, currency.Length > 0, out var value, out percent)
                : TryWords(ref end, out value)))
        {
            return i + 1;
        }

        while (Form(end) is { Role: QuantityRole.Scale } scale && (tokens[end].Span.Length > 1 || currency.Length > 0))
        {
            if (value > 1_000_000_000_000m)
                break;
            value *= scale.Value;
            end++;
        }

        if (end < tokens.Length && !percent)
        {
            if (Word(end) is "%")
            {
                percent = true;
                end++;
            }
            else if (Form(end).Role == QuantityRole.Percent)
            {
                percent = true;
                end++;
            }
            else if (Form(end + 1).Role == QuantityRole.PercentSecond && Word(end) is "per")
            {
                percent = true;
                end += 2;
            }
            else if (Form(end) is { Role: QuantityRole.CurrencyAfter } after)
            {
                currency = after.Unit;
                end++;
            }
        }

        var kind = percent ? QuantityKind.Percent : currency.Length > 0 ? QuantityKind.Money : QuantityKind.Number;
        var span = new TextSpan(tokens[i].Span.Start, tokens[end - 1].Span.End);
        quantities.Add(new Quantity(kind, value, kind == QuantityKind.Money ? currency : "", span));
        return end;
    }

    /// <summary>14.3, 1.000.000, 6.2bn, 35pc, 7km, 14-day.</summary>
    private readonly bool TryDigits(ref int i, bool isMoney, out decimal value, out bool percent)
    {
        percent = false;
        var word = Word(i);
        var length = 0;
        while (length < word.Length && (char.IsAsciiDigit(word[length]) || word[length] is '.' or ','))
            length++;
        while (length > 0 && !char.IsAsciiDigit(word[length - 1]))
            length--;
        if (!TryParse(word[..length], out value))
            return false;
        i++;
        if (length == word.Length)
            return true;
        var suffix = word[length..];
        if (suffix[0] == '-')
            return true;
        var form = forms.Find(suffix);
        percent = form.Role == QuantityRole.Percent;
        if (form.Role == QuantityRole.Scale && (suffix.Length > 1 || isMoney))
            value *= form.Value;
        // A single letter makes it a name (5G, 2D), not a measure, save where it scales money.
        return suffix.Length > 1 || isMoney;
    }

    private readonly bool TryParse(ReadOnlySpan<char> digits, out decimal value)
    {
        value = 0;
        if (digits.Length is 0 or > MostDigits + 5)
            return false;
        var (stops, commas) = (digits.Count('.'), digits.Count(','));
        var decimalSign = '\0';
        if (stops > 0 && commas > 0)
        {
            decimalSign = digits.LastIndexOf('.') > digits.LastIndexOf(',') ? '.' : ',';
        }
        else if (stops + commas == 1)
        {
            var sign = stops == 1 ? '.' : ',';
            var at = digits.IndexOf(sign);
            // Three digits after a single separator are thousands, unless the language says otherwise or nothing stands before.
            if (digits.Length - at - 1 != 3 || sign == forms.DecimalSign || at > 3 || digits[0] == '0')
                decimalSign = sign;
        }

        Span<char> plain = stackalloc char[MostDigits + 5];
        var length = 0;
        var group = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var c = digits[i];
            if (char.IsAsciiDigit(c))
            {
                plain[length++] = c;
                group++;
                continue;
            }

            var isDecimal = c == decimalSign && digits[(i + 1)..].IndexOf(c) < 0;
            // A chain such as 12.03.2020 or 3.1.2 is no number.
            if (!isDecimal && (group > 3 || digits.Length < i + 4 || digits[(i + 1)..(i + 4)].ContainsAnyExceptInRange('0', '9')))
                return false;
            if (isDecimal)
                plain[length++] = '.';
            group = 0;
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Twenty-three, dua puluh tiga, seratus ribu, a hundred and five thousand. A hyphenated word gives its leading number.</summary>
    private readonly bool TryWords(ref int i, out decimal value)
    {
        var number = default(NumberWords);
        var j = i;
        for (var whole = true; whole && j < tokens.Length && tokens[j].Kind == TokenKind.Word; j++)
        {
            var found = number.Found;
            foreach (var range in Word(j).Split('-'))
            {
                if (number.Add(forms.Find(Word(j)[range]), Form(j - 1).Role, Form(j + 1).Role))
                    continue;
                whole = false;
                break;
            }

            if (!whole && (found || !number.Found))
                break;
        }

        value = number.Value;
        i = j;
        return number.Found;
    }

    /// <summary>ke-68: digits behind a prefix and a hyphen.</summary>
    private static bool TryOrdinal(ReadOnlySpan<char> word, out int ordinal)
    {
        ordinal = 0;
        var hyphen = word.IndexOf('-');
        return hyphen is 1 or 2 && word.Length - hyphen - 1 <= 4
            && int.TryParse(word[(hyphen + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ordinal);
    }

    private static bool TryDay(ReadOnlySpan<char> word, out int day)
    {
        day = 0;
        // 9th
        if (word.Length > 2 && char.IsAsciiLetter(word[^1]))
            word = word[..^2];
        return word.Length is 1 or 2
            && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out day)
            && day is >= 1 and <= 31;
    }

    private readonly bool IsYear(int i) =>
        tokens[i].Kind == TokenKind.Number && Word(i) is { Length: 4 } year && !year.ContainsAnyExceptInRange('0', '9')
        && year[0] is '1' or '2';

    private readonly int Add(List<Quantity> quantities, QuantityKind kind, decimal value, int start, int end)
    {
        quantities.Add(new Quantity(kind, value, "", new TextSpan(tokens[start].Span.Start, tokens[end - 1].Span.End)));
        return end;
    }
}
