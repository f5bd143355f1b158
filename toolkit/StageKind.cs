namespace Katas.Toolkit;

/// <summary>How a stage is best drawn.</summary>
public enum StageKind
{
    /// <summary>Colours: rows and columns of the last two dimensions, one map for each index of those before.</summary>
    Matrix,

    /// <summary>Bars, one for each index of the last dimension: probabilities.</summary>
    Bars,

    /// <summary>
    /// Lines, <c>[line, place]</c>: the labels of the last axis are the places on the horizontal axis where they are numbers. What is not a
    /// number is left out, and what stands alone is a point.
    /// </summary>
    Lines,

    /// <summary>Arrows from the origin, <c>[…, arrow, 2]</c>: how far to the right, and how far up.</summary>
    Arrows,

    /// <summary>A tree, <c>[node, 2]</c>: the index of each node's parent, -1 for a root, and its score. A parent comes before its children.</summary>
    Tree,
}
