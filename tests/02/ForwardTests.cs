extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using OneHead = reference::Katas.Lesson01.Attention;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

public class ForwardTests
{
    private const float Ruled = float.NegativeInfinity;

    [Test, ForTask("02.10")]
    public void The_worked_example_of_the_lesson_comes_out()
    {
        var layer = Identity(4, 2);
        var query = tensor(new float[,,] { { { 2, 0, 0, 2 } } });
        var key = tensor(new float[,,] { { { 1, 0, 0, 0 }, { 0, 0, 0, 1 } } });
        var value = tensor(new float[,,] { { { 10, 10, 10, 10 }, { 20, 20, 20, 20 } } });

        var (output, weights) = layer.call(query, key, value, null);

        // Head 0 scores 2 and 0, head 1 scores 0 and 2; divided by √2, √2 and 0.
        double most = Math.Exp(Math.Sqrt(2)) / (Math.Exp(Math.Sqrt(2)) + 1);
        double mostly10 = (10 * most) + (20 * (1 - most));
        double mostly20 = (10 * (1 - most)) + (20 * most);
        TensorAssert.Close(
            weights,
            tensor([most, 1 - most, 1 - most, most], [1, 2, 1, 2], ScalarType.Float32),
            "weights of the worked example",
            new Suspect(
                tensor([0.5, 0.5], [1, 1, 1, 2], ScalarType.Float32), "there is one head in place of two"));
        TensorAssert.Close(
            output,
            tensor([mostly10, mostly10, mostly20, mostly20], [1, 1, 4], ScalarType.Float32),
            "output of the worked example");
    }

    [Test, ForTask("02.10")]
    public void Cross_attention_matches_the_reference()
    {
        CompareWithReference(Inputs.Draw(1));
        CompareWithReference(Inputs.Draw(2, batch: 1, queries: 1, keys: 1));
        CompareWithReference(Inputs.Draw(3, batch: 1));
        CompareWithReference(Inputs.Draw(4, queries: 9, keys: 4));
        CompareWithReference(Inputs.Draw(5, batch: 4, queries: 1, keys: 6));
    }

    [Test, ForTask("02.10")]
    public void Keys_as_many_as_queries_and_as_heads_hide_nothing()
    {
        CompareWithReference(Inputs.Draw(6, queries: 5, keys: 5));
        CompareWithReference(Inputs.Draw(7, batch: 3, queries: 3, keys: 3));
    }

    [Test, ForTask("02.10")]
    public void Self_attention_matches_the_reference()
    {
        var (layer, reference) = Layers.Pair();
        var input = Seeded.Normal(8, 2, 5, 12);
        var mask = ones(5, 5, dtype: ScalarType.Bool).tril();

        var (output, weights) = layer.SelfAttend(input, mask);

        var expected = reference.SelfAttend(input, mask);
        TensorAssert.Close(weights, expected.weights, "weights of self-attention under a causal mask");
        TensorAssert.Close(output, expected.output, "output of self-attention under a causal mask");
    }

    [Test, ForTask("02.10")]
    public void Any_number_of_heads_matches_the_reference()
    {
        foreach (long heads in new[] { 1, 2, 6, 12 })
        {
            CompareWithReference(Inputs.Draw(9), heads: heads);
        }
    }

    [Test, ForTask("02.10")]
    public void With_one_head_and_no_projections_it_is_scaled_dot_product_attention()
    {
        var layer = Identity(6, 1);
        var (query, key, value) = (Seeded.Normal(10, 2, 5, 6), Seeded.Normal(11, 2, 7, 6), Seeded.Normal(12, 2, 7, 6));

        var (output, weights) = layer.call(query, key, value, null);

        var expected = OneHead.ScaledDotProduct(query, key, value);
        TensorAssert.Close(weights, expected.weights.unsqueeze(1), "weights of one head, projections the identity");
        TensorAssert.Close(output, expected.output, "output of one head, projections the identity");
    }

    [Test, ForTask("02.10")]
    public void Each_head_attends_with_its_own_features()
    {
        var layer = Identity(12, 3);
        var (query, key, value) = Inputs.Draw(13);

        var (output, weights) = layer.call(query, key, value, null);

        for (int head = 0; head < 3; head++)
        {
            var (from, to) = (4 * head, 4 * (head + 1));
            var (q, k, v) = (query[.., .., from..to], key[.., .., from..to], value[.., .., from..to]);
            var expected = OneHead.ScaledDotProduct(q, k, v);
            TensorAssert.Close(
                weights[.., head], expected.weights, $"weights of head {head} of 3, projections the identity");
            TensorAssert.Close(
                output[.., .., from..to],
                expected.output,
                $"features {from} to {to - 1} of the output, head {head}'s, projections the identity");
        }
    }

