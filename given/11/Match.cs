namespace Katas.Lesson11;

/// <summary>Something that was found, and how near it is.</summary>
/// <param name="Index">Its number among all that were searched.</param>
/// <param name="Similarity">The cosine of the angle between it and the query: 1 is the same direction.</param>
public readonly record struct Match(int Index, double Similarity);
