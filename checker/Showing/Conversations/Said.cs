namespace Katas.Checker.Showing.Conversations;

/// <summary>It has said a piece of its answer.</summary>
/// <param name="Text">The piece.</param>
internal sealed record Said(string Text) : ConversationMessage;
