using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Bilingual.Alignment;

/// <summary>What a word or sign does in a quantity.</summary>
internal enum QuantityRole
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A number by itself: tiga, twenty.</summary>
    Number,

    /// <summary>One, which counts only before a hundred or a scale.</summary>
    DigitOne,

    /// <summary>Adds ten to the digit before it: belas.</summary>
    Teen,

    /// <summary>Multiplies the digit before it by ten: puluh.</summary>
    Tens,

    /// <summary>Multiplies by a hundred.</summary>
    Hundred,

    /// <summary>One hundred in one word: seratus.</summary>
    HundredAlone,

    /// <summary>Multiplies by a power of a thousand.</summary>
    Scale,

    /// <summary>A power of a thousand in one word: seribu.</summary>
    ScaleAlone,

    /// <summary>Joins the parts of a number word: and.</summary>
    Joiner,

    /// <summary>Percent.</summary>
    Percent,

    /// <summary>The second half of "per cent".</summary>
    PercentSecond,

    /// <summary>A currency that stands before its amount.</summary>
    CurrencyBefore,

    /// <summary>A currency that stands after its amount.</summary>
    CurrencyAfter,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Announces a time: pukul.</summary>
    ClockBefore,

    /// <summary>Ends a time: WIB, GMT.</summary>
    ClockAfter,

    /// <summary>Morning: am.</summary>
    BeforeNoon,

    /// <summary>Afternoon: pm.</summary>
    AfterNoon,

    /// <summary>The ending of an ordinal in digits: th.</summary>
    Ordinal,
}

/// <summary>A form with what it means.</summary>
/// <param name="Role">Its part in a quantity.</param>
/// <param name="Value">Its number.</param>
/// <param name="Unit">Its currency.</param>
internal readonly record struct QuantityForm(QuantityRole Role, decimal Value, string Unit);

/// <summary>How one language writes quantities, read from <c>Languages/*/quantities.tsv</c>.</summary>
internal sealed class QuantityForms
{
    private const int LongestForm = 16;
    private const int Firsts = 128;
    private static readonly FrozenDictionary<string, QuantityForms> ByLanguage = Load();
    private readonly FrozenDictionary<string, QuantityForm>.AlternateLookup<ReadOnlySpan<char>> byForm;

    // The lengths of the forms that begin with a character, one bit each; all that are not ASCII share the first.
    private readonly uint[] lengths = new uint[Firsts];

    private QuantityForms(string language, char decimalSign, bool dayFirst, Dictionary<string, QuantityForm> forms)
    {
        Language = language;
        DecimalSign = decimalSign;
        DayFirst = dayFirst;
        foreach (var form in forms.Keys)
            lengths[First(form[0])] |= 1u << form.Length;
        byForm = forms.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>BCP 47 code.</summary>
    public string Language { get; }

    /// <summary>The sign between units and decimals; the other one of comma and stop groups thousands.</summary>
    public char DecimalSign { get; }

    /// <summary>Whether 9/10 is the ninth of October.</summary>
    public bool DayFirst { get; }

    /// <summary>The forms of a language; those of English where there are none of its own.</summary>
    public static QuantityForms For(string language)
    {
        if (ByLanguage.TryGetValue(language, out var forms))
            return forms;
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && ByLanguage.TryGetValue(language[..dash], out forms) ? forms : ByLanguage["en"];
    }

    /// <summary>Whether a form begins as a word does and is as long: false tells of nearly every word that it means nothing, without reading it.</summary>
    public bool MayHold(ReadOnlySpan<char> word) => word.Length is > 0 and <= LongestForm && (lengths[First(word[0])] & (1u << word.Length)) != 0;

    /// <summary>What a word or sign means; letter case does not matter.</summary>
    public QuantityForm Find(ReadOnlySpan<char> word)
    {
        if (!MayHold(word))
            return default;
        Span<char> lower = stackalloc char[LongestForm];
        var length = word.ToLowerInvariant(lower);
        return length > 0 && byForm.TryGetValue(lower[..length], out var form) ? form : default;
    }

    private static int First(char c) => c < Firsts ? char.ToLowerInvariant(c) : 0;

    private static FrozenDictionary<string, QuantityForms> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".quantities.tsv", StringComparison.Ordinal))
            .Select(name => Read(assembly.GetManifestResourceStream(name)!))
            .ToFrozenDictionary(forms => forms.Language, StringComparer.Ordinal);
    }

    private static QuantityForms Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        var forms = new Dictionary<string, QuantityForm>(StringComparer.Ordinal);
        var (language, decimalSign, dayFirst) = ("", '.', false);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var fields = line.Split('\t');
            switch (fields[0])
            {
                case "language":
                    language = fields[1];
                    break;
                case "decimal":
                    decimalSign = fields[1][0];
                    break;
                case "date-order":
                    dayFirst = fields[1] == "dmy";
                    break;
                default:
                    var role = Enum.Parse<QuantityRole>(fields[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
                    var isNumber = decimal.TryParse(fields[2], NumberStyles.Number, CultureInfo.InvariantCulture, out var value);
                    foreach (var form in fields[1].Split(' '))
                        forms[form] = new QuantityForm(role, value, isNumber ? "" : fields[2]);
                    break;
            }
        }

        return new QuantityForms(language, decimalSign, dayFirst, forms);
    }
}
