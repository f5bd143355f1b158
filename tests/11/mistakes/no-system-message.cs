// task:  11.14
// title: No system message is put in front
// hint:  A conversation without one gets one: the model was trained with it.
using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class ChatTemplate
{
    public static string Prompt(IReadOnlyList<ChatMessage> messages, string system = SmolLmSystem)
    {
        Guard.Some(messages.Count, "messages", nameof(messages));

        var text = new StringBuilder();
        foreach (var message in messages)
        {
            Add(message.Role.ToString().ToLowerInvariant(), message.Text);
        }

        return text.Append($"{Begin}assistant\n").ToString();

        void Add(string role, string said) => text.Append($"{Begin}{role}\n{said}{End}\n");
    }
}
