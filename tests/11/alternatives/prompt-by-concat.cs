// task:  11.14
// title: Turns put together by Concat
using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class ChatTemplate
{
    public static string Prompt(IReadOnlyList<ChatMessage> messages, string system = SmolLmSystem)
    {
        Guard.Some(messages.Count, "messages", nameof(messages));

        IEnumerable<ChatMessage> all = messages;
        if (messages[0].Role != ChatRole.System)
        {
            all = all.Prepend(new(ChatRole.System, system));
        }

        var turns = all.Select(turn => Begin + turn.Role.ToString().ToLowerInvariant() + "\n" + turn.Text + End + "\n");
        return string.Concat(turns.Append(Begin + "assistant\n"));
    }
}
