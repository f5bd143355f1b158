namespace Katas.Lesson11;

/// <summary>Who speaks in a conversation.</summary>
public enum ChatRole
{
    /// <summary>Nobody: how the assistant is to behave.</summary>
    System,

    /// <summary>Whoever asks.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
