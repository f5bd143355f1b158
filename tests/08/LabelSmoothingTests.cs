extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson08;

namespace Katas.Lesson08.Tests;

public class LabelSmoothingTests
{
    private static readonly long[,] s_labels = { { 2, 5, 1, 0 }, { 3, 0, 0, 0 }, { 4, 4, 6, 1 } };

    [Test, ForTask("08.6")]
    public void A_label_s_share_goes_to_all_classes()
    {
        // P = 0.1, 0.2, 0.3, 0.4, label 3: 0.8 · -ln 0.4 + 0.2 · (-ln 0.1 - ln 0.2 - ln 0.3 - ln 0.4) / 4
        var logits = tensor(new[] { 0.1, 0.2, 0.3, 0.4 }).log().reshape(1, 1, 4);
        double ofLabel = -Math.Log(0.4);
        double ofAll = -(Math.Log(0.1) + Math.Log(0.2) + Math.Log(0.3) + Math.Log(0.4)) / 4;
        double ofOthers = -(Math.Log(0.1) + Math.Log(0.2) + Math.Log(0.3)) / 3;

        TensorAssert.Close(
            LabelSmoothing.Loss(logits, Label(3), 0.2),
            tensor((0.8 * ofLabel) + (0.2 * ofAll)),
            "loss of probabilities 0.1, 0.2, 0.3, 0.4 for label 3, smoothing 0.2",
            new Suspect(tensor(ofLabel), "the smoothing is not used"),
            new Suspect(
                tensor((0.8 * ofLabel) + (0.2 * ofOthers)),
                "the smoothing is spread over the other classes only; the label's own is one of them"),
            new Suspect(
                tensor((0.8 * ofLabel) + (0.2 * ofAll * 4)),
                "each class is given the whole smoothing, and not its share of it: one part in 4"),
            new Suspect(
                tensor(ofLabel + (0.2 * ofAll)), "what is spread over all classes has to be taken from the label"),
            new Suspect(
                tensor((0.2 * ofLabel) + (0.8 * ofAll)), "the label is given the smoothing, and the rest is spread"));
    }

    [Test, ForTask("08.6")]
    public void Without_smoothing_it_is_the_cross_entropy()
    {
        var logits = Seeded.Normal(1, 3, 4, 7);

        TensorAssert.Close(
            LabelSmoothing.Loss(logits, tensor(s_labels), 0),
            nn.functional.cross_entropy(logits.flatten(0, 1), tensor(s_labels).flatten(), ignore_index: 0),
            "loss without smoothing");
    }

    [Test, ForTask("08.6")]
    public void Torch_s_own_loss_gives_the_same()
    {
        var logits = Seeded.Normal(2, ScalarType.Float64, 3, 4, 7);
        foreach (double smoothing in new[] { 0.1, 0.5, 0.95, 1 })
        {
            TensorAssert.Close(
                LabelSmoothing.Loss(logits, tensor(s_labels), smoothing),
                nn.functional.cross_entropy(
                    logits.flatten(0, 1),
                    tensor(s_labels).flatten(),
                    ignore_index: 0,
                    label_smoothing: smoothing),
                $"loss with smoothing {smoothing}");
        }
    }

    [Test, ForTask("08.6")]
    public void Padding_counts_for_nothing()
    {
        var logits = Seeded.Normal(3, ScalarType.Float64, 2, 3, 5);
        var padded = cat([logits, 100 * Seeded.Normal(4, ScalarType.Float64, 2, 4, 5)], 1); // [2, 3, 5] → [2, 7, 5]
        var labels = tensor(new long[,] { { 1, 2, 3 }, { 4, 3, 1 } });
        var paddedLabels = cat([labels, zeros(2, 4, dtype: ScalarType.Int64)], 1);
        var loss = LabelSmoothing.Loss(logits, labels, 0.3);

        TensorAssert.Close(
            LabelSmoothing.Loss(padded, paddedLabels, 0.3),
            loss,
            "loss of 6 labels and 8 that are padding",
            new Suspect(loss * (6.0 / 14), "the sum is divided by all places, and not by those that ask something"));
    }

    [Test, ForTask("08.6")]
    public void Sentences_count_by_their_tokens()
    {
        // The losses are ln 2 in the first sentence, and ln 2, 0, 0 in the second, to 20 digits.
        var logits = tensor(new[] { 0.0, 0, 0, 0, 0, 0, 0, 0, 50, 0, 0, 50 }, 2, 3, 2);
        var labels = tensor(new long[,] { { 0, -1, -1 }, { 1, 0, 1 } });

        TensorAssert.Close(
            LabelSmoothing.Loss(logits, labels, 0, ignored: -1),
            tensor(2 * Math.Log(2) / 4),
            "loss of a sentence of one token and a sentence of three",
            new Suspect(
                tensor((Math.Log(2) + (Math.Log(2) / 3)) / 2),
                "it is a mean of the sentences' means; each token counts the same, whatever sentence it is in"));
    }

