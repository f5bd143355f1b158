namespace Katas.Checker.Showing.Conversations;

/// <summary>The answer is to end.</summary>
internal sealed record StopAnswer : ConversationRequest;
