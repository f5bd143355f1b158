namespace Katas.Checker.Showing.Conversations;

/// <summary>It waits for what the learner says next: the answer before is complete.</summary>
internal sealed record Listens : ConversationMessage;