    [Test, ForTask("08.6")]
    public void Another_label_may_be_ignored()
    {
        var logits = Seeded.Normal(5, ScalarType.Float64, 3, 4, 7);
        foreach (long ignored in new long[] { -100, 4, 6 })
        {
            var labels = tensor(s_labels);
            labels[1, 2] = ignored;
            TensorAssert.Close(
                LabelSmoothing.Loss(logits, labels, 0.1, ignored),
                Reference.LabelSmoothing.Loss(logits, labels, 0.1, ignored),
                $"loss with label {ignored} ignored");
        }
    }

    [Test, ForTask("08.6")]
    public void Where_nothing_is_asked_the_loss_is_0()
    {
        var logits = Seeded.Normal(6, 2, 3, 5).requires_grad_();

        var loss = LabelSmoothing.Loss(logits, zeros(2, 3, dtype: ScalarType.Int64));
        loss.backward();

        TensorAssert.Close(loss, tensor(0f), "loss of a batch of padding");
        TensorAssert.Close(logits.grad, zeros(2, 3, 5), "gradient of a batch of padding");
    }

    [Test, ForTask("08.6")]
    public void Gradients_match_the_reference() => GradientAssert.Same(
        inputs => LabelSmoothing.Loss(inputs[0], tensor(s_labels), 0.1),
        inputs => Reference.LabelSmoothing.Loss(inputs[0], tensor(s_labels), 0.1),
        [("logits", Seeded.Normal(7, ScalarType.Float64, 3, 4, 7))],
        "Loss");

    [Test, ForTask("08.6")]
    public void Gradients_match_the_reference_where_another_label_is_ignored() => GradientAssert.Same(
        inputs => LabelSmoothing.Loss(inputs[0], tensor(s_labels), 0.3, ignored: 4),
        inputs => Reference.LabelSmoothing.Loss(inputs[0], tensor(s_labels), 0.3, ignored: 4),
        [("logits", Seeded.Normal(11, ScalarType.Float64, 3, 4, 7))],
        "Loss, label 4 being ignored and label 0 not");

    [Test, ForTask("08.6")]
    public void The_gradient_is_what_the_model_says_less_what_it_should()
    {
        var logits = Seeded.Normal(8, ScalarType.Float64, 1, 1, 4).requires_grad_();
        var wanted = tensor(new[] { 0.05, 0.05, 0.85, 0.05 }).reshape(1, 1, 4); // 0.8 + 0.2 / 4

        LabelSmoothing.Loss(logits, Label(2), 0.2).backward();

        TensorAssert.Close(
            logits.grad, nn.functional.softmax(logits, -1) - wanted, "gradient: softmax less the smoothed label");
    }

    [Test, ForTask("08.6")]
    public void Huge_logits_are_no_trouble()
    {
        var logits = tensor(new[] { 1000f, -1000f, 0f, 0f }).reshape(1, 1, 4).requires_grad_();

        var loss = LabelSmoothing.Loss(logits, Label(1), 0.1);
        loss.backward();

        // -ln P is 0, 2000, 1000, 1000: 0.9 · 2000 + 0.1 · 1000
        TensorAssert.Close(
            loss, tensor(1900f), "loss where the label's probability is e^-2000; a logarithm of a softmax is -∞ there");
        Assert.That(logits.grad!.isfinite().all().ToBoolean(), Is.True, "whether the gradient is finite");
    }

    [Test, ForTask("08.6")]
    public void Arguments_are_left_as_they_were()
    {
        var (logits, labels) = (Seeded.Normal(9, 3, 4, 7), tensor(s_labels));
        var (logitsBefore, labelsBefore) = (logits.clone(), labels.clone());

        LabelSmoothing.Loss(logits, labels);

        TensorAssert.Unchanged(logits, logitsBefore, "logits");
        TensorAssert.Unchanged(labels, labelsBefore, "labels");
    }

    [Test, ForTask("08.6")]
    public void What_does_not_fit_is_refused()
    {
        var logits = Seeded.Normal(10, 3, 4, 7);
        ArgumentAssert.Rejects(
            () => LabelSmoothing.Loss(logits[0], tensor(s_labels)), "logits", logits[0], "it has 2 dimensions");
        ArgumentAssert.Rejects(
            () => LabelSmoothing.Loss(logits, tensor(s_labels)[0]), "labels", tensor(s_labels)[0], "one row");
        ArgumentAssert.Rejects<ArgumentException>(
            () => LabelSmoothing.Loss(logits, full(3, 4, 7, dtype: ScalarType.Int64)), "labels", "there is no class 7");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => LabelSmoothing.Loss(logits, tensor(s_labels), 1.5), "smoothing", "it is 1.5");
    }

    private static Tensor Label(long label) => tensor(new[] { label }).reshape(1, 1);
}