    [Test, ForTask("02.10")]
    public void Each_query_s_weights_sum_to_1_in_each_head()
    {
        var (layer, _) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(14);

        TensorAssert.RowsSumToOne(layer.call(query, key, value, null).weights, "weights without a mask");
        TensorAssert.RowsSumToOne(
            layer.call(query, key, value, Seeded.Mask(15, 5, 7)).weights, "weights under a mask");
    }

    [Test, ForTask("02.10")]
    public void A_sequence_does_not_see_the_others_of_its_batch()
    {
        var (layer, _) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(16);

        TensorAssert.Close(
            layer.call(query[1..], key[1..], value[1..], null).output,
            layer.call(query, key, value, null).output[1..],
            "output of the second sequence alone (seen) and in a batch (expected)");
    }

    [Test, ForTask("02.10")]
    public void Masks_without_a_batch_are_laid_over_all_heads()
    {
        CompareWithReference(Inputs.Draw(17), Seeded.Mask(18, 5, 7));
        CompareWithReference(Inputs.Draw(19), Seeded.Mask(20, 7));
        CompareWithReference(Inputs.Draw(21), Seeded.Mask(22, 5, 1));
    }

    [Test, ForTask("02.10")]
    public void Each_sequence_goes_by_its_own_row_of_the_mask()
    {
        // Sequence 0 may look at key 0 alone, sequence 1 at key 1, each with all 3 heads.
        var (layer, _) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(60, keys: 2);
        var mask = eye(2, dtype: ScalarType.Bool).reshape(2, 1, 1, 2);
        var turns = (arange(6) % 2).reshape(2, 3, 1).expand(2, 3, 5);

        TensorAssert.Close(
            layer.call(query, key, value, mask).weights,
            mask.expand(2, 3, 5, 2).to(ScalarType.Float32),
            "weights where sequence 0 sees key 0 alone and sequence 1 key 1",
            new Suspect(
                nn.functional.one_hot(turns, 2).to(ScalarType.Float32),
                "the masks were laid out sequence after sequence and then all again, while the heads of one sequence "
                    + "stand "
                + "together: some heads get another sequence's mask"));
    }

    [Test, ForTask("02.10")]
    public void A_padding_mask_is_laid_over_all_heads_and_queries()
    {
        CompareWithReference(Inputs.Draw(23), Seeded.Mask(24, 2, 1, 1, 7));
        CompareWithReference(Inputs.Draw(25, batch: 3), Seeded.Mask(26, 3, 1, 1, 7));
    }

    [Test, ForTask("02.10")]
    public void A_mask_with_a_batch_and_no_heads_is_laid_over_all_heads()
    {
        CompareWithReference(Inputs.Draw(27), Seeded.Mask(28, 2, 5, 7));
        CompareWithReference(Inputs.Draw(29, batch: 3), Seeded.Mask(30, 3, 5, 7)); // as many sequences as heads
    }

    [Test, ForTask("02.10")]
    public void Each_head_may_have_a_mask_of_its_own()
    {
        CompareWithReference(Inputs.Draw(31), Seeded.Mask(32, 2, 3, 5, 7));
        CompareWithReference(Inputs.Draw(33), Seeded.Mask(34, 1, 3, 1, 7));
    }

    [Test, ForTask("02.10")]
    public void Additive_masks_are_added_to_the_scaled_scores()
    {
        CompareWithReference(Inputs.Draw(35), Seeded.Normal(36, 5, 7));
        CompareWithReference(Inputs.Draw(37), Seeded.Normal(38, 2, 5, 7));
        CompareWithReference(Inputs.Draw(39), Seeded.Normal(40, 1, 3, 5, 7));
        CompareWithReference(
            Inputs.Draw(41), zeros(5, 7).masked_fill(Seeded.Mask(42, 5, 7).logical_not(), Ruled));
    }

