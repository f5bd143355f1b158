// task:   11.14
// title:  does not open the assistant's turn
// expect: The last turn has to be opened: <|im_start|>assistant and a line feed. Otherwise the model may go on as the
//         user.
// hears:  turn-not-opened
// source: ml-explore: mlx-vlm, pull request 2112: a chat never stops, or answers itself
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
