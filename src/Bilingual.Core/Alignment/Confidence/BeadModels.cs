namespace Bilingual.Alignment;

/// <summary>The models of beads, learned from perturbed text.</summary>
public sealed record BeadModels
{
    /// <summary>Log score of a bead of pieces of units on a path through both texts, relative to leaving them alone and without priors.</summary>
    public required AdditiveModel PiecesOnPath { get; init; }

    /// <summary>That a bead of pieces is exactly right, whatever the order of the texts.</summary>
    public required AdditiveModel PiecesFree { get; init; }

    /// <summary>Log score of a bead on a path through both texts, relative to leaving its units alone and without priors.</summary>
    public required AdditiveModel Path { get; init; }

    /// <summary>That a bead is exactly right, whatever the order of the texts.</summary>
    public required AdditiveModel Free { get; init; }

    /// <summary>That a bead which was chosen is exactly right, from what the searches say.</summary>
    public required AdditiveModel Bead { get; init; }

    /// <summary>That a unit which was left alone has no counterpart.</summary>
    public required AdditiveModel Null { get; init; }

    internal void Check()
    {
        ConfidenceModel.Check(Bead, BeadCertainty.OfBeads);
        ConfidenceModel.Check(Null, BeadCertainty.OfNulls);
        ConfidenceModel.Check(PiecesOnPath, BeadMeasurements.OfPieces);
        ConfidenceModel.Check(PiecesFree, BeadMeasurements.OfPieces);
        ConfidenceModel.Check(Path, BeadMeasurements.OfUnits);
        ConfidenceModel.Check(Free, BeadMeasurements.OfUnits);
    }
}
