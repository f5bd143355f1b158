extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson00;

namespace Katas.Lesson00.Tests;

public class FitTests
{
    private const int Most = 500;

    // 0 → 1 → 2 → 3 → 4 → 0, in another order.
    private static Tensor Circle => tensor(new long[] { 3, 0, 2, 1, 4 });

    private static Tensor AfterIt => tensor(new long[] { 4, 1, 3, 2, 0 });

    [Test, ForTask("00.10")]
    public void It_fits_until_the_model_predicts()
    {
        var (model, _) = Pair();

        int steps = Fitting.Fit(model, Circle, AfterIt, 0.5, Most);

        Assert.That(steps, Is.InRange(1, Most - 1), $"steps to learn a circle of five words, of {Most} at most");
        Assert.That(
            model.call(Circle).argmax(-1).data<long>().ToArray(),
            Is.EqualTo(AfterIt.data<long>().ToArray()),
            "likeliest words after fitting");
    }

    [Test, ForTask("00.10")]
    public void It_stops_as_soon_as_the_model_predicts()
    {
        var (model, _) = Pair();
        int steps = Fitting.Fit(model, Circle, AfterIt, 0.5, Most);
        var (early, _) = Pair();

        Fitting.Fit(early, Circle, AfterIt, 0.5, Math.Max(0, steps - 1));

        Assert.That(
            early.call(Circle).argmax(-1).eq(AfterIt).all().item<bool>(),
            Is.False,
            $"whether all words were right one step before the last, the {steps}th. The question in each round is "
            + "whether the likeliest word is the right one, for every word");
    }

    [Test, ForTask("00.10")]
    public void A_step_is_one_for_all_words_together()
    {
        var (model, _) = Pair(ScalarType.Float64);
        var (together, _) = Pair(ScalarType.Float64);
        var (each, _) = Pair(ScalarType.Float64);
        Descend(together, Circle, AfterIt);
        for (int i = 0; i < 5; i++)
        {
            Descend(each, Circle[i..(i + 1)], AfterIt[i..(i + 1)]);
        }

        Fitting.Fit(model, Circle, AfterIt, 0.5, 1);

        TensorAssert.Close(
            model.state_dict()["scores.weight"].detach(),
            together.state_dict()["scores.weight"].detach(),
            "scores.weight after one step",
            new Suspect(
                each.state_dict()["scores.weight"].detach(),
                "each word has had a step of its own; one step goes by the loss of all of them"));

        static void Descend(NextWord model, Tensor words, Tensor next)
        {
            using var optimizer = optim.SGD(model.parameters(), 0.5);
            nn.functional.cross_entropy(model.call(words), next).backward();
            optimizer.step();
            optimizer.zero_grad();
        }
    }

