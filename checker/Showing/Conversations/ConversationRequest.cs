using System.Text.Json.Serialization;

namespace Katas.Checker.Showing.Conversations;

/// <summary>What the learner does in a conversation, on its way to the demonstration.</summary>
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(StopAnswer), "stop")]
internal abstract record ConversationRequest;
