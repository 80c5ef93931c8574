using System.Text;
using System.Xml;
using Bilingual.Corpora;

namespace Bilingual.Interchange.Import;

/// <summary>
/// Reads XLIFF 1.2 and 2.x, as CAT tools give it back: the units that have both texts, with their review state. Inline codes are dropped,
/// the text that they enclose is kept. Document types are passed over and entities are not resolved.
/// </summary>
public sealed class XliffReader : ICorpusReader
{
    private const int LongestText = 1 << 24;
    private const string TargetDocument = "target document: ";

    /// <inheritdoc/>
    public string Name => "xliff";

    /// <inheritdoc/>
    public string Description => "XLIFF 1.2 or 2.x from a CAT tool";

    /// <inheritdoc/>
    public IEnumerable<TranslationUnit> Read(IReadOnlyList<CorpusSource> files, CorpusInfo info, Action<CorpusFault> report)
    {
        info.Validated();
        return ReadUnits(files.Single(), report);
    }

    private static IEnumerable<TranslationUnit> ReadUnits(CorpusSource file, Action<CorpusFault> report)
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
        var units = new UnitReader(xml, file, report);
        while (units.Next() is { } unit)
        {
            if (unit.ToUnit(report) is { } read)
                yield return read;
        }
    }

    private sealed class UnitReader(XmlReader xml, CorpusSource file, Action<CorpusFault> report)
    {
        private bool rootSeen;
        private string? sourcePath;
        private string? targetPath;
        private string? id;
        private string? source;
        private ReviewState state;

        private int Line => Math.Max(1, ((IXmlLineInfo)xml).LineNumber);

        /// <summary>The next segment with both texts; null at the end of the file, or where it cannot be read any further.</summary>
        public ImportedUnit? Next()
        {
            try
            {
                while (xml.Read())
                {
                    if (xml.NodeType != XmlNodeType.Element)
                        continue;
                    if (!rootSeen && xml.LocalName != "xliff")
                        return Fail(Line, $"expected an xliff element, found '{xml.LocalName}': the file is no XLIFF.");
                    rootSeen = true;
                    if (Take() is { } unit)
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

        private ImportedUnit? Take()
        {
            switch (xml.LocalName)
            {
                case "file":
                    (sourcePath, targetPath) = (xml.GetAttribute("original"), null);
                    break;
                case "note" when targetPath is null && id is null:
                    targetPath = ReadText() is { } note && note.StartsWith(TargetDocument, StringComparison.Ordinal) ? note[TargetDocument.Length..] : null;
                    break;
                case "unit":
                    (id, source, state) = (xml.GetAttribute("name") ?? xml.GetAttribute("id"), null, ReviewState.Unreviewed);
                    break;
                case "trans-unit":
                    (id, source) = (xml.GetAttribute("resname") ?? xml.GetAttribute("id"), null);
                    state = xml.GetAttribute("approved") == "yes" ? ReviewState.Accepted : ReviewState.Unreviewed;
                    break;
                case "segment":
                    (source, state) = (null, StateOf(xml.GetAttribute("state"), xml.GetAttribute("subState")));
                    break;
                case "alt-trans":
                    xml.Skip();
                    break;
                case "source":
                    source = ReadText();
                    break;
                case "target":
                    var line = Line;
                    if (xml.GetAttribute("state") is { } targetState && state == ReviewState.Unreviewed)
                        state = StateOf(targetState, null);
                    var target = ReadText();
                    if (source is not null)
                        return Unit(line, source, target);
                    break;
            }

            return null;
        }

        private ImportedUnit Unit(int line, string from, string to) => new()
        {
            File = file,
            Line = line,
            Id = id,
            Source = from,
            Target = to,
            SourcePath = sourcePath,
            TargetPath = targetPath,
            State = state,
        };

        private static ReviewState StateOf(string? state, string? subState) => (state, subState) switch
        {
            (_, "bilingual:needs-review") => ReviewState.NeedsReview,
            (_, "bilingual:rejected") => ReviewState.Rejected,
            ("reviewed" or "final" or "signed-off", _) => ReviewState.Accepted,
            _ => ReviewState.Unreviewed,
        };

        private ImportedUnit? Fail(int line, string message)
        {
            report(new CorpusFault(file.Path, line, message));
            return null;
        }

        // Native codes (bpt, ept, ph, it of 1.2) hold markup; g, x, mrk, pc and sc hold or mark text.
        private string ReadText()
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
                else if (xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false, LocalName: "bpt" or "ept" or "ph" or "it" })
                    codeDepth = Math.Min(codeDepth, xml.Depth);
                else if (codeDepth == int.MaxValue && xml.NodeType is (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                    text.Append(xml.Value);
                if (text.Length > LongestText)
                    throw new InvalidDataException($"a text is longer than {LongestText} characters.");
            }

            return XmlText.Clean(text.ToString());
        }
    }
}
