extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class TaggingLossTests
{
    [Test, ForTask("05.9")]
    public void It_is_the_mean_surprise_at_the_right_labels()
    {
        // Probabilities ¼, ½, ¼ and 0.9, 0.1, 0: the right ones are ½ and 0.1. The third token is not asked.
        var logits = tensor(new[,,] { { { 0.25f, 0.5f, 0.25f }, { 0.9f, 0.1f, 1e-9f }, { 1, 1, 1 } } }).log();
        var labels = tensor(new long[,] { { 1, 1, Tagging.Ignored } });

        TensorAssert.Close(
            Tagging.Loss(logits, labels),
            tensor((float)(-(Math.Log(0.5) + Math.Log(0.1)) / 2)),
            "-(ln ½ + ln 0.1) / 2",
            new Suspect(
                tensor((float)(-(Math.Log(0.5) + Math.Log(0.1)) / 3)), "the ignored token is counted in the division"),
            new Suspect(tensor((float)-(Math.Log(0.5) + Math.Log(0.1))), "the sum is not divided"));
    }

    [Test, ForTask("05.9")]
    public void A_label_that_is_all_but_impossible_costs_all_that_it_should()
    {
        // Its probability is e^-200, which is 0 in Float32; its logarithm, -200, is no trouble.
        var logits = tensor(new[,,] { { { 0f, -200f } } });

        TensorAssert.Close(
            Tagging.Loss(logits, tensor(new long[,] { { 1 } })),
            tensor(200f),
            "the loss of a label with a probability of e^-200",
            [
                new Suspect(
                    tensor(float.PositiveInfinity),
                    "the logarithm is taken of a probability that is rounded to 0; there is a form that takes both "
                        + "at once"),
                .. from digits in Enumerable.Range(4, 17)
                   select new Suspect(
                       tensor((float)(digits * Math.Log(10))),
                       $"10^-{digits} is added to the probability, or it is kept from falling below, which caps the "
                           + "loss; "
                       + "there is a form of the logarithm that needs no such help"),
            ]);
    }

    [Test, ForTask("05.9")]
    public void Losses_match_the_reference()
    {
        Compare(Seeded.Normal(1, 2, 5, 7) * 3, Models.Labels(2, 7, 2, 5));
        Compare(Seeded.Normal(3, 1, 5, 7), Models.Labels(4, 7, 1, 5));
        Compare(Seeded.Normal(5, 3, 4, 4), Models.Labels(6, 4, 3, 4));
        Compare(Seeded.Normal(7, ScalarType.Float64, 2, 5, 7), Models.Labels(8, 7, 2, 5));
    }

    [Test, ForTask("05.9")]
    public void Without_ignored_labels_it_is_cross_entropy()
    {
        var logits = Seeded.Normal(9, 2, 5, 7);
        var labels = arange(10).remainder(7).reshape(2, 5);

        TensorAssert.Close(
            Tagging.Loss(logits, labels),
            nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten()),
            "the loss when every label is asked");
    }

    [Test, ForTask("05.9")]
    public void Every_token_counts_the_same_however_long_its_sentence_is()
    {
        var logits = Seeded.Normal(10, 2, 5, 7);
        var labels = full([2, 5], Tagging.Ignored, ScalarType.Int64);
        labels[0] = tensor(new long[] { 1, 2, 3, 4, 5 });
        labels[1, 0] = tensor(6L);

        Compare(logits, labels);
    }

    [Test, ForTask("05.9")]
    public void What_the_model_says_where_nothing_is_asked_makes_no_difference()
    {
        var logits = Seeded.Normal(11, 2, 5, 7);
        var labels = Models.Labels(12, 7, 2, 5);
        var other = logits.masked_fill(labels.eq(Tagging.Ignored).unsqueeze(-1), 1000);

        TensorAssert.Close(Tagging.Loss(other, labels), Tagging.Loss(logits, labels), "losses, scores of 1000 ignored");
    }

    [Test, ForTask("05.9")]
    public void A_batch_that_asks_nothing_costs_nothing()
    {
        var logits = Seeded.Normal(13, 2, 5, 7).requires_grad_();

        var loss = Tagging.Loss(logits, full([2, 5], Tagging.Ignored, ScalarType.Int64));

        TensorAssert.NoNaN(loss, "the loss when all labels are ignored", "0 / 0: count at least 1");
        TensorAssert.Close(loss, tensor(0f), "the loss when all labels are ignored");
        loss.backward();
        TensorAssert.Close(logits.grad, zeros(2, 5, 7), "the gradient when all labels are ignored");
    }

    [Test, ForTask("05.9")]
    public void Huge_scores_do_not_overflow() => Compare(Seeded.Normal(14, 2, 5, 7) * 1e4, Models.Labels(15, 7, 2, 5));

    [Test, ForTask("05.9")]
    public void What_is_broken_shows()
    {
        var labels = tensor(new long[,] { { 1, 2, Tagging.Ignored } });
        var broken = Seeded.Normal(20, 1, 3, 7);
        broken[0, 1, 3] = tensor(float.NaN);
        Assert.That(
            Tagging.Loss(broken, labels).ToDouble(),
            Is.NaN,
            "the loss when a logit of a token that is asked about is NaN; 0 would praise a broken model");

        var impossible = Seeded.Normal(21, 1, 3, 7);
        impossible[0, 1, 2] = tensor(float.NegativeInfinity);
        Assert.That(
            Tagging.Loss(impossible, labels).ToDouble(),
            Is.EqualTo(double.PositiveInfinity),
            "the loss when a right label has a logit of -∞, and so a probability of 0");
    }

    [Test, ForTask("05.9")]
    public void Half_precision_stays_half_precision() => Assert.That(
        Tagging.Loss(Seeded.Normal(22, ScalarType.Float16, 2, 5, 7), Models.Labels(23, 7, 2, 5)).dtype,
        Is.EqualTo(ScalarType.Float16),
        "type of the loss of half precision logits");

    [Test, ForTask("05.9")]
    public void The_gradient_matches_the_reference_and_arguments_stay_as_they_were()
    {
        var logits = Seeded.Normal(16, 2, 5, 7);
        var labels = Models.Labels(17, 7, 2, 5);
        var (logitsBefore, labelsBefore) = (logits.clone(), labels.clone());
        Tagging.Loss(logits, labels);
        TensorAssert.Unchanged(logits, logitsBefore, "logits");
        TensorAssert.Unchanged(labels, labelsBefore, "labels");

        GradientAssert.Same(
            inputs => Tagging.Loss(inputs[0], labels),
            inputs => Reference.Tagging.Loss(inputs[0], labels),
            [("logits", logits)],
            "Loss");
    }

    [Test, ForTask("05.9")]
    public void Labels_that_do_not_fit_are_refused()
    {
        var logits = Seeded.Normal(18, 2, 5, 7);
        var shorter = Models.Labels(19, 7, 2, 4);
        var numbers = zeros(2, 5);
        var unknown = full([2, 5], 7, ScalarType.Int64);

        ArgumentAssert.Rejects(() => Tagging.Loss(logits, shorter), "labels", shorter, "4 labels for 5 tokens");
        ArgumentAssert.Rejects(() => Tagging.Loss(logits, numbers), "labels", numbers, "they are Float32");
        Assert.That(
            () => Tagging.Loss(logits, unknown), Throws.InstanceOf<ArgumentException>(), "label 7 of 0 to 6");
    }

    private static void Compare(Tensor logits, Tensor labels)
    {
        var asked = labels.ne(Tagging.Ignored);
        var surprise = -nn.functional.log_softmax(logits, -1)
            .gather(-1, labels.clamp(min: 0).unsqueeze(-1)).squeeze(-1); // [batch, length]
        var sum = surprise.masked_fill(asked.logical_not(), 0).sum();
        var perSentence = surprise.masked_fill(asked.logical_not(), 0).sum(1) / asked.sum(1);
        Suspect[] suspects =
        [
            new(sum / labels.numel(), "ignored tokens are counted in the division"),
            new(sum, "the sum is not divided"),
            new(surprise.mean(), "an ignored label is taken for label 0"),
            new(
                surprise.masked_fill(labels.gt(0).logical_not(), 0).sum() / labels.gt(0).sum(),
                "label 0 is ignored; it is a label like any other"),
            new(perSentence.mean(), "each sentence's mean is taken first: then tokens of long sentences count less"),
            new(
                nn.functional.cross_entropy(
                    nn.functional.softmax(logits, -1).flatten(0, 1), labels.flatten(), ignore_index: Tagging.Ignored),
                "softmax is applied first; cross_entropy wants the logits"),
        ];
        TensorAssert.Close(
            Tagging.Loss(logits, labels),
            Reference.Tagging.Loss(logits, labels),
            $"loss of logits [{string.Join(", ", logits.shape)}], {asked.sum().item<long>()} of them asked",
            suspects);
    }
}
