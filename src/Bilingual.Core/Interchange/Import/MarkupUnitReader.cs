using System.Text;
using System.Xml;
using Bilingual.Corpora;

namespace Bilingual.Interchange.Import;

/// <summary>
/// Goes through the elements of an XML file of translation units. Document types are passed over, entities are not resolved, no text is
/// longer than <see cref="LongestText"/>; where the file breaks, what came before is kept and the place is reported.
/// </summary>
/// <param name="xml">The file's elements.</param>
/// <param name="file">The file.</param>
/// <param name="report">Receives what is wrong.</param>
/// <param name="root">Name of the root element.</param>
internal abstract class MarkupUnitReader(XmlReader xml, CorpusSource file, Action<CorpusFault> report, string root)
{
    private const int LongestText = 1 << 24;
    private bool rootSeen;

    protected XmlReader Xml => xml;

    protected CorpusSource File => file;

    /// <summary>The present line, from 1.</summary>
    protected int Line => Math.Max(1, ((IXmlLineInfo)xml).LineNumber);

    /// <summary>All units of a file that hold both languages.</summary>
    public static IEnumerable<TranslationUnit> ReadAll(CorpusSource file, Func<XmlReader, MarkupUnitReader> create, Action<CorpusFault> report)
    {
        using var xml = XmlReader.Create(new MarkupGuard(file.Content, LongestText), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
            CloseInput = false,
        });
        var units = create(xml);
        while (units.Next() is { } unit)
        {
            if (unit.ToUnit(report) is { } read)
                yield return read;
        }
    }

    /// <summary>Takes in the element at hand; a unit where it completes one.</summary>
    protected abstract ImportedUnit? ReadElement();

    /// <summary>Reports a fault.</summary>
    protected ImportedUnit? Fail(int line, string message)
    {
        report(new CorpusFault(file.Path, line, message));
        return null;
    }

    /// <summary>
    /// The text of the element without the native codes of inline elements (bpt, ept, ph, it of both formats, ut of TMX), which hold markup;
    /// others hold or mark text.
    /// </summary>
    protected string ReadText()
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var text = new StringBuilder();
        var codeDepth = int.MaxValue;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth <= codeDepth && xml.NodeType == XmlNodeType.EndElement)
                codeDepth = int.MaxValue;
            else if (xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false, LocalName: "bpt" or "ept" or "ph" or "it" or "ut" })
                codeDepth = Math.Min(codeDepth, xml.Depth);
            else if (codeDepth == int.MaxValue
                && xml.NodeType is (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                text.Append(xml.Value);
            if (text.Length > LongestText)
                throw new InvalidDataException($"a text is longer than {LongestText} characters.");
        }

        return XmlText.Clean(text.ToString());
    }

    /// <summary>The next unit that has both languages; null at the end of the file, or where it cannot be read any further.</summary>
    private ImportedUnit? Next()
    {
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (!rootSeen && xml.LocalName != root)
                    return Fail(Line, $"expected the root element '{root}', found '{xml.LocalName}': the file is no {root.ToUpperInvariant()}.");
                rootSeen = true;
                if (ReadElement() is { } unit)
                    return unit;
            }
        }
        catch (XmlException fault)
        {
            return Fail(Math.Max(1, fault.LineNumber), $"the XML is broken: {fault.Message}");
        }
        catch (InvalidDataException fault)
        {
            return Fail(Line, fault.Message);
        }

        return null;
    }
}
