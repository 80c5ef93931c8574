namespace Bilingual.Hosting.Pipeline;

/// <summary>The stages in the order of work; <c>--until</c> stops after one of them.</summary>
public enum Stage
{
    /// <summary>Files become documents.</summary>
    Read,

    /// <summary>Text is cleaned, and what each paragraph is, is marked.</summary>
    Clean,

    /// <summary>Paragraphs are cut into sentences.</summary>
    Segment,

    /// <summary>Glossary terms are found.</summary>
    MapTerms,

    /// <summary>Sentences of the source language are translated as drafts.</summary>
    Translate,

    /// <summary>Documents that tell of the same things are paired.</summary>
    Pair,

    /// <summary>Paragraphs of a pair are linked.</summary>
    AlignParagraphs,

    /// <summary>Sentences inside linked paragraphs are aligned.</summary>
    AlignSentences,

    /// <summary>What reviewers decided is applied.</summary>
    Review,

    /// <summary>The corpora are written.</summary>
    Corpus,
}

/// <summary>The words for stages on the command line and in reports.</summary>
public static class StageNames
{
    private static readonly string[] Names =
        ["read", "clean", "segment", "map-terms", "translate", "pair", "align-paragraphs", "align-sentences", "review", "corpus"];

    /// <summary>Every name, in the order of work.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The name of a stage.</summary>
    public static string Name(this Stage stage) => Names[(int)stage];

    /// <summary>The stage of a name, or null.</summary>
    public static Stage? Parse(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? null : (Stage)index;
    }
}
