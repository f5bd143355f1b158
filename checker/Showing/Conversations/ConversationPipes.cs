namespace Katas.Checker.Showing.Conversations;

/// <summary>The child's ends of a conversation's pipes.</summary>
/// <param name="Requests">What the learner does comes in by it.</param>
/// <param name="Messages">What the demonstration does leaves by it.</param>
internal sealed record ConversationPipes(string Requests, string Messages);
