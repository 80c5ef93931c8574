using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bilingual.Segmentation.Automata;
using Bilingual.Segmentation.Expressions;

namespace Bilingual.Segmentation.Srx;

/// <summary>
/// An ordered list of rules ready for use: at each place the first rule that matches decides. Immutable.
/// </summary>
/// <remarks>
/// The expressions of all rules are read at once by two automata, one backward from the place and one forward, so that the cost of a
/// place does not grow with the number of rules and no expression can backtrack. Only rules beyond regular languages are matched one by
/// one. A place is looked at only if its two neighbours can stand at a rule's break, which spares nearly all of the text.
/// </remarks>
internal sealed class RuleSet
{
    private RuleSet(
        ImmutableArray<SrxRule> rules, ImmutableArray<IrregularRule> irregular, RuleProgram before, RuleProgram after, SymbolClasses classes, CandidateFilter candidates, Regex? protectedRanges)
    {
        Rules = rules;
        Irregular = irregular;
        Before = before;
        After = after;
        Classes = classes;
        Candidates = candidates;
        ProtectedRanges = protectedRanges;
    }

    /// <summary>The rules in order.</summary>
    public ImmutableArray<SrxRule> Rules { get; }

    /// <summary>Those of them that are matched one by one, in order.</summary>
    public ImmutableArray<IrregularRule> Irregular { get; }

    /// <summary>The text before a break, read backward.</summary>
    public RuleProgram Before { get; }

    /// <summary>The text after a break, read forward.</summary>
    public RuleProgram After { get; }

    /// <summary>The symbols of both programs.</summary>
    public SymbolClasses Classes { get; }

    /// <summary>The places that a break rule could match.</summary>
    public CandidateFilter Candidates { get; }

    /// <summary>What stays whole whatever the rules say; null for nothing.</summary>
    public Regex? ProtectedRanges { get; }

    /// <summary>Compiles rules.</summary>
    /// <param name="rules">The rules in order.</param>
    /// <param name="protectedRanges">What stays whole whatever the rules say.</param>
    /// <exception cref="SrxException">Some expressions are malformed; every one is named.</exception>
    public static RuleSet Compile(ImmutableArray<SrxRule> rules, Regex? protectedRanges = null)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        var irregular = ImmutableArray.CreateBuilder<IrregularRule>();
        var sets = new List<CodePointSet>();
        var before = new RuleProgram(backward: true, sets);
        var after = new RuleProgram(backward: false, sets);
        var breaks = new List<(CodePointSet Last, CodePointSet First)>();
        for (var index = 0; index < rules.Length; index++)
        {
            var rule = rules[index];
            var beforeBreak = Parse(rule, "beforebreak", rule.Before, faults);
            var afterBreak = Parse(rule, "afterbreak", rule.After, faults);
            if (beforeBreak is null || afterBreak is null)
                continue;
            if (rule.IsBreak)
                breaks.Add((BoundaryCharacters.Last(beforeBreak), BoundaryCharacters.First(afterBreak)));
            var regularBefore = RegularForm.TryMake(beforeBreak, after: false);
            var regularAfter = RegularForm.TryMake(afterBreak, after: true);
            if (regularBefore is null || regularAfter is null)
            {
                irregular.Add(new IrregularRule(index, rule, regularBefore ?? beforeBreak, regularAfter ?? afterBreak));
            }
            else if (!before.TryAdd(index, regularBefore) || !after.TryAdd(index, regularAfter))
            {
                faults.Add($"{rule.Place}: the rules have grown too large; lower the numbers of repetitions");
                break;
            }
        }

        if (faults.Count > 0)
            throw new SrxException(faults.ToImmutable());
        return new RuleSet(rules, irregular.ToImmutable(), before, after, new SymbolClasses(sets), new CandidateFilter(breaks), protectedRanges);
    }

    private static RegexNode? Parse(SrxRule rule, string element, string pattern, ImmutableArray<string>.Builder faults)
    {
        try
        {
            return RegexParser.Parse(pattern);
        }
        catch (RegexSyntaxException fault)
        {
            faults.Add($"{rule.Place}: {element} '{pattern}', character {fault.Position + 1}: {fault.Message}");
            return null;
        }
    }
}
