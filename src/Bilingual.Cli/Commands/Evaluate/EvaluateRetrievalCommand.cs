using System.CommandLine;
using Bilingual.Embedding;
using Bilingual.Evaluation;
using Bilingual.Translation;

namespace Bilingual.Cli.Commands.Evaluate;

/// <summary><c>bilingual evaluate retrieval</c>: how often the encoder finds the translation of a sentence among all of the other side.</summary>
internal static class EvaluateRetrievalCommand
{
    /// <summary>The command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var pairs = new Argument<FileInfo>("PAIRS") { Description = "Two aligned sentences a line, parted by a tab" };
        return new BilingualCommand(
            "retrieval",
            "How often the encoder finds a sentence's translation among all sentences of the other side, in per cent, forth and back.",
            "bilingual evaluate retrieval pud.tsv")
        {
            pairs,
        }.Does(streams, async (context, cancellationToken) =>
        {
            var texts = ParallelText.Read([context.Get(pairs)!.FullName]).ToArray();
            if (texts.Length == 0)
                throw new InvalidDataException($"'{context.Get(pairs)!.FullName}' holds no sentence pairs; two sentences a line, parted by a tab, are expected.");
            var scores = RetrievalEvaluation.Evaluate(
                context.Service<ISentenceEncoder>(), [.. texts.Select(static pair => pair.Source)], [.. texts.Select(static pair => pair.Target)], cancellationToken);
            await context.Output.WriteLineAsync(RetrievalEvaluation.Format(scores));
            return ExitCode.Done;
        });
    }
}