    [Test, ForTask("00.10")]
    public void It_goes_the_reference_s_way()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            foreach (double rate in new[] { 0.5, 0.125 })
            {
                var (model, expected) = Pair(type);
                int wanted = Reference.Fitting.Fit(expected, Circle, AfterIt, rate, Most);

                int steps = Fitting.Fit(model, Circle, AfterIt, rate, Most);

                string what = $"of {type}, rate {rate}";
                Assert.That(
                    steps,
                    Is.EqualTo(wanted),
                    $"steps {what}: those that were taken before the model had all words right");
                Same(model, expected, what);
            }
        }
    }

    [Test, ForTask("00.10")]
    public void It_stops_after_as_many_steps_as_it_may_take()
    {
        // Two words follow 1, so that no model is ever right about all.
        var (words, next) = (tensor(new long[] { 0, 1, 1 }), tensor(new long[] { 1, 2, 3 }));
        foreach (int most in new[] { 0, 1, 2, 7 })
        {
            var (model, expected) = Pair();
            Reference.Fitting.Fit(expected, words, next, 0.5, most);

            Assert.That(
                Fitting.Fit(model, words, next, 0.5, most),
                Is.EqualTo(most),
                $"steps for a word that two others follow, {most} at most");
            Same(model, expected, $"after {most} steps");
        }
    }

    [Test, ForTask("00.10")]
    public void A_model_that_is_right_already_is_left_as_it_is()
    {
        var (model, expected) = Pair();
        Fitting.Fit(model, Circle, AfterIt, 0.5, Most);
        Weights.Copy(from: model, to: expected);

        Assert.That(Fitting.Fit(model, Circle, AfterIt, 0.5, Most), Is.Zero, "steps for a model that is right already");
        Same(model, expected, "that was right already");
    }

    [Test, ForTask("00.10")]
    public void One_wrong_word_is_enough_to_go_on()
    {
        var (model, expected) = Pair();
        Fitting.Fit(model, Circle, AfterIt, 0.5, Most);
        Weights.Copy(from: model, to: expected);
        var otherwise = AfterIt;
        otherwise[1] = 3;

        int wanted = Reference.Fitting.Fit(expected, Circle, otherwise, 0.25, Most);
        int steps = Fitting.Fit(model, Circle, otherwise, 0.25, Most);

        Assert.That(
            steps, Is.EqualTo(wanted).And.GreaterThan(0), "steps, where one word in five is wrong to begin with");
        Same(model, expected, "that had one word wrong");
    }

    [Test, ForTask("00.10")]
    public void Gradients_from_before_do_not_count()
    {
        var (model, expected) = Pair();
        (model.call(Circle) * Seeded.Normal(1, 5, 5)).sum().backward();
        Reference.Fitting.Fit(expected, Circle, AfterIt, 0.5, 3);

        Fitting.Fit(model, Circle, AfterIt, 0.5, 3);

        Same(model, expected, "that had gradients in it before");
    }

    [Test, ForTask("00.10")]
    public void The_examples_are_left_as_they_were()
    {
        var (model, _) = Pair();
        var (words, next) = (Circle, AfterIt);

        Fitting.Fit(model, words, next, 0.5, 3);

        TensorAssert.Unchanged(words, Circle, "words");
        TensorAssert.Unchanged(next, AfterIt, "next");
    }

    [Test, ForTask("00.10")]
    public void A_round_leaves_nothing_behind()
    {
        var (model, _) = Pair();
        var (words, next) = (tensor(new long[] { 0, 1, 1 }), tensor(new long[] { 1, 2, 3 }));
        Fitting.Fit(model, words, next, 0.1, 2);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Fitting.Fit(model, words, next, 0.1, 20);

        Assert.That(
            DisposeScopeManager.Statistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(3),
            "tensors alive after twenty more rounds that were not before: each round needs a dispose scope");
    }

    [Test, ForTask("00.10")]
    public void What_does_not_fit_is_refused()
    {
        var (model, _) = Pair();
        var (table, two) = (zeros(2, 3, dtype: ScalarType.Int64), tensor(new long[] { 1, 2 }));

        ArgumentAssert.Rejects(() => Fitting.Fit(model, table, table, 0.5, 3), "words", table, "it is a table");
        ArgumentAssert.Rejects(
            () => Fitting.Fit(model, Circle, two, 0.5, 3), "next", two, "there are two for five words");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Fitting.Fit(model, Circle, AfterIt, 0, 3), "rate", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Fitting.Fit(model, Circle, AfterIt, 0.5, -1), "most", "it is -1");
    }

    private static (NextWord model, Reference.NextWord expected) Pair(ScalarType type = ScalarType.Float32)
    {
        var (model, expected) = (new NextWord(5, 3), new Reference.NextWord(5, 3));
        model.to(type);
        expected.to(type);
        Weights.Copy(from: Seeded.Parameters(model), to: expected);
        return (model, expected);
    }

    // Rounding adds up from step to step, differently for every way of writing the same sum.
    private static void Same(NextWord model, Reference.NextWord expected, string what)
    {
        var wanted = expected.state_dict();
        foreach (var (name, value) in model.state_dict())
        {
            TensorAssert.Close(
                value.detach(),
                wanted[name].detach(),
                $"{name} of a model {what}",
                value.dtype == ScalarType.Float64 ? 1e-9 : 1e-4);
        }
    }
}
