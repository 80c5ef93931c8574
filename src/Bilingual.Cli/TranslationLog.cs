using System.Globalization;
using Bilingual.Translation;

namespace Bilingual.Cli;

/// <summary>
/// Tells the person watching how translation goes: progress now and then, every line that was not translated with its reason (runs of lines
/// with one reason together), why a preferred engine was passed over, and at the end what it came to.
/// </summary>
internal sealed class TranslationLog(CommandContext context, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> passedOver = new(StringComparer.Ordinal);
    private readonly long started = time.GetTimestamp();
    private long lastProgress = time.GetTimestamp();
    private (int First, int Last, string Reason)? failing;
    private int line;
    private int remarks;

    /// <summary>How many lines were not translated.</summary>
    public int Failures { get; private set; }

    /// <summary>Notes the result of the next line.</summary>
    public void Add(TranslationResult result)
    {
        line++;
        if (result.Failure is { } reason)
        {
            Failures++;
            if (failing is { } run && run.Reason == reason && run.Last == line - 1)
            {
                failing = run with { Last = line };
            }
            else
            {
                WriteFailing();
                failing = (line, line, reason);
            }
        }

        // The first remark of a translation that is not as wished says why.
        if ((result.IsProvisional || result.IsWithoutGlossary) && result.Remarks is [var why, ..] && passedOver.Add(why))
            context.Say($"bilingual: {(result.HasFallenBack ? "another engine goes on: " : result.IsProvisional ? "for now: " : "")}{why}");
        remarks += result.Remarks.Length;
        if (context.Verbose)
        {
            foreach (var remark in result.Remarks)
                context.Say(string.Create(CultureInfo.InvariantCulture, $"bilingual: line {line}: {remark}"));
        }
    }

    /// <summary>Says how far it has come, if it has not for a while.</summary>
    public void Progress(CharacterBudget budget)
    {
        if (time.GetElapsedTime(lastProgress) < Interval)
            return;
        lastProgress = time.GetTimestamp();
        var seconds = time.GetElapsedTime(started).TotalSeconds;
        context.Say(string.Create(CultureInfo.InvariantCulture, $"translate: {line:N0} lines, {line / seconds:0} a second{Cost(budget)}"));
    }

    /// <summary>Says what it came to.</summary>
    public void Close(CharacterBudget budget)
    {
        WriteFailing();
        if (budget.Used > 0)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"translate: {line:N0} lines{Cost(budget)}"));
        if (remarks > 0 && !context.Verbose)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"translate: {remarks:N0} remarks on terms, numbers and protected places; --verbose shows them"));
    }

    private void WriteFailing()
    {
        if (failing is not { } run)
            return;
        var lines = run.First == run.Last ? $"line {Number(run.First)}" : $"lines {Number(run.First)}-{Number(run.Last)}";
        context.Error.WriteLine($"bilingual: {lines} not translated: {run.Reason}");
        failing = null;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Cost(CharacterBudget budget) => budget.Used == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $", {budget.Used:N0} characters in {budget.Texts:N0} sentences sent");
}
