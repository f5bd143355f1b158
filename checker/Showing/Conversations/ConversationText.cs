namespace Katas.Checker.Showing.Conversations;

/// <summary>Words of conversations, the same in the terminal and on the page.</summary>
internal static class ConversationText
{
    /// <summary>What stands behind an answer that the learner ended.</summary>
    public const string Stopped = " …";
}
