namespace Bilingual.Glossaries.Checking;

/// <summary>What can be wrong with an entry by itself.</summary>
internal static class EntryCheck
{
    private static readonly System.Buffers.SearchValues<char> Brackets = System.Buffers.SearchValues.Create("()[]{}");

    public static void Run(TermEntry entry, ICollection<GlossaryFault> faults)
    {
        if (entry.Status == TermStatus.Keep && !string.Equals(entry.Term, entry.Target, StringComparison.Ordinal))
            Error("keep", $"'{entry.Term}' is to be kept, but its target is '{entry.Target}'; make them the same or take the status out.");
        foreach (var unknown in PartOfSpeech.Unknown(entry.PartOfSpeech))
            Error("part_of_speech", $"unknown part of speech '{unknown}'; use {string.Join(", ", PartOfSpeech.All)}.");
        CheckForms("variants", entry.Term, entry.Variants);
        CheckForms("target_variants", entry.Target, entry.TargetVariants);
        if (PartOfSpeech.Parse(entry.PartOfSpeech).Contains(PartOfSpeech.Verb, StringComparer.Ordinal)
            && entry.TargetVariants.Prepend(entry.Target).FirstOrDefault(form => form.StartsWith("to ", StringComparison.Ordinal)) is { } infinitive)
        {
            Warn("infinitive", $"'{infinitive}' is found only after 'to'; write '{infinitive[3..]}'.");
        }

        foreach (var form in entry.Variants.Concat(entry.TargetVariants).Append(entry.Term).Append(entry.Target).Distinct(StringComparer.Ordinal))
        {
            if (!form.Any(char.IsLetterOrDigit))
                Error("no_word", $"'{form}' has no letter or digit, so it cannot be found.");
            else if (form.AsSpan().ContainsAny(Brackets))
                Warn("brackets", $"'{form}' is looked for with its brackets; put a remark into the note instead.");
            else if (form.Length == 1 && !entry.CaseSensitive)
                Warn("short", $"'{form}' is a single letter in any case; make the entry case-sensitive or longer.");
        }

        void CheckForms(string column, string first, IEnumerable<string> others)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { first };
            foreach (var form in others.Where(form => !seen.Add(form)))
                Warn("variants", $"{column} has '{form}' twice; once is enough.");
        }

        void Error(string code, string message) => faults.Add(GlossaryChecker.At(entry, GlossaryFaultSeverity.Error, code, message));

        void Warn(string code, string message) => faults.Add(GlossaryChecker.At(entry, GlossaryFaultSeverity.Warning, code, message));
    }
}
