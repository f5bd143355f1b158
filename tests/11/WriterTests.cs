using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

public class WriterTests
{
    private static readonly long[] s_text = [3, 14, 15, 9];

    [Test, ForTask("11.16")]
    public void It_writes_what_the_model_finds_likeliest()
    {
        var model = Small.Ready();
        using var writer = new Writer(model, []);
        Said.Same(writer.Write(s_text, 7), Greedy(model, s_text, 7), "seven tokens after four");
        Assert.That(writer.Read, Is.EqualTo(10), "tokens read: four given and six of the seven written; the last waits");
    }

    [Test, ForTask("11.16")]
    public void Nothing_is_read_twice()
    {
        List<long> read = [];
        var writer = new Writer(Small.Ready(), []);
        foreach (long id in writer.Write(s_text, 3))
        {
            read.Add(writer.Read);
        }

        Said.Same(
            read,
            [4, 5, 6],
            "tokens read when each of three is given out",
            ([5, 6, 7], "a token is read when the next one is asked for, not before it is given out"),
            ([4, 9, 15], "the whole text is read again for each token"));
    }

    [Test, ForTask("11.16")]
    public void A_stop_token_ends_it_and_is_neither_given_out_nor_read()
    {
        var model = Small.Ready();
        long[] free = Greedy(model, s_text, 7);
        int first = Array.IndexOf(free, free[3]);
        using var writer = new Writer(model, [free[3], 22]);
        Said.Same(
            writer.Write(s_text, 7),
            free[..first],
            "tokens before the stop token",
            (free[..(first + 1)], "the stop token was given out"),
            (free, "the stop token was not minded"));
        Assert.That(writer.Read, Is.EqualTo(4 + first), "tokens read: the stop token is not among them");
        Said.Same(
            writer.Write([free[3], 1, 2], 1),
            Greedy(model, [.. s_text, .. free[..first], free[3], 1, 2], 1, free[3], 22),
            "one token of a second answer, behind the stop token and two more");
        Assert.That(
            writer.Read, Is.EqualTo(4 + first + 3), "tokens read: the stop token is read once, as a part of what comes next");
    }

    [Test, ForTask("11.16")]
    public void The_next_answer_goes_on_where_the_last_one_ended()
    {
        var model = Small.Ready();
        using var writer = new Writer(model, []);
        long[] first = [.. writer.Write(s_text, 4)];
        long[] second = [.. writer.Write([7, 8], 4)];
        Said.Same(
            second,
            Greedy(model, [.. s_text, .. first, 7, 8], 4),
            "second answer",
            (Greedy(model, [7, 8], 4), "the first text and its answer were forgotten"),
            (Greedy(model, [.. s_text, .. first[..^1], 7, 8], 4), "the last token of the first answer was never read"),
            (Greedy(model, [.. s_text, .. first, .. s_text, 7, 8], 4), "the first text was read twice"));
        Assert.That(writer.Read, Is.EqualTo(4 + 4 + 2 + 3), "tokens read");
    }

    [Test, ForTask("11.16")]
    public void Who_stops_listening_ends_the_answer_and_what_was_heard_is_read()
    {
        var model = Small.Ready();
        using var writer = new Writer(model, []);
        long[] heard = [.. writer.Write(s_text, 50).Take(3)];
        Said.Same(
            writer.Write([5], 3),
            Greedy(model, [.. s_text, .. heard, 5], 3),
            "second answer, three tokens of the first having been heard",
            (Greedy(model, [.. s_text, .. heard[..^1], 5], 3), "the last token that was heard was never read"));
        Assert.That(
            writer.Read,
            Is.EqualTo(4 + 3 + 1 + 2),
            "tokens read: four, three that were heard, one more, two of the second answer");
    }

    [Test, ForTask("11.16")]
    public void With_a_maximum_of_0_nothing_is_written_and_nothing_lost()
    {
        var model = Small.Ready();
        using var writer = new Writer(model, []);
        Said.Same(writer.Write(s_text, 0), [], "tokens where none is asked for");
        Said.Same(writer.Write([], 2), Greedy(model, s_text, 2), "the answer to what was given while none was asked for");
    }

    [Test, ForTask("11.16")]
    public void Nothing_new_is_needed_to_go_on()
    {
        var model = Small.Ready();
        using var writer = new Writer(model, []);
        long[] first = [.. writer.Write(s_text, 2)];
        Said.Same(writer.Write([], 3), Greedy(model, [.. s_text, .. first], 3), "going on without anything new");
        Said.Same(writer.Write([6], 0), [], "no token at all");
        Said.Same(
            writer.Write([], 2),
            Greedy(model, [.. s_text, .. first, .. Greedy(model, [.. s_text, .. first], 3), 6], 2),
            "what was given while nothing was to be written has to be read");
    }

    [Test, ForTask("11.16")]
    public void Whoever_chooses_is_asked_for_each_token_by_the_logits_after_the_last()
    {
        var model = Small.Ready();
        var seen = new List<Tensor>();
        using var writer = new Writer(model, [], logits =>
        {
            seen.Add(logits.clone().DetachFromDisposeScope());
            return 11 + seen.Count;
        });
        Said.Same(writer.Write(s_text, 2), [12, 13], "tokens as chosen");
        using var noGradient = no_grad();
        var logits = model.call(new ModelInput(tensor([.. s_text, 12]).unsqueeze(0))).Logits![0];
        Assert.That(seen, Has.Count.EqualTo(2), "how often it was asked");
        TensorAssert.Close(seen[0], logits[3], "logits after the text", 1e-4);
        TensorAssert.Close(seen[1], logits[4], "logits after the first token chosen", 1e-4);
    }

    [Test, ForTask("11.16")]
    public void Tokens_come_as_they_are_chosen()
    {
        int asked = 0;
        using var writer = new Writer(Small.Ready(), [], _ => ++asked);
        foreach (long id in writer.Write(s_text, 5))
        {
            Assert.That(asked, Is.EqualTo(id), "tokens chosen when one is given out: an answer is to be read while it is written");
        }
    }

    [Test, ForTask("11.16")]
    public void It_keeps_to_itself()
    {
        var model = Small.Ready();
        using var scope = NewDisposeScope();
        using var writer = new Writer(model, []);
        long before = scope.DisposablesCount;
        foreach (long id in writer.Write(s_text, 6))
        {
            Assert.That(scope.DisposablesCount, Is.LessThanOrEqualTo(before + 2), "tensors in the caller's scope");
        }
    }

    [Test, ForTask("11.16")]
    public void Nothing_to_read_is_refused_at_once()
    {
        using var writer = new Writer(Small.Ready(), []);
        ArgumentAssert.Rejects<ArgumentException>(() => writer.Write([], 3), "ids", "nothing was given, and nothing waits");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => writer.Write([1], -1), "most", "it is negative");
    }

    private static long[] Greedy(TransformerModel model, long[] ids, int most, params long[] stops)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        List<long> written = [];
        for (int i = 0; i < most; i++)
        {
            var input = tensor([.. ids, .. written]).unsqueeze(0);
            long chosen = model.call(new ModelInput(input)).Logits![0, -1].argmax().ToInt64();
            if (stops.Contains(chosen))
            {
                break;
            }

            written.Add(chosen);
        }

        return [.. written];
    }
}
