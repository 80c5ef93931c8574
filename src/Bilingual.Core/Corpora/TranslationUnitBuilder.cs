using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bilingual.Alignment;
using Bilingual.Documents;

namespace Bilingual.Corpora;

/// <summary>
/// Makes translation units of the sentence beads between two documents. Not safe for concurrent use; several builders are.
/// </summary>
public sealed class TranslationUnitBuilder
{
    private readonly Side source;
    private readonly Side target;

    /// <summary>A builder for one pair of documents.</summary>
    /// <param name="source">The source document, cut into sentences.</param>
    /// <param name="target">The target document, cut into sentences.</param>
    public TranslationUnitBuilder(Document source, Document target)
    {
        this.source = new Side(source);
        this.target = new Side(target);
    }

    /// <summary>The unit of a bead: its sentences in the order of their documents, joined by a space.</summary>
    /// <param name="bead">A bead with both sides; its units are document-wide sentence numbers.</param>
    /// <param name="relation">How the two sides relate.</param>
    /// <param name="score">Probability that they are translations of each other, 0 to 1.</param>
    /// <exception cref="ArgumentException">The bead lacks a side, or names a sentence that its document does not have.</exception>
    public TranslationUnit Build(Bead bead, Relation relation, double score)
    {
        if (bead.IsNull)
            throw new ArgumentException("A bead without a counterpart is no translation unit.", nameof(bead));
        var (from, to) = (source.Unit(bead.Source), target.Unit(bead.Target));
        return new TranslationUnit
        {
            Id = IdOf(from, to),
            Source = from,
            Target = to,
            Relation = relation,
            Probability = bead.Probability,
            Score = score,
        };
    }

    // Paths keep apart the units of two files with equal bytes; hashes tell a changed file from the one it replaced.
    private string IdOf(UnitSide from, UnitSide to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> offset = stackalloc byte[sizeof(int)];
        foreach (var (document, side) in (ReadOnlySpan<(Document, UnitSide)>)[(source.Document, from), (target.Document, to)])
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{document.Path}\n{document.ContentHash}\n"));
            foreach (var span in side.Spans)
            {
                BinaryPrimitives.WriteInt32LittleEndian(offset, span.Start);
                hash.AppendData(offset);
                BinaryPrimitives.WriteInt32LittleEndian(offset, span.End);
                hash.AppendData(offset);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>A document whose sentences can be found by number.</summary>
    private sealed class Side
    {
        private readonly (int Paragraph, int Sentence)[] places;

        public Side(Document document)
        {
            Document = document;
            places = [.. document.Paragraphs.SelectMany(paragraph => paragraph.Sentences.Select(sentence => (paragraph.Index, sentence.Index)))];
        }

        public Document Document { get; }

        public UnitSide Unit(ImmutableArray<int> numbers)
        {
            foreach (var number in numbers)
            {
                if ((uint)number >= (uint)places.Length)
                    throw new ArgumentException($"The bead names sentence {number} of '{Document.Path}', which has {places.Length}.", nameof(numbers));
            }

            var sentences = numbers.Select(number => Document.Paragraphs[places[number].Paragraph].Sentences[places[number].Sentence]).ToArray();
            return new UnitSide(
                Document.Path,
                Document.Paragraphs[places[numbers[0]].Paragraph].Line,
                [.. sentences.Select(sentence => sentence.Span)],
                string.Join(' ', sentences.Select(sentence => sentence.Text)))
            {
                Places = [.. numbers.Select(Place)],
            };
        }

        private SentencePlace Place(int number)
        {
            var (paragraph, sentence) = places[number];
            return new SentencePlace(number, paragraph, Document.Paragraphs.Length, sentence, Document.Paragraphs[paragraph].Sentences.Length);
        }
    }
}
