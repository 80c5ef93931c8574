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
}
