namespace Bilingual.Interchange.Xliff;

/// <summary>XLIFF, for editing and reviewing a corpus in a CAT tool: a <c>file</c> for each run of units of one document pair.</summary>
public sealed class XliffFormat(XliffOptions options) : ICorpusFormat
{
    /// <inheritdoc/>
    public string Name => options.Version == XliffVersion.V12 ? "xliff12" : "xliff";

    /// <inheritdoc/>
    public string Description => options.Version == XliffVersion.V12
        ? "XLIFF 1.2 for editing in a CAT tool"
        : "XLIFF 2.1 for editing in a CAT tool";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions(CorpusInfo info) => options.Version == XliffVersion.V12 ? [".v12.xlf"] : [".xlf"];

    /// <inheritdoc/>
    public ICorpusWriter CreateWriter(IReadOnlyList<Stream> files, CorpusInfo info)
    {
        info.Validated();
        var xml = XmlText.Writer(files.Single());
        return options.Version == XliffVersion.V12 ? new Xliff12Writer(xml, info, options) : new Xliff21Writer(xml, info, options);
    }
}
