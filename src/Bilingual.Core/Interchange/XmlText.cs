using System.Text;
using System.Xml;

namespace Bilingual.Interchange;

/// <summary>What every XML format of the project has in common.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = FieldText.Utf8,
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    };

    /// <summary>A writer of indented UTF-8 XML with LF line ends that leaves <paramref name="output"/> open.</summary>
    public static XmlWriter Writer(Stream output) => XmlWriter.Create(output, Settings);

    /// <summary>The same over a text writer, whose encoding the XML declaration states.</summary>
    public static XmlWriter Writer(TextWriter output) => XmlWriter.Create(output, Settings);

    /// <summary>The text without what XML 1.0 (section 2.2) cannot hold: control characters, lone surrogates, U+FFFE and U+FFFF.</summary>
    public static string Clean(string text)
    {
        var legal = LegalPrefix(text, 0);
        if (legal == text.Length)
            return text;
        var clean = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length; start = start + legal + 1, legal = LegalPrefix(text, start))
            clean.Append(text, start, legal);
        return clean.ToString();
    }

    // How many characters from `start` on are legal.
    private static int LegalPrefix(string text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            if (XmlConvert.IsXmlChar(text[at]))
                at++;
            else if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
                at += 2;
            else
                break;
        }

        return at - start;
    }
}
