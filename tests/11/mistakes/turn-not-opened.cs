// task:  11.14
// title: The assistant's turn is not opened
// hint:  The text ends in the beginning of the turn that the model is to write.
// source: instructlab/training, pull request 232; turboderp/exllama #166: the model writes the user's next question
using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class ChatTemplate
{
    public static string Prompt(IReadOnlyList<ChatMessage> messages, string system = SmolLmSystem)
    {
        Guard.Some(messages.Count, "messages", nameof(messages));

        var text = new StringBuilder();
        if (messages[0].Role != ChatRole.System)
        {
            Add("system", system);
        }

        foreach (var message in messages)
        {
            Add(message.Role.ToString().ToLowerInvariant(), message.Text);
        }

        return text.ToString();

        void Add(string role, string said) => text.Append($"{Begin}{role}\n{said}{End}\n");
    }
}
