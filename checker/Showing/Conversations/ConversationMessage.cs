using System.Text.Json.Serialization;

namespace Katas.Checker.Showing.Conversations;

/// <summary>What a demonstration does in a conversation, on its way to the learner.</summary>
[JsonDerivedType(typeof(Listens), "listens")]
[JsonDerivedType(typeof(Said), "said")]
internal abstract record ConversationMessage;
