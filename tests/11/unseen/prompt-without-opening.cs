// task:   11.14
// title:  does not open the assistant's turn
// expect: The last turn has to be opened: <|im_start|>assistant and a line feed. Otherwise the model may go on as the
//         user.
// hears:  turn-not-opened
// source: instructlab/training, pull request 232: the assistant's turn is not opened, and generation goes astray
using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class ChatTemplate
{
    public static string Prompt(IReadOnlyList<ChatMessage> messages, string system = SmolLmSystem)
    {
        Guard.Some(messages.Count, "messages", nameof(messages));

        IEnumerable<ChatMessage> all = messages[0].Role == ChatRole.System
            ? messages
            : messages.Prepend(new ChatMessage(ChatRole.System, system));
        return string.Concat(all.Select(
            message => $"<|im_start|>{message.Role.ToString().ToLowerInvariant()}\n{message.Text}<|im_end|>\n"));
    }
}
