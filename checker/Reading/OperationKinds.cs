namespace Katas.Checker.Reading;

/// <summary>What is known of an operation of torch's; <see cref="TorchOperations"/> says of which.</summary>
[Flags]
internal enum OperationKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The result shares the memory of what it is made from.</summary>
    View = 1 << 0,

    /// <summary>The result holds the same values, elsewhere.</summary>
    Copy = 1 << 1,

    /// <summary>Values stay where they are, and each changes by itself.</summary>
    Elementwise = 1 << 2,

    /// <summary>Many values become few.</summary>
    Reduction = 1 << 3,

    /// <summary>The dimensions stay as they are.</summary>
    KeepsLayout = 1 << 4,

    /// <summary>A dimension goes, or becomes 1.</summary>
    DropsDimension = 1 << 5,

    /// <summary>The elements keep their type.</summary>
    KeepsType = 1 << 6,

    /// <summary>The result is a mask, whatever it is made from.</summary>
    GivesBooleans = 1 << 7,

    /// <summary>The result holds whole numbers.</summary>
    GivesIndices = 1 << 8,

    /// <summary>Makes a tensor of float32 unless it is told otherwise.</summary>
    MakesFloats = 1 << 9,

    /// <summary>Makes a tensor of the type and shape of another.</summary>
    MakesAlike = 1 << 10,

    /// <summary>The elements get another type, or that of another tensor.</summary>
    Converts = 1 << 11,

    /// <summary>Two dimensions change places.</summary>
    Swaps = 1 << 12,

    /// <summary>Dimensions change places, so that the result is no longer contiguous.</summary>
    Turns = 1 << 13,

    /// <summary>Asks which dimension is meant.</summary>
    TakesDimension = 1 << 14,

    /// <summary>A mean, a variance, or both.</summary>
    Statistic = 1 << 15,

    /// <summary>Writes a value where a mask says so.</summary>
    FillsWhereMasked = 1 << 16,

    /// <summary>Writes a number into a tensor.</summary>
    Fills = 1 << 17,

    /// <summary>Code that cares for rows in which all is masked uses one of these.</summary>
    MindsMaskedRows = 1 << 18,

    /// <summary>Behind an exponent, keeps it from overflowing.</summary>
    BoundsExponent = 1 << 19,

    /// <summary>What is computed inside is not recorded.</summary>
    SwitchesGradientOff = 1 << 20,

    /// <summary>What comes out has no gradient.</summary>
    CutsGradient = 1 << 21,

    /// <summary>Takes the numbers out of a tensor.</summary>
    ReadsOut = 1 << 22,

    /// <summary>Takes a tensor out of its dispose scope.</summary>
    LeavesScope = 1 << 23,

    /// <summary>Draws at random.</summary>
    Draws = 1 << 24,
}
