namespace Katas.Lesson11;

/// <summary>One turn of a conversation.</summary>
/// <param name="Role">Whose it is.</param>
/// <param name="Text">What was said.</param>
public sealed record ChatMessage(ChatRole Role, string Text);
