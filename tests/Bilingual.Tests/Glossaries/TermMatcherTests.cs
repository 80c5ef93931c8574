using System.Collections.Immutable;
using Bilingual.Documents;
using Bilingual.Glossaries;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Glossaries;

public sealed class TermMatcherTests
{
    [Fact]
    public void Match_TermInsideALongerOne_IsNested()
    {
        var matcher = Matcher("sumber", "model sumber terbuka", "sumber terbuka");

        var matches = matcher.Match("Ini model sumber terbuka dari dua sumber.");

        Assert.Equal(
            [(4, 24, "model sumber terbuka", 0), (10, 24, "sumber terbuka", 1), (10, 16, "sumber", 2), (34, 40, "sumber", 0)],
            matches.Select(match => (match.Span.Start, match.Span.End, match.Form, match.Depth)));
    }

    [Fact]
    public void Match_TermsThatCross_TheLongerStands()
    {
        var matches = Matcher("tim produk", "produk AI generatif").Match("tim produk AI generatif");

        Assert.Equal("produk AI generatif", Assert.Single(matches).Form);
    }

    [Fact]
    public void Match_TargetLanguage_TurnsTermAndTargetRound()
    {
        var glossary = new Glossary([new TermEntry { Term = "pusat data", Target = "data center", PartOfSpeech = "noun" }]);

        var match = Assert.Single(TermMatcher.Create(glossary, "en-US").Match("Two data centers opened."));

        Assert.Equal(GlossarySide.Target, match.Side);
        Assert.Equal(("data center", "pusat data"), (match.Term, match.Target));
        Assert.Equal("data center + -s", match.Explanation);
    }

    [Fact]
    public void Match_VariantWithClitic_ExplainsBoth()
    {
        var entry = new TermEntry { Term = "kecerdasan super", Variants = ["superintelijen"], Target = "superintelligence", PartOfSpeech = "noun" };

        var match = Assert.Single(TermMatcher.Create(new Glossary([entry]), "id").Match("Superintelijennya datang."));

        Assert.Equal(new TextSpan(0, 17), match.Span);
        Assert.Equal("superintelijen", match.Form);
        Assert.Equal("superintelijen + -nya (variant of kecerdasan super)", match.Explanation);
    }

    [Theory]
    [InlineData("model-model AI-nya", "model + model AI + -nya")]
    [InlineData("model yang AI", "model + yang + AI")]
    [InlineData("Model-AI", "model AI (with a hyphen)")]
    [InlineData("model  AI", "model AI")]
    public void Match_NounPhrase_IsExplained(string text, string explanation)
    {
        var match = Assert.Single(Matcher("model AI").Match(text));

        Assert.Equal(new TextSpan(0, text.Length), match.Span);
        Assert.Equal(explanation, match.Explanation);
    }

    [Fact]
    public void Match_PunctuationBetweenTheWords_IsNoMatch() =>
        Assert.Empty(Matcher("model AI").Match("model, AI; model – AI; model (AI)"));

    [Fact]
    public void Match_ForbiddenEntry_IsLookedForOnlyOnDemand()
    {
        var glossary = new Glossary([new TermEntry { Term = "model batas", Target = "border model", Status = TermStatus.Forbidden }]);

        Assert.Empty(TermMatcher.Create(glossary, "en").Match("a border model"));
        Assert.Single(TermMatcher.Create(glossary, "en", new TermMatcherOptions { Statuses = [TermStatus.Forbidden] }).Match("a border model"));
    }

    [Fact]
    public void Match_Homonyms_DomainOfTheTextComesFirst()
    {
        var glossary = new Glossary(
        [
            new TermEntry { Term = "bisa", Target = "can", PartOfSpeech = "verb" },
            new TermEntry { Term = "bisa", Target = "venom", PartOfSpeech = "noun", Domain = "biology" },
        ]);

        var inGeneral = TermMatcher.Create(glossary, "id").Match("bisa");
        var inBiology = TermMatcher.Create(glossary, "id", new TermMatcherOptions { Domains = ["biology"] }).Match("bisa");

        Assert.Equal([("can", 0), ("venom", 1)], inGeneral.Select(match => (match.Target, match.Depth)));
        Assert.Equal([("venom", 0), ("can", 1)], inBiology.Select(match => (match.Target, match.Depth)));
    }

