namespace Bilingual.Hosting.Review;

/// <summary>What of a pair is worth a reviewer's time.</summary>
public static class Reviewable
{
    /// <summary>The beads with both sides that stand in the articles' content, or that a reviewer touched, in reading order.</summary>
    public static IEnumerable<ReviewBead> Beads(ReviewSession session)
    {
        var state = session.Current.State;
        return state.Order.Select(id => state.Beads[id]).Where(bead => !bead.IsNull && (bead.IsTouched || bead.Units.All(unit => IsContent(session, unit))));
    }

    /// <summary>Whether a unit stands in the article's content rather than in what surrounds it.</summary>
    public static bool IsContent(ReviewSession session, ReviewUnit unit) =>
        (unit.Side == ReviewSide.Source ? session.Source : session.Target).Document.Paragraphs[unit.Paragraph].IsContent;

    /// <summary>The next bead or link after a place that the reviewer has not judged, beginning again at the top; null when all is judged.</summary>
    /// <param name="session">The pair.</param>
    /// <param name="reviewer">The reviewer.</param>
    /// <param name="after">Names of what was judged last.</param>
    public static string? Next(ReviewSession session, string reviewer, IReadOnlyCollection<string> after)
    {
        var state = session.Current.State;
        if (after.Count > 0 && after.All(id => id.StartsWith('L')))
        {
            var links = state.Links.Values.OrderBy(link => (link.Source, link.Target)).ToArray();
            return Following(links, link => link.Id, link => link.Judgement);
        }

        return Following([.. Beads(session)], bead => bead.Id, bead => bead.Judgement);

        string? Following<T>(T[] items, Func<T, string> idOf, Func<T, Judgement> judgementOf)
        {
            var last = Array.FindLastIndex(items, item => after.Contains(idOf(item), StringComparer.Ordinal));
            for (var i = 1; i <= items.Length; i++)
            {
                var item = items[(last + i + items.Length) % items.Length];
                if (judgementOf(item).SeenBy(reviewer, session.JudgedApart) == Verdict.Unreviewed)
                    return idOf(item);
            }

            return null;
        }
    }
}
