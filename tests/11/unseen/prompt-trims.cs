// task:   11.14
// title:  trims what was said and leaves out the line feed between turns
// expect: A line feed follows each <|im_end|>. It is missing, and messages are trimmed: the model was trained on them
//         as they are.
// hears:  no-line-feed-between-turns
// faults: 2
using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

static partial class ChatTemplate
{
    public static string Prompt(IReadOnlyList<ChatMessage> messages, string system = SmolLmSystem)
    {
        Guard.Some(messages.Count, "messages", nameof(messages));

        string text = messages.Any(message => message.Role == ChatRole.System) ? "" : $"{Begin}system\n{system}{End}";
        foreach (var message in messages)
        {
            text += $"{Begin}{message.Role.ToString().ToLower()}\n{message.Text.Trim()}{End}";
        }

        return text + $"{Begin}assistant\n";
    }
}
