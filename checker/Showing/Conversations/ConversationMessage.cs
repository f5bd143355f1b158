using System.Text.Json.Serialization;

namespace Katas.Checker.Showing.Conversations;

/// <summary>What a demonstration does in a conversation, on its way to the learner.</summary>
[JsonDerivedType(typeof(Listens), "listens")]
[JsonDerivedType(typeof(Said), "said")]
internal abstract record ConversationMessage;

/// <summary>It waits for what the learner says next: the answer before is complete.</summary>
internal sealed record Listens : ConversationMessage;

/// <summary>It has said a piece of its answer.</summary>
/// <param name="Text">The piece.</param>
internal sealed record Said(string Text) : ConversationMessage;