    [Test, ForTask("02.10")]
    public void What_a_padding_mask_hides_has_no_influence()
    {
        var (layer, _) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(43);
        var real = tensor(new[,]
        {
            { true, true, true, false, true, true, false },
            { true, false, true, true, true, true, true },
        });
        var mask = real.unsqueeze(1).unsqueeze(1); // [batch, key] → [batch, 1, 1, key]
        var hidden = real.logical_not().unsqueeze(-1); // [batch, key, 1]

        TensorAssert.Close(
            layer.call(query, key.masked_fill(hidden, 50), value.masked_fill(hidden, -1e4), mask).output,
            layer.call(query, key, value, mask).output,
            "output after the padding's keys and values were changed (seen) and before (expected)");
    }

    [Test, ForTask("02.10")]
    public void Under_a_causal_mask_no_gradient_comes_from_the_future()
    {
        var (layer, _) = Layers.Pair();
        var input = Seeded.Normal(44, 2, 5, 12).requires_grad_();
        var output = layer.SelfAttend(input, ones(5, 5, dtype: ScalarType.Bool).tril()).output;

        (output[.., 2] * Seeded.Normal(45, 2, 12)).sum().backward();

        TensorAssert.Close(
            input.grad![.., 3..], zeros(2, 2, 12), "gradient of token 2's output with respect to tokens 3 and 4");
        Assert.That(
            input.grad![.., ..3].abs().sum([2]).min().ToDouble(),
            Is.GreaterThan(1e-6),
            "smallest gradient of token 2's output with respect to tokens 0 to 2, which it does see");
    }

    [Test, ForTask("02.10")]
    public void A_token_that_sees_nothing_gets_the_output_projection_s_bias()
    {
        var mask = Seeded.Mask(46, 2, 1, 5, 7);
        mask[1, 0, 2] = tensor(false);
        var (layer, _) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(47);

        var (output, weights) = layer.call(query, key, value, mask);

        TensorAssert.NoNaN(weights, "weights with a fully masked token");
        TensorAssert.NoNaN(output, "output with a fully masked token");
        TensorAssert.Close(weights[1, .., 2], zeros(3, 7), "weights of the fully masked token in each head");
        TensorAssert.Close(output[1, 2], layer.state_dict()["out_proj.bias"], "output for the fully masked token");
        CompareWithReference((query, key, value), mask);
    }

    [Test, ForTask("02.10")]
    public void A_token_that_sees_nothing_puts_no_NaN_into_the_gradients()
    {
        var mask = Seeded.Mask(48, 2, 1, 5, 7);
        mask[1, 0, 2] = tensor(false);
        var (layer, reference) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(49);
        GradientAssert.Same(
            inputs => layer.call(inputs[0], inputs[1], inputs[2], mask).output,
            inputs => reference.call(inputs[0], inputs[1], inputs[2], mask).output,
            [("query", query), ("key", key), ("value", value)],
            "the output with a fully masked token");
    }

    [Test, ForTask("02.10")]
    public void A_large_negative_score_is_not_a_masked_one()
    {
        // Where all that may be attended to scores about -2e9, a mask of -1e9 would attend to what is hidden.
        var layer = Identity(4, 2);
        var (query, key, value) = (full([1, 1, 4], 1e5f), full([1, 3, 4], -1.5e4f), Seeded.Normal(50, 1, 3, 4));

        var (_, weights) = layer.call(query, key, value, tensor(new[,] { { false, true, false } }));

        TensorAssert.Close(
            weights,
            tensor(new float[] { 0, 1, 0, 0, 1, 0 }, [1, 2, 1, 3]),
            "weights where scores are about -2e9 and only key 1 may be attended to",
            new Suspect(
                tensor(new[] { 0.5f, 0, 0.5f, 0.5f, 0, 0.5f }, [1, 2, 1, 3]),
                "-1e9 stands where -∞ belongs; it is a large number, and still takes part"));
    }

    [Test, ForTask("02.10")]
    public void In_eval_nothing_is_dropped()
    {
        var (layer, reference) = Layers.Pair(dropout: 0.5);
        layer.eval();
        reference.eval();
        var (query, key, value) = Inputs.Draw(51);

        var (output, weights) = layer.call(query, key, value, null);

        var expected = reference.call(query, key, value, null);
        TensorAssert.Close(weights, expected.weights, "weights with dropout 0.5, in eval");
        TensorAssert.Close(output, expected.output, "output with dropout 0.5, in eval");
    }

