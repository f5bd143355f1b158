using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

/// <summary>
/// Writes a conversation down as one text, in the form that a model was trained on: ChatML, which SmolLM2, Qwen and
/// others have.
/// </summary>
public static class ChatTemplate
{
    /// <summary>The special token that begins a turn.</summary>
    public const string Begin = "<|im_start|>";

    /// <summary>The special token that ends a turn.</summary>
    public const string End = "<|im_end|>";

    /// <summary>The special token that ends a text, of which a conversation is one kind.</summary>
    public const string EndOfText = "<|endoftext|>";

    /// <summary>What SmolLM2 is told where a conversation does not say how the assistant is to behave.</summary>
    public const string SmolLmSystem = "You are a helpful AI assistant named SmolLM, trained by Hugging Face";

    /// <summary>
    /// A conversation, and the beginning of the assistant's next turn. A turn is <c>&lt;|im_start|&gt;</c>, the role in
    /// lower case, a line feed, what was said, <c>&lt;|im_end|&gt;</c>, a line feed. A conversation that does not begin
    /// with a system message gets one in front. The last turn is opened and not closed: it is the model's.
    /// </summary>
    /// <param name="messages">What was said, in order.</param>
    /// <param name="system">The system message of a conversation that has none.</param>
    /// <returns>The text; it ends in <c>&lt;|im_start|&gt;assistant</c> and a line feed.</returns>
    /// <exception cref="ArgumentException">Nothing was said.</exception>
    [KataTask("11.14")]
    public static string Prompt(IReadOnlyList<ChatMessage> messages, string system = SmolLmSystem)
    {
        Guard.Some(messages.Count, "messages", nameof(messages));

        throw new NotImplementedException("Task 11.14: a conversation as one text");
    }
}
