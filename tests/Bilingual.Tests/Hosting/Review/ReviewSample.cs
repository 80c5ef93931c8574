using System.Collections.Immutable;
using Bilingual.Alignment;
using Bilingual.Documents;
using Bilingual.Glossaries;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;

namespace Bilingual.Tests.Hosting.Review;

/// <summary>Small articles under review, written for these tests.</summary>
internal static class ReviewSample
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static readonly string[][] Source =
    [
        ["Banjir melanda desa."],
        ["Warga mengungsi pada malam hari.", "Mereka tidur di sekolah.", "Hujan turun tiga jam."],
        ["Pemerintah mengirim bantuan.", "Truk tiba pagi ini."],
    ];

    public static readonly string[][] Target =
    [
        ["Floods hit a village."],
        ["Residents fled at night and slept in a school.", "Rain fell for three hours."],
        ["The government sent aid.", "Trucks arrived this morning.", "More will follow."],
    ];

    /// <summary>The key of sentence <paramref name="sentence"/> of a paragraph.</summary>
    public static ReviewUnit Unit(ReviewSide side, int paragraph, int sentence)
    {
        var sentences = (side == ReviewSide.Source ? Source : Target)[paragraph];
        var start = sentences.Take(sentence).Sum(text => text.Length + 1);
        return new ReviewUnit(side, paragraph, start, start + sentences[sentence].Length);
    }

    public static ReviewUnit S(int paragraph, int sentence) => Unit(ReviewSide.Source, paragraph, sentence);

    public static ReviewUnit T(int paragraph, int sentence) => Unit(ReviewSide.Target, paragraph, sentence);

    public static PairText Text { get; } = new([.. Source.Select(p => string.Join(' ', p))], [.. Target.Select(p => string.Join(' ', p))]);

    /// <summary>A machine alignment with one mistake: the second source sentence stands alone, and one target sentence too.</summary>
    public static PairState State() => PairState.Create(
        Text,
        [
            Bead("b0", [S(0, 0)], [T(0, 0)]),
            Bead("b1", [S(1, 0)], [T(1, 0)]),
            Bead("b2", [S(1, 1)], []),
            Bead("b3", [S(1, 2)], [T(1, 1)]),
            Bead("b4", [S(2, 0)], [T(2, 0)]),
            Bead("b5", [S(2, 1)], [T(2, 1)]),
            Bead("b6", [], [T(2, 2)]),
        ],
        [
            new ReviewLink { Source = 0, Target = 0, Probability = .9, Relation = Relation.Translation },
            new ReviewLink { Source = 1, Target = 1, Probability = .4, Relation = Relation.Partial },
        ]);

    public static ReviewBead Bead(string id, ImmutableArray<ReviewUnit> source, ImmutableArray<ReviewUnit> target) =>
        new() { Id = id, Source = source, Target = target, Relation = Relation.Translation, Probability = .8, Score = .7 };

    /// <summary>Acts as a reviewer; new beads are measured at .5.</summary>
    public static ActionContext Context(long revision = 1, string reviewer = "ani", bool apart = false) =>
        new(reviewer, Noon.AddMinutes(revision), revision, apart, (_, bead) => bead with { Probability = .5, Score = .5 });

    public static PairState After(PairState state, ReviewAction action, ActionContext? context = null) =>
        state.Apply(ActionPlanner.Plan(state, action, context ?? Context()));

    /// <summary>The beads in a form that reads easily: <c>s1.0+s1.1~t1.0</c>, by paragraph and sentence in it.</summary>
    public static string[] Shape(PairState state) =>
        [.. state.Order.Select(id => state.Beads[id]).Select(bead => $"{string.Join('+', bead.Source.Select(Short))}~{string.Join('+', bead.Target.Select(Short))}")];

    /// <summary>Everything of a state, to compare.</summary>
    public static string Dump(PairState state) =>
        string.Join('\n', state.Beads.Values.OrderBy(bead => bead.Id, StringComparer.Ordinal).Select(ReviewJson.Write)
            .Concat(state.Links.Values.OrderBy(link => link.Id, StringComparer.Ordinal).Select(ReviewJson.Write))
            .Concat(state.Refusals.Select(ReviewJson.Write).Order(StringComparer.Ordinal)));

    /// <summary>A document of the given paragraphs.</summary>
    public static MappedDocument Document(string path, string language, string[][] paragraphs, TermMatch? term = null)
    {
        var texts = paragraphs.Select(sentences => string.Join(' ', sentences)).ToArray();
        var (start, built) = (0, new List<Paragraph>());
        for (var i = 0; i < texts.Length; i++)
        {
            var (at, sentences) = (0, new List<Sentence>());
            foreach (var sentence in paragraphs[i])
            {
                sentences.Add(new Sentence(sentences.Count, new TextSpan(at, at + sentence.Length), new TextSpan(start + at, start + at + sentence.Length), sentence));
                at += sentence.Length + 1;
            }

            built.Add(new Paragraph
            {
                Index = i,
                Span = new TextSpan(start, start + texts[i].Length),
                Line = i + 1,
                Text = texts[i],
                Map = OffsetMap.Identity(start),
                Kind = i == 0 ? ParagraphKind.Title : ParagraphKind.Body,
                Sentences = [.. sentences],
            });
            start += texts[i].Length + 1;
        }

        var text = string.Join('\n', texts);
        return new MappedDocument(
            new Document { Path = path, Language = language, Text = text, ContentHash = WorkspaceHash.Of(text), Paragraphs = [.. built] },
            [.. built.Select(paragraph => paragraph.Index == 0 && term is not null ? ImmutableArray.Create(term) : [])]);
    }

    /// <summary>The alignment of <see cref="State"/> as the pipeline stores it.</summary>
    public static AlignedPair Aligned(long id, DocumentPair pair) => new(
        id,
        pair,
        [new Link(0, 0, Relation.Translation, .9, Evidence.None), new Link(1, 1, Relation.Partial, .4, Evidence.None)],
        [
            .. new (int[] Source, int[] Target)[] { ([0], [0]), ([1], [1]), ([3], [2]), ([4], [3]), ([5], [4]) }
                .Select(bead => new ScoredBead(new Bead([.. bead.Source], [.. bead.Target], .8, Evidence.None), Relation.Translation, .7)),
        ]);

    /// <summary>Makes a workspace with one pair and returns its folder.</summary>
    public static async Task<string> WorkspaceAsync(TemporaryFolder folder, string[][]? source = null, string[][]? target = null, TermMatch? term = null)
    {
        var path = folder["corpus"];
        await using var workspace = await Workspace.OpenAsync(path, default);
        await StoreAsync(workspace, source ?? Source, target ?? Target, "f1", term);
        return path;
    }

    /// <summary>Stores two articles and their alignment, replacing earlier ones.</summary>
    public static async Task StoreAsync(Workspace workspace, string[][] source, string[][] target, string fingerprint, TermMatch? term = null, Func<long, DocumentPair, AlignedPair>? align = null)
    {
        await workspace.Documents.SaveAsync([Document("id/a.txt", "id", source, term), Document("en/a.txt", "en", target)], "rules", default);
        var documents = (await workspace.Documents.ListAsync(default)).ToDictionary(d => d.Path);
        var pair = new DocumentPair("id/a.txt", "en/a.txt", .9, DocumentRelation.Parallel, Evidence.None);
        await workspace.Pairs.ReplaceAsync([(pair, documents["id/a.txt"].Id, documents["en/a.txt"].Id, fingerprint)], "pairs", fingerprint, default);
        var stored = (await workspace.Pairs.ListAsync(default)).Single();
        await workspace.Pairs.SaveAsync([(align ?? Aligned)(stored.Id, pair)], default);
    }

    private static string Short(ReviewUnit unit)
    {
        var sentences = unit.Side == ReviewSide.Source ? Source : Target;
        for (var i = 0; i < sentences[unit.Paragraph].Length; i++)
        {
            if (Unit(unit.Side, unit.Paragraph, i) == unit)
                return $"{(unit.Side == ReviewSide.Source ? 's' : 't')}{unit.Paragraph}.{i}";
        }

        return unit.Key;
    }
}