    [Test, ForTask("02.10")]
    public void In_training_the_weights_given_back_are_those_before_dropout()
    {
        var (layer, reference) = Layers.Pair(dropout: 0.5);
        reference.eval();
        var (query, key, value) = Inputs.Draw(52);

        var (_, weights) = layer.call(query, key, value, null);

        Assert.That(
            (weights == 0).any().ToBoolean(),
            Is.False,
            "whether weights given back in training are 0: they should be those before dropout, to look at");
        TensorAssert.Close(
            weights, reference.call(query, key, value, null).weights, "weights with dropout 0.5, in training");
    }

    [Test, ForTask("02.10")]
    public void In_training_a_dropout_of_1_leaves_the_output_projection_s_bias()
    {
        var (layer, _) = Layers.Pair(dropout: 1);
        var (query, key, value) = Inputs.Draw(53);

        var output = layer.call(query, key, value, null).output;

        var bias = layer.state_dict()["out_proj.bias"];
        TensorAssert.Close(
            output,
            bias.expand(2, 5, 12),
            "output when every weight is dropped",
            new Suspect(zeros(2, 5, 12), "dropout is applied to the output; it belongs on the weights"),
            new Suspect(
                Layers.Pair().layer.call(query, key, value, null).output, "nothing is dropped in training"));
    }

    [Test, ForTask("02.10")]
    public void In_training_outputs_differ_and_are_right_on_average()
    {
        using var seed = new LocalSeed(3);
        var (layer, reference) = Layers.Pair(dropout: 0.2);
        reference.eval();
        var (query, key, value) = Inputs.Draw(54, batch: 1, queries: 2, keys: 3);
        var expected = reference.call(query, key, value, null).output;
        const int Draws = 2000;

        // One sequence many times over: each has draws of its own.
        var outputs = layer.call(
            query.expand(Draws, 2, 12), key.expand(Draws, 3, 12), value.expand(Draws, 3, 12), null).output;

        var deviation = outputs.std(0, unbiased: true);
        Assert.That(
            deviation.min().ToDouble(),
            Is.GreaterThan(1e-3),
            "smallest standard deviation of an output over 2000 sequences in training; 0: nothing is dropped");
        var distance = (outputs.mean([0L]) - expected[0]).abs() / (deviation / Math.Sqrt(Draws));
        Assert.That(
            distance.max().ToDouble(),
            Is.LessThan(6),
            "how far the mean output in training is from the output in eval, in standard errors");
    }

    [Test, ForTask("02.10")]
    public void In_training_a_head_loses_its_only_key_as_often_as_dropout_says()
    {
        // With one key each weight is 1: a head hands over its value, divided by 1 - 0.3, or nothing.
        using var seed = new LocalSeed(4);
        const long Draws = 5000;
        var layer = Identity(6, 3, dropout: 0.3);
        var value = ones(Draws, 1, 6);

        var output = layer.call(Seeded.Normal(78, Draws, 1, 6), Seeded.Normal(79, Draws, 1, 6), value, null).output;

        // Three heads of two features each: both are there, or neither.
        var (first, second) = (output.reshape(Draws, 3, 2)[.., .., 0], output.reshape(Draws, 3, 2)[.., .., 1]);
        Assert.That(
            (first == 0).to(ScalarType.Float64).mean().ToDouble(),
            Is.EqualTo(0.3).Within(0.02),
            "share of heads that lost their only key with dropout 0.3, training; about 0.51 means dropped twice");
        TensorAssert.Close(
            first, second, "first feature (seen) and second (expected) of each head: a weight goes, not a feature");
        TensorAssert.Close(
            first,
            full([Draws, 3], 1 / 0.7f).masked_fill(first == 0, 0),
            "what heads that keep their only key hand over with dropout 0.3: their value, 1, divided by 0.7",
            new Suspect(ones(Draws, 3).masked_fill(first == 0, 0), "what stays is not scaled up"),
            new Suspect(
                full([Draws, 3], 1 / 0.49f).masked_fill(first == 0, 0), "dropout is applied twice on the way"));
    }

    [Test, ForTask("02.10")]
    public void It_works_without_bias() => CompareWithReference(Inputs.Draw(55), bias: false);

    [Test, ForTask("02.10")]
    public void Float64_stays_float64()
    {
        CompareWithReference(Inputs.Draw(56, type: ScalarType.Float64));
        CompareWithReference(Inputs.Draw(57, type: ScalarType.Float64), Seeded.Mask(58, 2, 1, 1, 7));
    }

