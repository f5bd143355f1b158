namespace Katas.Checker.Verdicts;

/// <summary>Whose code a task that passes is.</summary>
internal enum TaskOrigin
{
    /// <summary>The learner's own.</summary>
    Own,

    /// <summary>The learner's own, and the solution happens to have the same code. It counts.</summary>
    LikeSolution,

    /// <summary>The solution's: its file is there byte for byte, or the lesson is swapped. It counts for nothing.</summary>
    Solution,
}
