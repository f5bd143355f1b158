// task:  11.14
// title: Nothing stands between the turns
// hint:  A line feed follows each end of a turn.
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

        return text.Append($"{Begin}assistant\n").ToString();

        void Add(string role, string said) => text.Append($"{Begin}{role}\n{said}{End}");
    }
}