    [Fact]
    public void Match_AbbreviationInCapitals_IsNotFoundInSmallLetters()
    {
        var matcher = Matcher("AS");

        Assert.Single(matcher.Match("di AS"));
        Assert.Empty(matcher.Match("di as roda"));
    }

    [Theory]
    [InlineData("ORANG META PERGI", 1)]
    [InlineData("Orang META pergi", 0)]
    public void Match_CaseSensitiveName_InCapitalsOnlyWhereAllIs(string text, int expected)
    {
        var glossary = new Glossary([new TermEntry { Term = "Meta", Target = "Meta", PartOfSpeech = "name", CaseSensitive = true }]);

        Assert.Equal(expected, TermMatcher.Create(glossary, "id").Match(text).Length);
    }

    [Fact]
    public void Create_LanguageOfNeitherSide_IsRefused()
    {
        var fault = Assert.Throws<ArgumentException>(() => TermMatcher.Create(Glossary.Empty, "fr"));

        Assert.StartsWith("The glossary joins id and en; it has no terms in 'fr'.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_LanguageWithoutData_FindsListedForms()
    {
        var glossary = new Glossary([new TermEntry { Term = "centre de données", Target = "data center" }], "fr", "en");

        Assert.Single(TermMatcher.Create(glossary, "fr").Match("Un Centre de données ouvre."));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\0\uD800 -'’--…")]
    public void Match_NothingToFind_IsEmpty(string text) => Assert.Empty(Matcher("tim").Match(text));

    [Fact]
    public void Match_ManyThreads_GivesTheSame()
    {
        var matcher = Matcher("sumber", "sumber terbuka", "model AI");
        const string Text = "Model-model AI sumber terbuka itu punya sumbernya.";
        var expected = matcher.Match(Text);

        Assert.All(Enumerable.Range(0, 200).AsParallel().Select(_ => matcher.Match(Text)), matches => Assert.True(expected.SequenceEqual(matches)));
    }

    [Fact]
    public void Match_AnyGlossaryAndText_LevelsNeverOverlapAndNestingIsReal() => Prop.ForAll(Case, input =>
    {
        var matches = Matcher([.. input.Terms]).Match(input.Text);
        foreach (var one in matches)
        {
            Assert.InRange(one.Span.Start, 0, one.Span.End - 1);
            Assert.InRange(one.Span.End, 1, input.Text.Length);
            Assert.DoesNotContain(matches, other => !ReferenceEquals(one, other) && other.Depth == one.Depth && other.Span.Overlaps(one.Span));
            if (one.Depth > 0)
                Assert.Contains(matches, other => other.Depth == one.Depth - 1 && other.Span.Contains(one.Span));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Match_AnotherTermAdded_NeverRemovesALongerMatch() => Prop.ForAll(Case, input =>
    {
        var without = Matcher([.. input.Terms.Skip(1)]).Match(input.Text);
        var with = Matcher([.. input.Terms]).Match(input.Text);
        var added = with.Where(match => match.Form == input.Terms[0]).Select(match => match.Span.Length).DefaultIfEmpty(0).Max();
        Assert.All(
            without.Where(match => match.Span.Length > added),
            match => Assert.Contains(with, other => other.Span == match.Span && other.Form == match.Form));
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<(ImmutableArray<string> Terms, string Text)> Case
    {
        get
        {
            string[] words = ["a", "b", "c", "ab", "a-b", "model", "data", "AI"];
            var phrase = Gen.Elements(words).ListOf().Where(list => list.Count is >= 1 and <= 3).Select(list => string.Join(' ', list));
            var terms = phrase.ListOf().Where(list => list.Count >= 1).Select(list => list.Distinct().ToImmutableArray());
            var text = Gen.Elements([.. words, ",", "yang", "datanya", "model-model", "(AI)"]).ListOf().Select(list => string.Join(' ', list));
            return Arb.From(from each in terms from line in text select (each, line));
        }
    }

    private static TermMatcher Matcher(params string[] terms) => TermMatcher.Create(
        new Glossary(terms.Select(term => new TermEntry { Term = term, Target = "x", PartOfSpeech = "noun" })), "id");
}
