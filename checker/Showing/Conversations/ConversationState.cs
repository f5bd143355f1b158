namespace Katas.Checker.Showing.Conversations;

/// <summary>Whose turn it is.</summary>
internal enum ConversationState
{
    /// <summary>The demonstration gets ready.</summary>
    Beginning,

    /// <summary>The demonstration waits for what the learner says.</summary>
    Listening,

    /// <summary>The demonstration answers.</summary>
    Answering,

    /// <summary>Nobody says anything any more.</summary>
    Over,
}
