using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bilingual.Documents;
using Bilingual.Embedding;
using Bilingual.Glossaries;
using Bilingual.Segmentation;

namespace Bilingual.Alignment;

/// <summary>Computes the <see cref="TextSignals"/> of texts. Safe for concurrent use.</summary>
/// <param name="encoder">Gives vectors of both languages in one space.</param>
public sealed class SignalExtractor(ISentenceEncoder encoder)
{
    private const int LongestWord = 64;

    // A dateline stands before the first paragraph of a report, or after a summary.
    private const int MostDatelines = 4;

    /// <summary>The encoder.</summary>
    public ISentenceEncoder Encoder => encoder;

    /// <summary>The signals of a sequence of units.</summary>
    /// <param name="units">Sentences, lines or paragraphs; empty ones are allowed.</param>
    /// <param name="language">BCP 47 code of the text.</param>
    /// <param name="terms">
    /// For each unit the concepts of the glossary that stand in it, named alike in both languages; null where there is no glossary.
    /// </param>
    /// <param name="withPieces">
    /// Whether units may hold several sentences, as lines and paragraphs do: these are then compared one by one besides the units.
    /// </param>
    /// <param name="withWords">Whether words are wanted, which comparisons of pairs and articles use and the alignment of units does not.</param>
    /// <exception cref="ArgumentException"><paramref name="terms"/> has another number of units.</exception>
    public TextSignals Extract(
        IReadOnlyList<string> units, string language, IReadOnlyList<IReadOnlyList<string>>? terms = null, bool withPieces = false, bool withWords = true)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(language);
        if (terms is not null && terms.Count != units.Count)
            throw new ArgumentException($"Terms are given for {terms.Count} units, but there are {units.Count}.", nameof(terms));

        var forms = QuantityForms.For(language);
        var attributions = Attributions.For(language);
        var lengths = new int[units.Count];
        var words = new WordList();
        var keys = new KeyList(units.Count);
        var names = new NameFinder();
        var tokens = new List<Token>();
        var quantities = new List<Quantity>();
        var wordStarts = new int[units.Count + 1];
        var wordMembers = new List<int>();
        var ofSpeaker = new List<bool>();
        bool[] marks = [];
        var vectors = UnitVectors.Encode(units, encoder, withPieces);
        for (var unit = 0; unit < units.Count; unit++)
        {
            var text = units[unit];
            lengths[unit] = text.Length;
            tokens.Clear();
            foreach (var token in WordTokenizer.Tokenize(text))
            {
                tokens.Add(token);
            }

            var tokenSpan = CollectionsMarshal.AsSpan(tokens);
            if (marks.Length < tokens.Count)
                marks = new bool[tokens.Count * 2];
            var marked = marks.AsSpan(0, tokens.Count);
            marked.Clear();
            if (withWords)
                attributions?.Mark(text, tokenSpan, marked);
            for (var i = 0; withWords && i < tokens.Count; i++)
            {
                if (tokens[i].Kind != TokenKind.Word || tokens[i].Span.Length > LongestWord)
                    continue;
                wordMembers.Add(words.Add(tokens[i].Span.Of(text)));
                ofSpeaker.Add(marked[i]);
            }

            wordStarts[unit + 1] = wordMembers.Count;
            names.Add(unit, text, tokenSpan, marked);
            quantities.Clear();
            QuantityReader.Read(text, tokenSpan, forms, quantities);
            AddQuantities(keys, unit, quantities, tokenSpan);
            foreach (var term in terms?[unit] ?? [])
                keys.Add(unit, new Key(KeyKind.Term, term), term, 1, place: 0);
        }

        keys.Add(names);
        return new TextSignals(
            language, vectors.OfUnits, lengths, words.ToImmutable(), wordStarts, [.. wordMembers], [.. ofSpeaker], keys.ToTable(), vectors.Pieces(language));
    }

    private static void AddQuantities(KeyList keys, int unit, List<Quantity> quantities, ReadOnlySpan<Token> tokens)
    {
        var (token, place) = (0, 0);
        foreach (var quantity in quantities)
        {
            for (; token < tokens.Length && tokens[token].Span.Start < quantity.Span.Start; token++)
                place += tokens[token].Kind == TokenKind.Word && tokens[token].Span.Length <= LongestWord ? 1 : 0;
            var counts = quantity.Kind is QuantityKind.Number or QuantityKind.Money;
            keys.Add(unit, new Key(KeyKind.Quantity, quantity.Key), quantity.Key, quantity.Telling, place, counts ? quantity.Value : 0);
        }
    }

    /// <summary>The signals of an article; a paragraph that is not segmented counts as one sentence.</summary>
    /// <param name="document">The article, segmented.</param>
    public DocumentSignals Extract(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Extract(document, terms: null);
    }

    /// <summary>The signals of an article with the terms of the glossary.</summary>
    /// <param name="mapped">The article, segmented, with its terms.</param>
    public DocumentSignals Extract(MappedDocument mapped)
    {
        ArgumentNullException.ThrowIfNull(mapped);
        var terms = new List<IReadOnlyList<string>>();
        for (var p = 0; p < mapped.Document.Paragraphs.Length; p++)
        {
            var paragraph = mapped.Document.Paragraphs[p];
            if (paragraph.Sentences.IsEmpty)
                terms.Add([.. mapped.Terms[p].Select(Concept)]);
            foreach (var sentence in paragraph.Sentences)
                terms.Add([.. mapped.Terms[p].Where(match => sentence.TextSpan.Overlaps(match.Span)).Select(Concept)]);
        }

        return Extract(mapped.Document, terms);

        // Both languages' matches of a concept name it by its preferred target.
        static string Concept(TermMatch match) => match.Entry.Target;
    }

    private DocumentSignals Extract(Document document, List<IReadOnlyList<string>>? terms)
    {
        var sentences = new List<string>();
        var starts = ImmutableArray.CreateBuilder<int>(document.Paragraphs.Length + 1);
        var reports = 0;
        foreach (var paragraph in document.Paragraphs)
        {
            starts.Add(sentences.Count);
            if (paragraph.Sentences.IsEmpty)
                sentences.Add(paragraph.Text);
            foreach (var sentence in paragraph.Sentences)
                sentences.Add(sentence.Text);
            if (paragraph.Kind == ParagraphKind.Body && paragraph.IsContent && reports++ < MostDatelines)
                sentences[starts[^1]] = sentences[starts[^1]][Datelines.LengthOf(sentences[starts[^1]])..];
        }

        starts.Add(sentences.Count);
        return new DocumentSignals(
            document.Path,
            Extract(sentences, document.Language, terms),
            starts.MoveToImmutable(),
            [.. document.Paragraphs.Select(paragraph => paragraph.Kind)],
            [.. document.Paragraphs.Select(paragraph => paragraph.IsContent)]);
    }

    /// <summary>Numbers the distinct words of a text in lower case.</summary>
    private sealed class WordList
    {
        private readonly List<string> words = [];
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

        public WordList() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

        public int Add(ReadOnlySpan<char> word)
        {
            Span<char> lower = stackalloc char[LongestWord];
            var length = word.ToLowerInvariant(lower);
            if (lookup.TryGetValue(lower[..length], out var number))
                return number;
            number = words.Count;
            words.Add(lower[..length].ToString());
            numbers.Add(words[number], number);
            return number;
        }

        public ImmutableArray<string> ToImmutable() => [.. words];
    }
}
