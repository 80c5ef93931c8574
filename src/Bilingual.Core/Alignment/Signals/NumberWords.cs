namespace Bilingual.Alignment;

/// <summary>Adds up a number written in words, word by word.</summary>
internal struct NumberWords
{
    private decimal total;
    private decimal group;
    private decimal pending;

    /// <summary>Whether any word has counted.</summary>
    public bool Found { get; private set; }

    /// <summary>The number so far.</summary>
    public readonly decimal Value => total + group + pending;

    /// <summary>Adds a word; false where it does not go on with the number.</summary>
    /// <param name="form">The word.</param>
    /// <param name="previous">What the word before it does.</param>
    /// <param name="next">What the word after it does.</param>
    public bool Add(QuantityForm form, QuantityRole previous, QuantityRole next)
    {
        switch (form.Role)
        {
            case QuantityRole.Number when pending == 0 || (pending >= 20 && pending % 10 == 0 && form.Value < 10):
                pending += form.Value;
                break;
            case QuantityRole.DigitOne:
                // "One" and "a" are mostly no numbers at all; before a hundred or a scale they are.
                return !Found && next is QuantityRole.Hundred or QuantityRole.Scale;
            case QuantityRole.Joiner:
                return group > 0 && pending == 0 && next == QuantityRole.Number;
            case QuantityRole.Teen when pending is > 0 and < 10:
                pending += 10;
                break;
            case QuantityRole.Tens when pending is > 0 and < 10:
                group += pending * form.Value;
                pending = 0;
                break;
            case QuantityRole.Hundred when pending is > 0 and < 100 || previous == QuantityRole.DigitOne:
                group += Math.Max(pending, 1) * form.Value;
                pending = 0;
                break;
            case QuantityRole.HundredAlone when group == 0 && pending == 0:
                group = form.Value;
                break;
            case QuantityRole.ScaleAlone when !Found:
                total = form.Value;
                break;
            case QuantityRole.Scale when group + pending > 0 || (!Found && previous == QuantityRole.DigitOne):
                total += Math.Max(group + pending, 1) * form.Value;
                group = pending = 0;
                break;
            default:
                return false;
        }

        Found = true;
        return true;
    }
}
