using Bilingual.Interchange.Beads;
using Bilingual.Interchange.CesAlign;
using Bilingual.Interchange.Import;
using Bilingual.Interchange.Json;
using Bilingual.Interchange.Moses;
using Bilingual.Interchange.Tabular;
using Bilingual.Interchange.Tmx;
using Bilingual.Interchange.Xliff;
using Microsoft.Extensions.DependencyInjection;

namespace Bilingual.Interchange;

/// <summary>Registers the formats.</summary>
public static class InterchangeServices
{
    /// <summary>Adds the formats to write and read corpora in, those of alignments, and the registries that find them by name.</summary>
    public static IServiceCollection AddInterchange(this IServiceCollection services) => services
        .AddSingleton<ICorpusFormat, BitextorFormat>()
        .AddSingleton<ICorpusFormat, JsonLinesFormat>()
        .AddSingleton<ICorpusFormat>(new TmxFormat())
        .AddSingleton<ICorpusFormat, MosesFormat>()
        .AddSingleton<ICorpusFormat, LfAlignerFormat>()
        .AddSingleton<ICorpusFormat, CesAlignFormat>()
        .AddSingleton<ICorpusFormat>(new XliffFormat(new XliffOptions { Version = XliffVersion.V21 }))
        .AddSingleton<ICorpusFormat>(new XliffFormat(new XliffOptions { Version = XliffVersion.V12 }))
        .AddSingleton<CorpusFormats>()
        .AddSingleton<IBeadFormat, VecalignFormat>()
        .AddSingleton<IBeadFormat, LadderFormat>()
        .AddSingleton<IBeadFormat, BeadTableFormat>()
        .AddSingleton<IBeadFormat, BeadJsonFormat>()
        .AddSingleton<IBeadFormat, BeadTmxFormat>()
        .AddSingleton<IBeadFormat, LinkListFormat>()
        .AddSingleton<BeadFormats>()
        .AddSingleton<ICorpusReader, TableReader>()
        .AddSingleton<ICorpusReader, JsonLinesReader>()
        .AddSingleton<ICorpusReader, TmxReader>()
        .AddSingleton<ICorpusReader, MosesReader>()
        .AddSingleton<ICorpusReader, XliffReader>()
        .AddSingleton<CorpusReaders>();
}
