using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson11.Tests;

public class ChatTemplateTests
{
    private static readonly ChatMessage s_hello = new(ChatRole.User, "Hello!\nWho?");

    [Test, ForTask("11.14")]
    public void A_system_message_is_put_in_front_and_the_assistant_s_turn_is_opened() => Text(
        ChatTemplate.Prompt([s_hello], "Be brief."),
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHello!\nWho?<|im_end|>\n<|im_start|>assistant\n",
        ("<|im_start|>user\nHello!\nWho?<|im_end|>\n<|im_start|>assistant\n", "the system message is missing"),
        (
            "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHello!\nWho?<|im_end|>\n",
            "the assistant's turn is not opened: the model would write another user's"));

    [Test, ForTask("11.14")]
    public void A_system_message_of_the_conversation_s_own_is_the_only_one() => Text(
        ChatTemplate.Prompt([new(ChatRole.System, "Rhyme."), s_hello], "Be brief."),
        "<|im_start|>system\nRhyme.<|im_end|>\n<|im_start|>user\nHello!\nWho?<|im_end|>\n<|im_start|>assistant\n");

    [Test, ForTask("11.14")]
    public void Turns_follow_one_another_and_all_but_the_last_are_closed() => Text(
        ChatTemplate.Prompt([s_hello, new(ChatRole.Assistant, "I."), new(ChatRole.User, " And? ")], "S"),
        "<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nHello!\nWho?<|im_end|>\n<|im_start|>assistant\nI.<|im_end|>\n"
        + "<|im_start|>user\n And? <|im_end|>\n<|im_start|>assistant\n");

    [Test, ForTask("11.14")]
    public void SmolLM2_is_told_what_Hugging_Face_tells_it() => Text(
        ChatTemplate.Prompt([new(ChatRole.User, "Hi")]),
        "<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>\n"
        + "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n");

    [Test, ForTask("11.14")]
    public void A_conversation_that_goes_on_begins_as_it_did()
    {
        string first = ChatTemplate.Prompt([s_hello]);
        string second = ChatTemplate.Prompt([s_hello, new(ChatRole.Assistant, "I, a bird."), new(ChatRole.User, "Sing")]);
        Assert.That(second, Does.StartWith($"{first}I, a bird.<|im_end|>\n"), "second prompt: a cache can be kept");
    }

    [Test, ForTask("11.14")]
    public void A_conversation_in_which_nothing_was_said_is_refused() =>
        ArgumentAssert.Rejects<ArgumentException>(() => ChatTemplate.Prompt([]), "messages", "there are none");

    private static void Text(string actual, string expected, params (string Answer, string Cause)[] suspects) => Said.Same(
        [Shown(actual)],
        [Shown(expected)],
        "the conversation as a text",
        [.. suspects.Select(suspect => ((IReadOnlyList<string>)[Shown(suspect.Answer)], suspect.Cause))]);

    private static string Shown(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal);
}
