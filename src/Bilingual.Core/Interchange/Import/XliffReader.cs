using System.Xml;
using Bilingual.Corpora;

namespace Bilingual.Interchange.Import;

/// <summary>
/// Reads XLIFF 1.2 and 2.x, as CAT tools give it back: the units that have both texts, with their review state. Inline codes are dropped,
/// the text that they enclose is kept. Document types are passed over and entities are not resolved.
/// </summary>
public sealed class XliffReader : ICorpusReader
{
    private const string TargetDocument = "target document: ";

    /// <inheritdoc/>
    public string Name => "xliff";

    /// <inheritdoc/>
    public string Description => "XLIFF 1.2 or 2.x from a CAT tool";

    /// <inheritdoc/>
    public IEnumerable<TranslationUnit> Read(IReadOnlyList<CorpusSource> files, CorpusInfo info, Action<CorpusFault> report)
    {
        info.Validated();
        return MarkupUnitReader.ReadAll(files.Single(), xml => new UnitReader(xml, files.Single(), report), report);
    }

    private sealed class UnitReader(XmlReader xml, CorpusSource file, Action<CorpusFault> report)
        : MarkupUnitReader(xml, file, report, root: "xliff")
    {
        private string? sourcePath;
        private string? targetPath;
        private string? id;
        private string? source;
        private ReviewState state;

        protected override ImportedUnit? ReadElement()
        {
            switch (Xml.LocalName)
            {
                case "file":
                    (sourcePath, targetPath) = (Xml.GetAttribute("original"), null);
                    break;
                case "note" when targetPath is null && id is null:
                    targetPath = ReadText() is { } note && note.StartsWith(TargetDocument, StringComparison.Ordinal) ? note[TargetDocument.Length..] : null;
                    break;
                case "unit":
                    (id, source, state) = (Xml.GetAttribute("name") ?? Xml.GetAttribute("id"), null, ReviewState.Unreviewed);
                    break;
                case "trans-unit":
                    (id, source) = (Xml.GetAttribute("resname") ?? Xml.GetAttribute("id"), null);
                    state = Xml.GetAttribute("approved") == "yes" ? ReviewState.Accepted : ReviewState.Unreviewed;
                    break;
                case "segment":
                    (source, state) = (null, StateOf(Xml.GetAttribute("state"), Xml.GetAttribute("subState")));
                    break;
                case "alt-trans":
                    Xml.Skip();
                    break;
                case "source":
                    source = ReadText();
                    break;
                case "target":
                    var line = Line;
                    if (Xml.GetAttribute("state") is { } targetState && state == ReviewState.Unreviewed)
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
            File = File,
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
    }
}
