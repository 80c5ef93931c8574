namespace Bilingual.Translation;

/// <summary>
/// Sends batches of any size in requests that keep within the engine's limits, several at once, and puts the results back in order. Texts
/// longer than a request may be are cut at sentence ends and joined again. A batch that is refused is halved until the texts at fault
/// stand alone, so that they do not take the others with them, and a text that is too large by itself is cut in two; the rest becomes
/// failures as values.
/// </summary>
internal sealed class BatchingTranslator(ITranslator inner) : TranslatorDecorator(inner)
{
    // A service that refuses so many texts one by one and takes none refuses for another reason than the texts.
    private const int RefusalsInARow = 3;

    // What is shorter is not too large for its length.
    private const int ShortestCut = 100;

    private readonly TranslatorTraits traits = inner.Traits;

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TranslationResult>> TranslateAsync(
        IReadOnlyList<TranslationRequest> requests, string source, string target, CancellationToken cancellationToken)
    {
        var pieces = new List<TranslationRequest>(requests.Count);
        var firstPiece = new int[requests.Count + 1];
        for (var i = 0; i < requests.Count; i++)
        {
            pieces.AddRange(TextPieces.Split(requests[i], traits.MaxCharacters));
            firstPiece[i + 1] = pieces.Count;
        }

        var batches = Batches(pieces).ToArray();
        var answers = await Task.WhenAll(batches.Select(batch => SendAsync(batch, source, target, new Refusals(), cancellationToken)));
        var translated = answers.SelectMany(static answer => answer).ToArray();
        var results = new TranslationResult[requests.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = Join(translated.AsSpan(firstPiece[i]..firstPiece[i + 1]));
        return results;
    }

    private IEnumerable<List<TranslationRequest>> Batches(List<TranslationRequest> pieces)
    {
        var batch = new List<TranslationRequest>();
        var characters = 0L;
        foreach (var piece in pieces)
        {
            var length = CodePoints.Count(piece.Text);
            var isFull = batch.Count >= traits.MaxTexts || characters + length > traits.MaxCharacters || (batch.Count > 0 && batch[0].Formality != piece.Formality);
            if (batch.Count > 0 && isFull)
            {
                yield return batch;
                batch = [];
                characters = 0;
            }

            batch.Add(piece);
            characters += length;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private async Task<IReadOnlyList<TranslationResult>> SendAsync(
        List<TranslationRequest> batch, string source, string target, Refusals refusals, CancellationToken cancellationToken)
    {
        if (refusals.Last is { } refusal && refusals.InARow >= RefusalsInARow)
            return Failed(batch.Count, refusal);
        try
        {
            var results = await Inner.TranslateAsync(batch, source, target, cancellationToken);
            if (results.Count != batch.Count)
                throw new TranslatorException(FailureKind.Malformed, $"{Engine} gave {results.Count} translations for {batch.Count} texts.");
            refusals.InARow = 0;
            return await CutAsync(batch, results, source, target, refusals, cancellationToken);
        }
        catch (TranslatorException fault) when (fault.Kind.MayPassInParts() && batch.Count > 1)
        {
            var half = batch.Count / 2;
            var first = await SendAsync(batch[..half], source, target, refusals, cancellationToken);
            var second = await SendAsync(batch[half..], source, target, refusals, cancellationToken);
            return [.. first, .. second];
        }
        catch (TranslatorException fault) when (fault.Kind == FailureKind.TooLarge && CanBeCut(batch[0]))
        {
            return [await InPartsAsync(batch[0], source, target, refusals, cancellationToken)];
        }
        catch (TranslatorException fault)
        {
            refusals.Last = fault;
            refusals.InARow++;
            return Failed(batch.Count, fault);
        }
    }

    /// <summary>The results of a batch, texts that the engine found too large among the others translated in parts.</summary>
    private async Task<IReadOnlyList<TranslationResult>> CutAsync(
        List<TranslationRequest> batch, IReadOnlyList<TranslationResult> results, string source, string target, Refusals refusals, CancellationToken cancellationToken)
    {
        var whole = results.ToArray();
        for (var i = 0; i < whole.Length; i++)
        {
            if (whole[i].Kind != FailureKind.TooLarge || !CanBeCut(batch[i]))
                continue;
            try
            {
                whole[i] = await InPartsAsync(batch[i], source, target, refusals, cancellationToken);
            }
            catch (OperationCanceledException) when (Array.Exists(whole, static result => result.Failure is null))
            {
                // The others are paid for.
                whole[i] = TranslationResult.Failed(Engine, FailureKind.Unavailable, $"{Engine} was interrupted.");
            }
        }

        return whole;
    }

    private async Task<TranslationResult> InPartsAsync(
        TranslationRequest request, string source, string target, Refusals refusals, CancellationToken cancellationToken)
    {
        var results = new List<TranslationResult>();
        foreach (var piece in TextPieces.Split(request, (CodePoints.Count(request.Text) + 1) / 2).ToArray())
            results.AddRange(await SendAsync([piece], source, target, refusals, cancellationToken));
        return Join(results.ToArray());
    }

    private static bool CanBeCut(TranslationRequest request) => CodePoints.Count(request.Text) > ShortestCut;

    private TranslationResult[] Failed(int count, TranslatorException fault)
    {
        var results = new TranslationResult[count];
        Array.Fill(results, TranslationResult.Failed(Engine, fault.Kind, fault.Message));
        return results;
    }

    private static TranslationResult Join(ReadOnlySpan<TranslationResult> pieces)
    {
        if (pieces.Length == 1)
            return pieces[0];
        var (text, characters, remarks) = (new List<string>(), 0, new List<string>());
        var (isWithoutGlossary, isProvisional) = (false, false);
        foreach (var piece in pieces)
            characters += piece.Characters;
        foreach (var piece in pieces)
        {
            if (piece.Failure is not null)
                return piece with { Characters = characters };
            text.Add(piece.Text.Trim());
            remarks.AddRange(piece.Remarks);
            isWithoutGlossary |= piece.IsWithoutGlossary;
            isProvisional |= piece.IsProvisional;
        }

        return pieces[0] with
        {
            Text = string.Join(' ', text),
            Characters = characters,
            Remarks = [.. remarks.Distinct(StringComparer.Ordinal)],
            IsWithoutGlossary = isWithoutGlossary,
            IsProvisional = isProvisional,
        };
    }

    /// <summary>How the texts of one batch fared when they were sent one by one.</summary>
    private sealed class Refusals
    {
        public int InARow { get; set; }

        public TranslatorException? Last { get; set; }
    }
}
