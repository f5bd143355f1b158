namespace Katas.Lesson14;

/// <summary>Where a head may have the habit of looking.</summary>
public enum Habit
{
    /// <summary>At the token before.</summary>
    PreviousToken,

    /// <summary>At the first token of all: a resting place for heads with nothing to do.</summary>
    FirstToken,

    /// <summary>At earlier copies of the token that it stands on.</summary>
    SameToken,

    /// <summary>At the token that came after an earlier copy: what will probably come now.</summary>
    Induction,
}
