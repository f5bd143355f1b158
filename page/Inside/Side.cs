namespace Katas.Page.Inside;

/// <summary>Whose numbers a view shows.</summary>
public enum Side
{
    /// <summary>The learner's.</summary>
    Mine,

    /// <summary>The solution's.</summary>
    Reference,

    /// <summary>The learner's less the solution's.</summary>
    Difference,
}
