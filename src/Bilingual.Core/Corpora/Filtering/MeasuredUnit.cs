using System.Collections.Immutable;
using Bilingual.Segmentation;

namespace Bilingual.Corpora.Filtering;

/// <summary>A unit with its tokens, so that they are found once for all filters.</summary>
public sealed class MeasuredUnit
{
    /// <summary>Measures a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="sourceLanguage">BCP 47 code of its source side.</param>
    /// <param name="targetLanguage">BCP 47 code of its target side.</param>
    public MeasuredUnit(TranslationUnit unit, string sourceLanguage, string targetLanguage)
    {
        Unit = unit;
        Source = new MeasuredText(unit.Source.Text, sourceLanguage);
        Target = new MeasuredText(unit.Target.Text, targetLanguage);
    }

    /// <summary>The unit.</summary>
    public TranslationUnit Unit { get; }

    /// <summary>Its source side.</summary>
    public MeasuredText Source { get; }

    /// <summary>Its target side.</summary>
    public MeasuredText Target { get; }

    /// <summary>Both sides with their names.</summary>
    internal (string Name, MeasuredText Text)[] Sides => [("source", Source), ("target", Target)];
}

/// <summary>A text with its tokens.</summary>
public sealed class MeasuredText
{
    /// <summary>Measures a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its BCP 47 code.</param>
    public MeasuredText(string text, string language)
    {
        Text = text;
        Language = language;
        var tokens = ImmutableArray.CreateBuilder<Token>();
        foreach (var token in WordTokenizer.Tokenize(text))
            tokens.Add(token);
        Tokens = tokens.ToImmutable();
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>BCP 47 code.</summary>
    public string Language { get; }

    /// <summary>All its tokens.</summary>
    public ImmutableArray<Token> Tokens { get; }

    /// <summary>Words and numbers; symbols and addresses are no words.</summary>
    public IEnumerable<string> Words => Tokens.Where(token => token.Kind is TokenKind.Word or TokenKind.Number).Select(TextOf);

    /// <summary>Number of words and numbers.</summary>
    public int WordCount => Tokens.Count(token => token.Kind is TokenKind.Word or TokenKind.Number);

    /// <summary>The text of a token.</summary>
    public string TextOf(Token token) => Text[token.Span.Start..token.Span.End];
}
