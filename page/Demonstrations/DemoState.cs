namespace Katas.Page.Demonstrations;

/// <summary>How far a demonstration is.</summary>
public enum DemoState
{
    /// <summary>It is being compiled, after the learner's lesson was checked.</summary>
    Preparing,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Done,

    /// <summary>The learner has stopped it.</summary>
    Stopped,

    /// <summary>It failed.</summary>
    Failed,
}
