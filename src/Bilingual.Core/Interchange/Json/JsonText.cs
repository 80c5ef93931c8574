using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bilingual.Interchange.Json;

/// <summary>JSON that people can read: one line, letters of every script as they are.</summary>
internal static class JsonText
{
    // The files are no part of a web page, so quotation marks and letters need not be escaped for one.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };

    /// <summary>A writer of one-line values.</summary>
    public static Utf8JsonWriter Writer(Stream output) => new(output, Options);

    /// <summary>A probability with four decimals, as a number.</summary>
    public static void WriteProbability(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(FieldText.Probability(value), skipInputValidation: true);
    }

    /// <summary>A measurement with four decimals, as a number.</summary>
    public static void WriteMeasure(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value.ToString("0.0000", CultureInfo.InvariantCulture), skipInputValidation: false);
    }
}