    [Test, ForTask("02.10")]
    public void A_float64_mask_leaves_float32_inputs_float32() =>
        CompareWithReference(Inputs.Draw(59), Seeded.Normal(60, ScalarType.Float64, 5, 7));

    [Test, ForTask("02.10")]
    public void Half_precision_stays_half_precision()
    {
        CompareWithReference(Inputs.Draw(92, type: ScalarType.Float16));
        CompareWithReference(Inputs.Draw(93, type: ScalarType.Float16), Seeded.Mask(94, 2, 1, 1, 7));
    }

    [Test, ForTask("02.10")]
    public void Inputs_that_lie_otherwise_in_memory_work_too()
    {
        var (query, context) = (Seeded.Normal(61, 5, 2, 12), Seeded.Normal(62, 7, 2, 12));
        var value = Seeded.Normal(63, 7, 2, 12);
        CompareWithReference((query.transpose(0, 1), context.transpose(0, 1), value.transpose(0, 1)));
    }

    [Test, ForTask("02.10")]
    public void The_arguments_are_left_as_they_were()
    {
        var (layer, _) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(64);
        foreach (var mask in new[] { Seeded.Mask(65, 5, 7), Seeded.Normal(66, 2, 5, 7), Seeded.Mask(67, 2, 1, 1, 7) })
        {
            Tensor[] arguments = [query, key, value, mask];
            Tensor[] before = [.. arguments.Select(argument => argument.clone())];

            layer.call(query, key, value, mask);

            TensorAssert.Unchanged(query, before[0], "query");
            TensorAssert.Unchanged(key, before[1], "key");
            TensorAssert.Unchanged(value, before[2], "value");
            TensorAssert.Unchanged(mask, before[3], "mask");
        }
    }

    [Test, ForTask("02.10")]
    public void A_second_call_gives_the_same_again()
    {
        var (layer, _) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(68);

        var first = layer.call(query, key, value, null).output;

        TensorAssert.Close(
            layer.call(query, key, value, null).output, first, "output of a second call on the same input");
    }

    [Test, ForTask("02.10")]
    public void Each_call_goes_by_its_own_arguments()
    {
        var (layer, reference) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(80);
        ((Tensor query, Tensor key, Tensor value) inputs, Tensor? mask, string what)[] calls =
        [
            ((query, key, value), Seeded.Mask(81, 2, 5, 7), "the first call of a layer, under a mask"),
            ((query, key, value), Seeded.Mask(82, 5, 7), "its second call, under another mask"),
            ((query, key, value), null, "its third call, without a mask"),
            ((query, key, value), Seeded.Normal(83, 5, 7), "its fourth call, under an additive mask"),
            ((query, key, Seeded.Normal(84, 2, 7, 12)), null, "its fifth call, on other values"),
            ((query, Seeded.Normal(85, 2, 7, 12), value), null, "its sixth call, on other keys"),
            (Inputs.Draw(86, batch: 3, queries: 4, keys: 6), Seeded.Mask(87, 3, 1, 1, 6), "its last, on other sizes"),
        ];
        Suspect[] before = [];
        foreach (var (inputs, mask, what) in calls)
        {
            var expected = reference.call(inputs.query, inputs.key, inputs.value, mask);
            var (output, weights) = layer.call(inputs.query, inputs.key, inputs.value, mask);
            TensorAssert.Close(weights, expected.weights, $"weights of {what}");
            TensorAssert.Close(output, expected.output, $"output of {what}", before);
            before = [new Suspect(expected.output, Causes.Kept)];
        }
    }

    [Test, ForTask("02.10")]
    public void What_has_changed_since_the_last_call_counts()
    {
        var (layer, reference) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(88);
        var mask = Seeded.Mask(89, 5, 7);
        var kept = new Suspect(layer.call(query, key, value, mask).output.detach().clone(), Causes.Kept);

        Weights.Copy(from: Seeded.Parameters(layer, seed: 1), to: reference);
        TensorAssert.Close(
            layer.call(query, key, value, mask).output,
            reference.call(query, key, value, mask).output,
            "output for the same tensors after the parameters have changed",
            kept);

        key.mul_(-2);
        value.add_(1);
        mask.fill_(true);
        TensorAssert.Close(
            layer.call(query, key, value, mask).output,
            reference.call(query, key, value, mask).output,
            "output after other numbers were written into key, value and mask",
            kept);
    }

