using System.Collections.Immutable;
using Bilingual.Documents;

namespace Bilingual.Alignment;

/// <summary>
/// What alignment knows of an article: the signals of its sentences and how they make up paragraphs. Computed once for each article,
/// however many it is compared with.
/// </summary>
public sealed class DocumentSignals
{
    private const int ShortestLead = 60;

    internal DocumentSignals(string path, TextSignals sentences, ImmutableArray<int> starts, ImmutableArray<ParagraphKind> kinds, ImmutableArray<bool> isContent)
    {
        Path = path;
        Sentences = sentences;
        Starts = starts;
        Kinds = kinds;
        IsContent = isContent;
    }

    /// <summary>Path of the article.</summary>
    public string Path { get; }

    /// <summary>BCP 47 code of the article.</summary>
    public string Language => Sentences.Language;

    /// <summary>Number of paragraphs, boilerplate included.</summary>
    public int ParagraphCount => Kinds.Length;

    /// <summary>The signals of all sentences, numbered through the whole article, those of boilerplate included.</summary>
    public TextSignals Sentences { get; }

    /// <summary>First sentence of each paragraph, and one past the last sentence of all.</summary>
    internal ImmutableArray<int> Starts { get; }

    /// <summary>What each paragraph is.</summary>
    internal ImmutableArray<ParagraphKind> Kinds { get; }

    /// <summary>The first paragraph of running text, which with the title tells what the article is about; −1 where there is none.</summary>
    internal int Lead
    {
        get
        {
            for (var p = 0; p < ParagraphCount; p++)
            {
                if (IsContent[p] && Kinds[p] == ParagraphKind.Body && Sentences.Lengths[Starts[p]] >= ShortestLead)
                    return p;
            }

            return -1;
        }
    }

    /// <summary>Whether each paragraph may be linked.</summary>
    internal ImmutableArray<bool> IsContent { get; }
}
