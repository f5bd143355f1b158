namespace Katas.Checker.Showing.Conversations;

/// <summary>Something is said.</summary>
/// <param name="Text">What.</param>
internal sealed record Say(string Text) : ConversationRequest;
