using System.Text.RegularExpressions;
using Bilingual.Documents;
using Bilingual.Segmentation.Automata;

namespace Bilingual.Segmentation.Srx;

/// <summary>Applies a <see cref="RuleSet"/> to texts, one at a time; holds the automata's states. Not safe for concurrent use.</summary>
internal sealed class RuleMatcher
{
    /// <summary>Steps of the automata allowed for each character of a text; ordinary rules need one or two.</summary>
    private const long StepsPerCharacter = 1000;

    private const long LeastSteps = 100_000_000;

    private readonly RuleSet rules;
    private readonly LazyAutomaton before;
    private readonly LazyAutomaton after;
    private readonly ulong[] matchedAfter;
    private readonly Queue<TextSpan> protectedRanges = new();
    private long steps;

    /// <summary>A matcher.</summary>
    public RuleMatcher(RuleSet rules)
    {
        this.rules = rules;
        before = new LazyAutomaton(rules.Before, rules.Classes, rules.Rules.Length);
        after = new LazyAutomaton(rules.After, rules.Classes, rules.Rules.Length);
        matchedAfter = new ulong[(rules.Rules.Length + 63) / 64];
    }

    /// <summary>The first break after <paramref name="position"/>, or the length of the text.</summary>
    /// <exception cref="SrxException">The rules take too long.</exception>
    public int NextBreak(ReadOnlySpan<char> text, int position)
    {
        for (var candidate = rules.Candidates.Next(text, position + 1); candidate < text.Length;)
        {
            if (!IsProtected(candidate) && IsBreak(text, candidate))
                return candidate;
            candidate = rules.Candidates.Next(text, candidate + 1);
        }

        return text.Length;
    }

    /// <summary>Prepares for a text.</summary>
    /// <exception cref="SrxException">Finding the protected ranges takes too long.</exception>
    public void Begin(ReadOnlySpan<char> text)
    {
        steps = Math.Max(LeastSteps, StepsPerCharacter * text.Length);
        protectedRanges.Clear();
        if (rules.ProtectedRanges is not { } regex)
            return;
        try
        {
            foreach (var match in regex.EnumerateMatches(text))
                protectedRanges.Enqueue(new TextSpan(match.Index, match.Index + match.Length));
        }
        catch (RegexMatchTimeoutException fault)
        {
            throw new SrxException(["rangeRule: took longer than a second; make its expression simpler"], fault);
        }
    }

    /// <summary>Whether a position, asked for in ascending order, is inside a protected range.</summary>
    private bool IsProtected(int position)
    {
        while (protectedRanges.TryPeek(out var range) && range.End <= position)
            protectedRanges.Dequeue();
        return protectedRanges.TryPeek(out var next) && next.Start < position;
    }

    private bool IsBreak(ReadOnlySpan<char> text, int position)
    {
        ReadAfter(text, position);
        var first = FirstBefore(text, position);
        foreach (var rule in rules.Irregular)
        {
            if (rule.Index > first)
                break;
            if (rule.Matches(text, position))
            {
                first = rule.Index;
                break;
            }
        }

        return first < rules.Rules.Length && rules.Rules[first].IsBreak;
    }

    /// <summary>Collects the rules whose expression after the break matches.</summary>
    private void ReadAfter(ReadOnlySpan<char> text, int position)
    {
        Array.Clear(matchedAfter);
        var neighbour = position;
        var state = after.Start(rules.Classes.ReadBackward(text, ref neighbour));
        var next = position;
        while (!state.IsDead)
        {
            state = after.Next(state, rules.Classes.ReadForward(text, ref next));
            if (state.Accepted is { } accepted)
                RuleMask.AddAll(matchedAfter, accepted);
        }

        Count(next - position);
    }

    /// <summary>The first rule whose both expressions match, or the number of rules.</summary>
    private int FirstBefore(ReadOnlySpan<char> text, int position)
    {
        var first = rules.Rules.Length;
        var neighbour = position;
        var state = before.Start(rules.Classes.ReadForward(text, ref neighbour));
        var next = position;
        // What can still match must come before what already has.
        while (RuleMask.FirstCommon(state.Alive, matchedAfter, first) < first)
        {
            state = before.Next(state, rules.Classes.ReadBackward(text, ref next));
            if (state.Accepted is { } accepted)
                first = RuleMask.FirstCommon(accepted, matchedAfter, first);
        }

        Count(position - next);
        return first;
    }

    private void Count(int taken)
    {
        steps -= taken;
        if (steps < 0)
            throw new SrxException([$"{rules.Rules[0].Place} and those after it read too far from each place of a long paragraph; bound their repetitions"]);
    }
}
