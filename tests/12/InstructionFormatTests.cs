using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson12.Tests;

public class InstructionFormatTests
{
    private const long No = InstructionExample.Ignored;
    private const long End = 3;

    private static readonly Dictionary<string, string> s_values = new() { ["question"] = "ab" };

    [Test, ForTask("12.9")]
    public void Prompt_answer_and_end_come_one_after_the_other()
    {
        var example = Format(20).Encode(s_values, "cd");
        Assert.That(example.Ids, Is.EqualTo(new long[] { 'Q', 'a', 'b', '?', 'c', 'd', End }), "ids of Qab? and cd");
    }

    [Test, ForTask("12.9")]
    public void Labels_are_on_the_answer_and_its_end_alone_and_not_shifted()
    {
        var example = Format(20).Encode(s_values, "cd");
        Assert.That(
            example.Labels,
            Is.EqualTo(new[] { No, No, No, No, 'c', 'd', End }),
            "labels of Qab? and cd: each stands at its own token");
    }

    [Test, ForTask("12.9")]
    public void An_answer_that_is_cut_short_has_no_end()
    {
        var cut = Format(6).Encode(s_values, "cde");
        Assert.That(cut.Ids, Is.EqualTo(new long[] { 'Q', 'a', 'b', '?', 'c', 'd' }), "ids, six at most");
        Assert.That(cut.Labels, Is.EqualTo(new[] { No, No, No, No, 'c', 'd' }), "labels, six at most: no end");
        var lastLetter = Format(7).Encode(s_values, "cde");
        Assert.That(lastLetter.Ids[^1], Is.EqualTo('e'), "the last of seven ids: the answer fits, its end does not");
        var whole = Format(8).Encode(s_values, "cde");
        Assert.That(whole.Ids[^1], Is.EqualTo(End), "the last of eight ids: its end fits, too");
        Assert.That(whole.Labels[^1], Is.EqualTo(End), "the last of eight labels");
    }

    [Test, ForTask("12.9")]
    public void A_prompt_that_leaves_no_room_leaves_no_label()
    {
        var example = Format(3).Encode(s_values, "cd");
        Assert.That(example.Ids, Is.EqualTo(new long[] { 'Q', 'a', 'b' }), "ids, three at most");
        Assert.That(example.Labels, Is.EqualTo(new[] { No, No, No }), "labels of a prompt that was cut itself");
    }

    [Test, ForTask("12.9")]
    public void Labels_go_by_place_and_not_by_id()
    {
        // The question has the end's id in it, and the letters of the answer; so has the answer.
        var values = new Dictionary<string, string> { ["question"] = "c\u0003" };
        var example = Format(20).Encode(values, "c\u0003c");
        Assert.That(
            example.Labels, Is.EqualTo(new[] { No, No, No, No, 'c', End, 'c', End }), "labels, where ids occur on both sides");
    }

    [Test, ForTask("12.9")]
    public void An_empty_answer_is_its_end_alone()
    {
        var example = Format(20).Encode(s_values, "");
        Assert.That(example.Ids, Is.EqualTo(new long[] { 'Q', 'a', 'b', '?', End }), "ids of an empty answer");
        Assert.That(example.Labels, Is.EqualTo(new[] { No, No, No, No, End }), "labels of an empty answer");
    }

    [Test, ForTask("12.9")]
    public void The_answer_is_turned_into_tokens_by_itself()
    {
        // Letters two by two: a prompt of three letters and an answer of two are 2 and 1 tokens, and together 3 others.
        var format = new InstructionFormat(new InstructionTemplate("a{question}"), InTwos, End, 20);
        var example = format.Encode(new Dictionary<string, string> { ["question"] = "bc" }, "de");
        long[] prompt = [.. InTwos("abc")];
        long[] answer = [.. InTwos("de")];
        Assert.That(example.Ids, Is.EqualTo((long[])[.. prompt, .. answer, End]), "ids, where tokens are two letters");
        Assert.That(example.Labels, Is.EqualTo((long[])[No, No, .. answer, End]), "labels, where tokens are two letters");
    }

    [Test, ForTask("12.9")]
    public void What_is_missing_is_refused() =>
        ArgumentAssert.Rejects<ArgumentNullException>(() => Format(9).Encode(s_values, null!), "answer", "it is null");

    private static InstructionFormat Format(int longest) =>
        new(new InstructionTemplate("Q{question}?"), text => [.. text.Select(letter => (long)letter)], End, longest);

    private static IReadOnlyList<long> InTwos(string text) =>
        [.. text.Chunk(2).Select(letters => letters.Aggregate(0L, (id, letter) => (id * 1000) + letter))];
}
