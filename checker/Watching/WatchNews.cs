namespace Katas.Checker.Watching;

/// <summary>The news since the last time.</summary>
internal enum WatchNews
{
    /// <summary>The watch begins, or has moved to another task.</summary>
    Moved,

    /// <summary>A run has begun.</summary>
    Started,

    /// <summary>The verdict on the current task.</summary>
    Verdict,

    /// <summary>A small change was found that makes the current task right.</summary>
    Repair,

    /// <summary>The rest of the lesson is checked too.</summary>
    Rest,

    /// <summary>States of tasks elsewhere in the book became known.</summary>
    Learned,

    /// <summary>Another hint.</summary>
    Hint,

    /// <summary>Another panel: text, comparison, list, help, question, or back.</summary>
    Panel,

    /// <summary>A sentence for the learner.</summary>
    Notice,

    /// <summary>Nothing but the window.</summary>
    Nothing,
}
