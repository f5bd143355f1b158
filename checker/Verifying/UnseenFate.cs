namespace Katas.Checker.Verifying;

/// <summary>What becomes of an unseen answer.</summary>
internal enum UnseenFate
{
    /// <summary>It is right, and passes.</summary>
    Passes,

    /// <summary>It hears first what its file says.</summary>
    Heard,

    /// <summary>It hears something else first, or nothing; or it is right, and fails.</summary>
    NotHeard,

    /// <summary>It fails, and its file says that nothing that helps is said first as yet.</summary>
    NotYetNamed,

    /// <summary>It passes although it is wrong, and its file says that this is known.</summary>
    NotRejected,
}
