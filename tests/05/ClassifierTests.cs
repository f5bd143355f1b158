extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class ClassifierTests
{
    private static readonly PoolingKind[] s_poolings = Enum.GetValues<PoolingKind>();

    [Test, ForTask("05.8")]
    public void Logits_match_the_reference_with_every_pooling()
    {
        foreach (var pooling in s_poolings)
        {
            Compare(pooling, Models.Tokens(1, Models.Config, 5, 7, 3), null);
            Compare(pooling, Models.Tokens(2, Models.Config, 5), null);
        }
    }

    [Test, ForTask("05.8")]
    public void Segments_are_passed_on()
    {
        var tokens = Models.Tokens(3, Models.Config, 5, 7);
        Compare(PoolingKind.Mean, tokens, Models.Segments(tokens, Models.Config));
    }

    [Test, ForTask("05.8")]
    public void Padding_changes_no_sentence_s_logits()
    {
        foreach (var pooling in s_poolings)
        {
            var model = Models.Ready(new SequenceClassifier(Models.Config, 5, pooling), ScalarType.Float64);
            var tokens = Models.Tokens(4, Models.Config, 4, 7);

            TensorAssert.Close(
                model.call(tokens, null)[..1],
                model.call(tokens[..1, ..4], null),
                $"logits with {pooling} pooling, with padding (seen) and without (expected)");
        }
    }

    [Test, ForTask("05.8")]
    public void Another_padding_token_is_padding_too()
    {
        var config = Models.Config with { PaddingId = 7 };
        Compare(PoolingKind.Mean, Models.Tokens(5, config, 5, 7, 3), null, config);
        Compare(PoolingKind.Max, Models.Tokens(6, config, 5, 7, 3), null, config);
    }

    [Test, ForTask("05.8")]
    public void Features_are_dropped_before_each_layer_of_the_head_while_training_only()
    {
        // With a dropout of 1, out_proj is given zeros, and its bias is all that is left.
        var model = Models.Ready(new SequenceClassifier(Models.Config with { Dropout = 1 }, 5));
        var tokens = Models.Tokens(7, Models.Config, 5, 7);
        var bias = model.state_dict()["out_proj.bias"].expand(2, 5);
        var whole = model.call(tokens, null);
        TensorAssert.Close(model.call(tokens, null), whole, "logits in eval mode, computed twice");
        Assert.That((whole - bias).abs().max().ToDouble(), Is.GreaterThan(0.01), "in eval mode nothing is dropped");

        model.train();

        TensorAssert.Close(model.call(tokens, null), bias, "logits while training with dropout 1: the bias alone");
    }

    [Test, ForTask("05.8")]
    public void The_sentence_s_vector_is_dropped_out_as_well()
    {
        // A large dense layer saturates tanh: each of its outputs is ±1, unless a dropped feature turns its sign.
        var model = Models.Ready(new SequenceClassifier(Models.Config with { Dropout = 0.5 }, 5));
        using (no_grad())
        {
            foreach (var (name, parameter) in model.named_parameters())
            {
                if (name == "dense.weight")
                {
                    parameter.copy_(eye(12) * 1000);
                }
                else if (name == "dense.bias")
                {
                    parameter.fill_(-500); // a feature of 0 gives -1, one that is well above 0.5 gives 1
                }
                else if (name == "out_proj.weight")
                {
                    parameter.fill_(1);
                }
                else if (name == "out_proj.bias" || (name.StartsWith("encoder.norm") && name.EndsWith("weight")))
                {
                    parameter.zero_();
                }
                else if (name == "encoder.norm.bias")
                {
                    parameter.fill_(10); // every feature of every sentence is 10
                }
            }
        }

        model.train();
        var logits = model.call(Models.Tokens(8, Models.Config, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5), null); // [10, 5]

        Assert.That(
            logits.mean().ToDouble(),
            Is.LessThan(6),
            "the mean of 12 features that are +1 in eval mode, when half of the sentence's features are dropped to "
            + "give -1; only the layer in between being dropped out, it is near 12");
    }

    [Test, ForTask("05.8")]
    public void Features_are_dropped_as_often_as_the_configuration_says()
    {
        // Every feature of a sentence is 10. The dense layer makes it 1, or -1 if it was dropped; a logit is one of
        // these, divided by 0.7, or 0 if it was dropped then.
        using var seed = new LocalSeed(4);
        var model = Models.Ready(new SequenceClassifier(Models.Config with { Dropout = 0.3 }, 5));
        using (no_grad())
        {
            var state = model.state_dict();
            state["encoder.norm.weight"].zero_();
            state["encoder.norm.bias"].fill_(10);
            state["dense.weight"].copy_(eye(12) * 1000);
            state["dense.bias"].fill_(-500);
            state["out_proj.weight"].copy_(eye(12)[..5]);
            state["out_proj.bias"].zero_();
        }

        model.train();
        var logits = model.call(full([1000, 1], 3, ScalarType.Int64), null); // [1000, 5]

        double dropped = (logits == 0).to(ScalarType.Float64).mean().ToDouble();
        double turned = (logits < 0).to(ScalarType.Float64).mean().ToDouble() / (1 - dropped);
        const string Twice = "; about 0.51 means that they are dropped twice";
        Assert.That(
            turned, Is.EqualTo(0.3).Within(0.04), $"share of features dropped before dense, with dropout 0.3{Twice}");
        Assert.That(
            dropped, Is.EqualTo(0.3).Within(0.04), $"share of features dropped after tanh, with dropout 0.3{Twice}");
    }

    [Test, ForTask("05.8")]
    public void Each_call_goes_by_its_own_arguments_and_by_what_has_been_learned()
    {
        var model = Models.Ready(new SequenceClassifier(Models.Config, 5));
        var reference = Models.Like(model, new Reference.SequenceClassifier(Models.ForReference(Models.Config), 5));
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(model, seed), to: reference);
            foreach (long[] lengths in new long[][] { [5, 7, 3], [7, 2, 6], [4, 6] })
            {
                var tokens = Models.Tokens(10, Models.Config, lengths);
                TensorAssert.Close(
                    model.call(tokens, null),
                    reference.call(tokens, null),
                    $"logits of one model for sentences of {string.Join(", ", lengths)} tokens"
                    + (seed == 0 ? "" : ", after the parameters have changed"),
                    5e-5);
            }
        }
    }

    [Test, ForTask("05.8")]
    public void Gradients_reach_every_parameter()
    {
        foreach (var pooling in s_poolings)
        {
            var model = Models.Ready(new SequenceClassifier(Models.Config, 5, pooling), ScalarType.Float64);
            var reference = Models.Like(
                model,
                new Reference.SequenceClassifier(
                    Models.ForReference(Models.Config), 5, (Reference.PoolingKind)(int)pooling),
                ScalarType.Float64);
            var tokens = Models.Tokens(9, Models.Config, 5, 7);
            Models.CompareGradients(
                model, model.call(tokens, null), reference, reference.call(tokens, null), $"{pooling} pooling");
        }
    }

    private static void Compare(PoolingKind pooling, Tensor tokens, Tensor? segments, EncoderConfig? config = null)
    {
        config ??= Models.Config;
        var model = Models.Ready(new SequenceClassifier(config, 5, pooling));
        var reference = Models.Like(
            model,
            new Reference.SequenceClassifier(Models.ForReference(config), 5, (Reference.PoolingKind)(int)pooling));
        var expected = reference.call(tokens, segments);
        Suspect[] suspects =
        [
            new(nn.functional.softmax(expected, -1), "softmax is applied; the logits are asked for"),
            new(expected.tanh(), "tanh stands at the end; it belongs between the two layers"),
        ];

        TensorAssert.Close(
            model.call(tokens, segments),
            expected,
            $"logits for tokens [{string.Join(", ", tokens.shape)}] with {pooling} pooling",
            5e-5,
            suspects);
    }
}