    [Test, ForTask("02.10")]
    public void A_gradient_reaches_an_additive_mask()
    {
        var (layer, reference) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(90);
        foreach (long[] shape in new long[][] { [5, 7], [2, 5, 7], [1, 3, 5, 7] })
        {
            var mask = Seeded.Normal(91, shape);
            GradientAssert.Same(
                inputs => layer.call(query, key, value, inputs[0]).output,
                inputs => reference.call(query, key, value, inputs[0]).output,
                [("mask", mask)],
                $"the output under an additive mask {Guard.Shape(mask)}");
        }
    }

    [Test, ForTask("02.10")]
    public void Gradients_reach_query_key_and_value()
    {
        var (layer, reference) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(69);
        foreach (var mask in new[] { null, Seeded.Mask(70, 5, 7) })
        {
            GradientAssert.Same(
                inputs => layer.call(inputs[0], inputs[1], inputs[2], mask).output,
                inputs => reference.call(inputs[0], inputs[1], inputs[2], mask).output,
                [("query", query), ("key", key), ("value", value)],
                mask is null ? "the output" : "the output under a mask");
        }
    }

    [Test, ForTask("02.10")]
    public void A_gradient_reaches_every_parameter()
    {
        var (layer, reference) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(71);
        var direction = Seeded.Normal(72, 2, 5, 12);

        (layer.call(query, key, value, null).output * direction).sum().backward();
        (reference.call(query, key, value, null).output * direction).sum().backward();

        var expected = reference.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad);
        foreach (var (name, parameter) in layer.named_parameters())
        {
            Assert.That(
                parameter.grad is { IsInvalid: false },
                Is.True,
                $"whether a gradient reaches {name}: it has to be used in forward");
            TensorAssert.Close(parameter.grad, expected[name]!, $"gradient of the output with respect to {name}");
        }
    }

    [Test, ForTask("02.10")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var (layer, _) = Layers.Pair();
        var (query, key, value) = Inputs.Draw(73);
        var sequence = Seeded.Normal(74, 5, 12);
        var otherBatch = Seeded.Normal(75, 3, 7, 12);
        var tooFew = Seeded.Normal(76, 2, 5, 12);
        var wrongMask = Seeded.Mask(77, 5, 6);

        ArgumentAssert.Rejects(
            () => layer.call(sequence, key, value, null), "query", sequence, "there is no batch");
        ArgumentAssert.Rejects(
            () => layer.call(query, otherBatch, value, null), "key", otherBatch, "there are 3 sequences for 2");
        ArgumentAssert.Rejects(
            () => layer.call(query, key, tooFew, null), "value", tooFew, "there are 5 values for 7 keys");
        ArgumentAssert.Rejects<ArgumentException>(
            () => layer.call(query, key, value, wrongMask), "mask", "it has 6 keys and not 7");
    }

    /// <summary>A layer whose projections change nothing.</summary>
    private static MultiHeadAttention Identity(long dModel, long heads, double dropout = 0)
    {
        var layer = new MultiHeadAttention(dModel, heads, dropout, bias: false);
        using var noGradient = no_grad();
        var state = layer.state_dict();
        state["in_proj_weight"].copy_(cat([eye(dModel), eye(dModel), eye(dModel)])); // 3 × [d, d] → [3 · d, d]
        state["out_proj.weight"].copy_(eye(dModel));
        return layer;
    }

    private static void CompareWithReference(
        (Tensor query, Tensor key, Tensor value) inputs, Tensor? mask = null, long heads = 3, bool bias = true)
    {
        var (query, key, value) = inputs;
        var (layer, reference) = Layers.Pair(heads: heads, bias: bias, type: query.dtype);
        string what = $"for query {Guard.Shape(query)}, key {Guard.Shape(key)}, {heads} heads"
            + (mask is null ? "" : $" and a mask {Guard.Shape(mask)} {mask.dtype}");
        var expected = reference.call(query, key, value, mask);
        var suspects = Suspects(reference, query, key, value, mask).ToList();
        var (output, weights) = layer.call(query, key, value, mask);
        TensorAssert.Close(
            weights,
            expected.weights,
            $"weights {what}",
            [
                .. suspects.Where(suspect => suspect.Weights is not null)
                    .Select(suspect => new Suspect(suspect.Weights!, suspect.Cause)),
                new Suspect(expected.weights.mean([1L]), "the heads' weights were averaged; give each head's back"),
                new Suspect(expected.output, "output and weights have changed places"),
            ]);
        TensorAssert.Close(
            output,
            expected.output,
            $"output {what}",
            [.. suspects.Select(suspect => new Suspect(suspect.Output, suspect.Cause))]);
    }

    private static IEnumerable<(Tensor? Weights, Tensor Output, string Cause)> Suspects(
        Reference.MultiHeadAttention reference, Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        var state = reference.state_dict();
        var (q, k, v) = reference.Project(query, key, value);
        long heads = reference.HeadCount;
        var (splitQ, splitK, splitV) = (Split(q), Split(k), Split(v));
        var fitting = mask is null ? null : Reference.Masks.OverHeads(mask);

        var (mixed, weights) = OneHead.ScaledDotProduct(splitQ, splitK, splitV, fitting);
        yield return (null, Reference.Heads.Merge(mixed), "the output projection, out_proj, is missing");
        yield return (
            null,
            Out(mixed.reshape(query.shape)),
            "the heads were merged by a reshape alone; they stand before the tokens, and have to go behind them first");

        // Scores divided by √d_model are those divided by √d_head, divided by √heads.
        var tooSmall = Weigh(OneHead.Scores(splitQ, splitK) / Math.Sqrt(reference.DModel), fitting);
        yield return (
            tooSmall,
            Out(Reference.Heads.Merge(tooSmall.matmul(splitV))),
            "the scores are divided by √d_model and not by √d_head");
        var unscaled = Weigh(OneHead.Scores(splitQ, splitK), fitting);
        yield return (unscaled, Out(Reference.Heads.Merge(unscaled.matmul(splitV))), "the scores are not scaled");
        var byKeys = Weigh(OneHead.Scores(splitQ, splitK) / Math.Sqrt(key.size(1)), fitting);
        yield return (
            byKeys,
            Out(Reference.Heads.Merge(byKeys.matmul(splitV))),
            "the scores are divided by the root of the number of keys, and not by √d_head");
        yield return (
            weights, Out(Reference.Heads.Merge(weights.matmul(splitK))), "the keys are handed over as values");
        if (mask is null)
        {
            yield break;
        }

        var unmasked = reference.call(query, key, value, null);
        yield return (unmasked.weights, unmasked.output, "the mask has no effect");
        if (mask.dim() == 3 && (mask.size(0) == heads || mask.size(0) == 1))
        {
            var asHeads = reference.call(query, key, value, mask.unsqueeze(0));
            yield return (
                asHeads.weights,
                asHeads.output,
                "the mask's batch was taken for heads: it needs a dimension of 1 for them");
        }

        if (mask.dtype == ScalarType.Bool)
        {
            var inverted = reference.call(query, key, value, mask.logical_not());
            yield return (inverted.weights, inverted.output, "the mask is the wrong way round: true means may attend");
            var after = unmasked.weights * fitting!;
            yield return (
                after,
                Out(Reference.Heads.Merge(after.matmul(splitV))),
                "the mask was laid over the weights, after softmax: they no longer sum to 1");
            var added = reference.call(query, key, value, mask.to(query.dtype));
            yield return (
                added.weights, added.output, "the boolean mask was added as 1 and 0, which rules nothing out");
        }

        Tensor Split(Tensor input) => Reference.Heads.Split(input, heads);

        Tensor Out(Tensor merged) =>
            nn.functional.linear(merged, state["out_proj.weight"], state.GetValueOrDefault("out_proj.bias"));

        static Tensor Weigh(Tensor scores, Tensor? mask) =>
            OneHead.Softmax(mask is null ? scores : OneHead.ApplyMask(scores, mask));
    }

    private static class Causes
    {
        public const string Kept = "something was kept from an earlier call; each call computes with what it gets";
    }

    private static class Inputs
    {
        public static (Tensor query, Tensor key, Tensor value) Draw(
            int seed, long batch = 2, long queries = 5, long keys = 7, ScalarType type = ScalarType.Float32) => (
            Seeded.Normal(seed, type, batch, queries, 12),
            Seeded.Normal(seed + 1000, type, batch, keys, 12),
            Seeded.Normal(seed + 2000, type, batch, keys, 12));
    }
}
