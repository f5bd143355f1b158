extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson12;

namespace Katas.Lesson12.Tests;

public class AnswerLossTests
{
    private const long No = InstructionExample.Ignored;

    [Test, ForTask("12.10")]
    public void Logits_are_compared_with_the_label_behind_them()
    {
        // At place 1 the model is sure of token 2, which stands at place 2, and has a label.
        var logits = zeros(1, 4, 5);
        logits[0, 1, 2] = 50;
        var labels = tensor(new long[,] { { No, No, 2, No } });
        var loss = AnswerLoss.Of(logits, labels);
        TensorAssert.Close(
            loss,
            tensor(0f),
            "loss of a sure and right prediction",
            new Suspect(tensor(MathF.Log(5)), "logits are compared with the label at the same place, or two further"));
        TensorAssert.Close(
            AnswerLoss.Of(logits, tensor(new long[,] { { No, No, No, 2 } })), tensor(MathF.Log(5)), "loss of a guess among five");
    }

    [Test, ForTask("12.10")]
    public void Every_answer_token_counts_the_same_whosever_it_is()
    {
        var logits = Seeded.Normal(1, 2, 6, 7);
        var labels = tensor(new long[,] { { No, 1, 2, 3, 4, 5 }, { No, No, No, No, 6, No } });
        var each = nn.functional.cross_entropy(
            logits[.., ..^1].transpose(1, 2), labels[.., 1..], ignore_index: No, reduction: nn.Reduction.None); // [2, 5]
        TensorAssert.Close(
            AnswerLoss.Of(logits, labels),
            each.sum() / 6,
            "mean over six answer tokens, five of the first text and one of the second",
            new Suspect((each[0].mean() + each[1].sum()) / 2, "this is the mean of the texts' means"),
            new Suspect(each.mean(), "it is divided by the number of all tokens, and not of those that have a label"),
            new Suspect(each.sum(), "this is the sum"));
    }

    [Test, ForTask("12.10")]
    public void Token_0_and_every_other_may_be_an_answer()
    {
        var logits = Seeded.Normal(2, 1, 4, 7);
        var labels = tensor(new long[,] { { No, 0, 6, 0 } });
        TensorAssert.Close(
            AnswerLoss.Of(logits, labels),
            nn.functional.cross_entropy(logits[0, ..^1], labels[0, 1..]),
            "loss of an answer with token 0 in it");
    }

    [Test, ForTask("12.10")]
    public void A_label_on_the_first_token_asks_nothing()
    {
        var logits = Seeded.Normal(3, 1, 4, 7);
        TensorAssert.Close(
            AnswerLoss.Of(logits, tensor(new long[,] { { 5, No, 2, No } })),
            AnswerLoss.Of(logits, tensor(new long[,] { { No, No, 2, No } })),
            "loss with and without a label on the first token, before which there are no logits");
    }

    [Test, ForTask("12.10")]
    public void Gradients_match_the_reference()
    {
        var labels = tensor(new long[,] { { No, No, 2, 3, 1 }, { No, 4, No, No, No } });
        GradientAssert.Same(
            inputs => AnswerLoss.Of(inputs[0], labels).unsqueeze(0),
            inputs => Reference.AnswerLoss.Of(inputs[0], labels).unsqueeze(0),
            [("logits", Seeded.Normal(4, 2, 5, 7))],
            "Of");
    }

    [Test, ForTask("12.10")]
    public void Arguments_stay_as_they_are()
    {
        var (logits, labels) = (Seeded.Normal(5, 2, 3, 7), tensor(new long[,] { { No, 1, 2 }, { No, No, 3 } }));
        var (logitsBefore, labelsBefore) = (logits.clone(), labels.clone());
        AnswerLoss.Of(logits, labels);
        TensorAssert.Unchanged(logits, logitsBefore, "logits");
        TensorAssert.Unchanged(labels, labelsBefore, "labels");
    }

    [Test, ForTask("12.10")]
    public void No_answer_at_all_is_refused()
    {
        var logits = Seeded.Normal(6, 1, 3, 7);
        ArgumentAssert.Rejects<ArgumentException>(
            () => AnswerLoss.Of(logits, full(1, 3, No, ScalarType.Int64)), "labels", "there is none");
        ArgumentAssert.Rejects<ArgumentException>(
            () => AnswerLoss.Of(logits, tensor(new long[,] { { 2, No, No } })), "labels", "only the first token has one");
        var short1 = tensor(new long[,] { { No, 1 } });
        ArgumentAssert.Rejects(() => AnswerLoss.Of(logits, short1), "labels", short1, "there are two for three tokens");
    }
}
