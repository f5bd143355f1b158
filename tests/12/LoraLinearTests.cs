extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson12;

namespace Katas.Lesson12.Tests;

public class LoraLinearTests
{
    [Test, ForTask("12.2")]
    public void Weight_and_bias_are_the_layer_s_own_under_their_names()
    {
        var original = Models.Layer();
        var layer = new LoraLinear(original, new LoraOptions(3, 12));

        Assert.That(
            Models.Named(layer).Keys,
            Is.EquivalentTo(new[] { "weight", "bias", "lora_a", "lora_b" }),
            "names of the registered parameters");
        Assert.That(Models.Same(Models.Find(layer, "weight"), original.weight), Is.True, "whether weight is the layer's own");
        Assert.That(Models.Same(Models.Find(layer, "bias"), original.bias), Is.True, "whether bias is the layer's own");
    }

    [Test, ForTask("12.2")]
    public void A_layer_without_a_bias_gets_none()
    {
        var layer = new LoraLinear(Models.Layer(bias: false), new LoraOptions(3, 12));
        Assert.That(
            Models.Named(layer).Keys,
            Is.EquivalentTo(new[] { "weight", "lora_a", "lora_b" }),
            "names of the registered parameters");
    }

    [Test, ForTask("12.2")]
    public void A_goes_down_and_B_comes_up_and_both_train()
    {
        var layer = new LoraLinear(Models.Layer(), new LoraOptions(3, 12));
        Assert.That(Models.Find(layer, "lora_a").shape, Is.EqualTo(new long[] { 3, 7 }), "shape of lora_a, [rank, inputs]");
        Assert.That(Models.Find(layer, "lora_b").shape, Is.EqualTo(new long[] { 5, 3 }), "shape of lora_b, [outputs, rank]");
        foreach (string name in new[] { "lora_a", "lora_b" })
        {
            Assert.That(Models.Find(layer, name).requires_grad, Is.True, $"whether {name} trains");
            Assert.That(Models.Find(layer, name).is_leaf, Is.True, $"whether {name} is a leaf, which an optimizer needs");
        }
    }

    [Test, ForTask("12.2")]
    public void B_is_zero_and_A_is_random()
    {
        var original = Models.Layer(300, 200);
        var layer = new LoraLinear(original, new LoraOptions(16, 8));
        var a = Models.Find(layer, "lora_a").detach();

        TensorAssert.Close(Models.Find(layer, "lora_b").detach(), zeros(200, 16), "lora_b of a new adapter", 0);
        SpreadAssert.Around(a, 0, 1 / Math.Sqrt(3 * 300), "lora_a of a new adapter, even between ±1/√inputs");
        Assert.That(
            a.abs().max().ToDouble(), Is.LessThanOrEqualTo(1 / Math.Sqrt(300) + 1e-6), "the largest number of lora_a, of 1/√300");
        Assert.That(
            Models.Equal(Models.Find(new LoraLinear(original, new LoraOptions(16, 8)), "lora_a"), a),
            Is.False,
            "whether two adapters begin with the same A");
    }

    [Test, ForTask("12.2")]
    public void A_new_adapter_changes_nothing_bit_for_bit()
    {
        var original = Models.Layer();
        var input = Seeded.Normal(1, 2, 4, 7);
        var layer = new LoraLinear(original, new LoraOptions(3, 12));

        var zero = Models.Find(layer, "lora_b").abs().max().ToDouble();
        Assert.That(zero, Is.Zero, "the largest number of lora_b");
        TensorAssert.Close(Models.Find(layer, "weight").detach(), original.weight!.detach(), "weight", 0);
        TensorAssert.Close(
            nn.functional.linear(input, Models.Find(layer, "weight"), Models.Find(layer, "bias")),
            original.call(input),
            "what weight and bias of the new layer give",
            0);
    }

    [Test, ForTask("12.2")]
    public void The_factor_is_alpha_by_the_rank_or_by_its_root()
    {
        Assert.That(Factor(new(3, 12)), Is.EqualTo(4), "factor of rank 3, alpha 12");
        Assert.That(Factor(new(4, 1)), Is.EqualTo(0.25), "factor of rank 4, alpha 1");
        Assert.That(Factor(new(4, 6) { RankStabilised = true }), Is.EqualTo(3), "factor of rank 4, alpha 6, rank-stabilised");
        Assert.That(
            Factor(new(3, 6) { RankStabilised = true }),
            Is.EqualTo(6 / Math.Sqrt(3)).Within(1e-12),
            "factor of rank 3, alpha 6, rank-stabilised");
    }

    [Test, ForTask("12.2")]
    public void Dropout_is_that_of_the_options() => Assert.That(
        new LoraLinear(Models.Layer(), new LoraOptions(3, 12) { Dropout = 0.25 }).Dropout, Is.EqualTo(0.25), "Dropout");

    [TestCase(true), TestCase(false), ForTask("12.2")]
    public void It_is_in_training_or_eval_mode_as_the_layer_was(bool training)
    {
        var original = Models.Layer();
        original.train(training);
        Assert.That(
            new LoraLinear(original, new LoraOptions(3, 12)).training,
            Is.EqualTo(training),
            $"training of the new layer, where it is {training} of the old one");
    }

    [Test, ForTask("12.2")]
    public void The_adapter_has_the_weight_s_type()
    {
        var layer = new LoraLinear(Models.Layer(type: ScalarType.Float64), new LoraOptions(3, 12));
        Assert.That(Models.Find(layer, "lora_a").dtype, Is.EqualTo(ScalarType.Float64), "type of lora_a");
        Assert.That(Models.Find(layer, "lora_b").dtype, Is.EqualTo(ScalarType.Float64), "type of lora_b");
    }

    [Test, ForTask("12.2")]
    public void An_A_that_is_handed_in_is_shared()
    {
        var a = new Parameter(Seeded.Normal(2, 3, 7));
        var before = a.detach().clone();
        var layers = new[] { 5, 2 }.Select(
            outputs => new LoraLinear(Models.Layer(7, outputs), new LoraOptions(3, 12), a)).ToArray();

        foreach (var layer in layers)
        {
            Assert.That(Models.Same(Models.Find(layer, "lora_a"), a), Is.True, "whether lora_a is the A that was handed in");
        }

        TensorAssert.Unchanged(a.detach(), before, "a");
    }

    [Test, ForTask("12.2")]
    public void What_does_not_fit_is_refused()
    {
        var original = Models.Layer();
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => new LoraLinear(original, new LoraOptions(0)), "options.Rank", "the rank is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => new LoraLinear(original, new LoraOptions { Dropout = 1.5 }), "options.Dropout", "the dropout is 1.5");
        ArgumentAssert.Rejects<ArgumentException>(
            () => new LoraLinear(original, new LoraOptions(3), new Parameter(zeros(3, 8))), "a", "it has 8 inputs and not 7");
    }

    [Test, ForTask("12.3")]
    public void It_gives_the_layer_s_output_and_what_the_adapter_adds()
    {
        foreach (var options in new LoraOptions[] { new(3, 12), new(3, 1), new(3, 5) { RankStabilised = true } })
        {
            var layer = Models.Adapted(options);
            var (w, b) = (Models.Find(layer, "weight"), Models.Find(layer, "bias"));
            var (down, up) = (Models.Find(layer, "lora_a"), Models.Find(layer, "lora_b"));
            var input = Seeded.Normal(3, 2, 4, 7);
            var plain = nn.functional.linear(input, w, b);
            var added = input.matmul(down.t()).matmul(up.t());
            double factor = options.Alpha / (options.RankStabilised ? Math.Sqrt(3) : 3);

            TensorAssert.Close(
                layer.Adapted(input),
                plain + (factor * added),
                $"output, {options}",
                new Suspect(plain, "the adapter adds nothing"),
                new Suspect(plain + added, "what the adapter adds is not multiplied by the factor"),
                new Suspect(plain + (options.Alpha * added), "it is multiplied by alpha, and not by alpha / rank"),
                new Suspect(factor * added, "the layer's own output is missing"),
                new Suspect(factor * (plain + added), "the layer's own output is multiplied by the factor, too"),
                new Suspect(plain + (factor * (added + b)), "the bias is added on the way up as well"));
        }
    }

    [Test, ForTask("12.3")]
    public void It_works_without_a_bias_and_on_any_leading_dimensions()
    {
        var layer = Models.Adapted(bias: false);
        var input = Seeded.Normal(4, 7);
        var expected = input.matmul(Models.Find(layer, "weight").t())
            + (4 * input.matmul(Models.Find(layer, "lora_a").t()).matmul(Models.Find(layer, "lora_b").t()));
        TensorAssert.Close(layer.Adapted(input), expected, "output for a single vector, no bias");
        TensorAssert.Close(
            layer.Adapted(input.expand(3, 1, 2, -1)), expected.expand(3, 1, 2, -1), "output for a batch of [3, 1, 2] vectors");
    }

    [Test, ForTask("12.3")]
    public void Gradients_match_the_reference()
    {
        var layer = Models.Adapted();
        var other = Seeded.Parameters(new Reference.LoraLinear(Models.Layer(), new Reference.LoraOptions(3, 12)));
        GradientAssert.Same(
            inputs => layer.Adapted(inputs[0]),
            inputs => other.Adapted(inputs[0]),
            [("input", Seeded.Normal(5, 2, 4, 7))],
            "Adapted");

        (layer.Adapted(Seeded.Normal(6, 4, 7)) * Seeded.Normal(7, 4, 5)).sum().backward();
        (other.Adapted(Seeded.Normal(6, 4, 7)) * Seeded.Normal(7, 4, 5)).sum().backward();
        foreach (string name in new[] { "lora_a", "lora_b" })
        {
            Assert.That(Models.Find(layer, name).grad is { IsInvalid: false }, Is.True, $"whether {name} gets a gradient");
            TensorAssert.Close(Models.Find(layer, name).grad, Models.Find(other, name).grad!, $"gradient of {name}", 1e-4);
        }
    }

    [Test, ForTask("12.3")]
    public void In_the_first_step_A_s_gradient_is_zero_and_B_s_is_not()
    {
        var layer = new LoraLinear(Models.Layer(), new LoraOptions(3, 12));
        (layer.Adapted(Seeded.Normal(8, 4, 7)) * Seeded.Normal(9, 4, 5)).sum().backward();
        Assert.That(Models.Find(layer, "lora_a").grad!.abs().max().ToDouble(), Is.Zero, "gradient of lora_a, as B is zero");
        Assert.That(Models.Find(layer, "lora_b").grad!.abs().max().ToDouble(), Is.GreaterThan(0), "gradient of lora_b");
    }

    [Test, ForTask("12.3")]
    public void All_dropped_leaves_the_layer_s_own_output_whole()
    {
        var layer = Models.Adapted(new LoraOptions(3, 12) { Dropout = 1 });
        layer.train();
        var input = Seeded.Normal(10, 4, 7);
        TensorAssert.Close(
            layer.Adapted(input),
            nn.functional.linear(input, Models.Find(layer, "weight"), Models.Find(layer, "bias")),
            "output in training, dropout 1: the layer sees the whole input");
    }

    [Test, ForTask("12.3")]
    public void In_eval_mode_nothing_is_dropped()
    {
        var layer = Models.Adapted(new LoraOptions(3, 12) { Dropout = 0.5 });
        layer.eval();
        var input = Seeded.Normal(11, 4, 7);
        TensorAssert.Close(layer.Adapted(input), Models.Adapted().Adapted(input), "output in eval mode, dropout 0.5");
    }

    [Test, ForTask("12.3")]
    public void Dropout_is_for_what_the_adapter_is_given_and_nothing_between()
    {
        // W is zero, A and B are the identity, the factor is 1: what comes out is what the adapter was given.
        var layer = new LoraLinear(nn.Linear(40, 40, hasBias: false), new LoraOptions(40, 40) { Dropout = 0.25 });
        using (no_grad())
        {
            Models.Find(layer, "weight").zero_();
            Models.Find(layer, "lora_a").copy_(eye(40));
            Models.Find(layer, "lora_b").copy_(eye(40));
        }

        layer.train();
        using var seed = new Toolkit.LocalSeed(12);
        var output = layer.Adapted(ones(100, 40)).detach();
        double dropped = output.eq(0).to(ScalarType.Float64).mean().ToDouble();
        Assert.That(dropped, Is.EqualTo(0.25).Within(0.04), "share of 4,000 features that were dropped, dropout 0.25");
        TensorAssert.Close(
            output, output.ne(0).to(ScalarType.Float32) / 0.75, "what was not dropped, scaled by 1 / 0.75");
    }

    [Test, ForTask("12.3")]
    public void What_is_dropped_are_features_of_the_input_and_not_of_the_rank()
    {
        // A adds up 40 features: some are dropped, but never all. Of a rank of 2, both would be, now and then.
        var layer = new LoraLinear(nn.Linear(40, 2, hasBias: false), new LoraOptions(2, 2) { Dropout = 0.25 });
        using (no_grad())
        {
            Models.Find(layer, "weight").zero_();
            Models.Find(layer, "lora_a").fill_(1);
            Models.Find(layer, "lora_b").copy_(eye(2));
        }

        layer.train();
        using var seed = new Toolkit.LocalSeed(14);
        double least = layer.Adapted(ones(100, 40)).detach().min().ToDouble();
        Assert.That(
            least, Is.GreaterThan(15), "the smallest of 200 sums over 40 features, a quarter of which were dropped: dropout comes before A");
    }

    [Test, ForTask("12.3")]
    public void Another_number_of_features_is_refused() => ArgumentAssert.Rejects(
        () => Models.Adapted().Adapted(zeros(2, 8)), "input", zeros(2, 8), "it has 8 features and not 7");

    [Test, ForTask("12.5")]
    public void The_sum_is_the_weight_and_the_factor_times_B_A()
    {
        foreach (var options in new LoraOptions[] { new(3, 12), new(3, 1), new(3, 5) { RankStabilised = true } })
        {
            var layer = Models.Adapted(options);
            var weight = Models.Find(layer, "weight").detach().clone();
            var product = Models.Find(layer, "lora_b").detach().matmul(Models.Find(layer, "lora_a").detach());
            double factor = options.Alpha / (options.RankStabilised ? Math.Sqrt(3) : 3);
            layer.Merge();

            Assert.That(layer.Merged, Is.True, "Merged");
            TensorAssert.Close(
                layer.Weight.detach(),
                weight + (factor * product),
                $"the merged weight, {options}",
                new Suspect(weight, "nothing was added"),
                new Suspect(weight + product, "the factor is missing"),
                new Suspect(weight + (options.Alpha * product), "it is multiplied by alpha, and not by alpha / rank"),
                new Suspect(factor * product, "the layer's own weight is missing"));
        }
    }

    [Test, ForTask("12.5")]
    public void A_call_gives_the_same_merged_or_not()
    {
        var layer = Models.Adapted();
        layer.eval();
        var input = Seeded.Normal(13, 4, 7);
        var before = layer.call(input).detach();
        layer.Merge();
        double largest = before.abs().max().ToDouble();
        TensorAssert.Close(
            layer.call(input).detach() / largest, before / largest, "output while merged, relative to the largest", 2e-5);
    }

    [Test, ForTask("12.5")]
    public void A_second_merge_changes_nothing()
    {
        var layer = Models.Adapted();
        layer.Merge();
        var once = layer.Weight.detach().clone();
        layer.Merge();
        TensorAssert.Close(layer.Weight.detach(), once, "the weight after a second merge, bit for bit", 0);
        layer.Unmerge();
        Assert.That(layer.Merged, Is.False, "Merged, after two merges and one unmerge");
    }

    [Test, ForTask("12.5")]
    public void Unmerging_gives_the_bits_back()
    {
        var layer = Models.Adapted();
        layer.eval();
        var input = Seeded.Normal(14, 4, 7);
        var output = layer.call(input).detach();
        var before = Models.Copies(layer);
        layer.Merge();
        Models.Unchanged(layer, before, "while it is merged");
        layer.Unmerge();

        Models.Unchanged(layer, before, "after unmerging");
        TensorAssert.Close(layer.Weight.detach(), before["weight"], "Weight after unmerging, bit for bit", 0);
        TensorAssert.Close(layer.call(input).detach(), output, "output after unmerging, bit for bit", 0);
    }

    [Test, ForTask("12.5")]
    public void A_new_merge_takes_what_was_learned_since()
    {
        var layer = Models.Adapted();
        layer.Merge();
        layer.Unmerge();
        using (no_grad())
        {
            Models.Find(layer, "lora_b").mul_(2);
        }

        var expected = Models.Find(layer, "weight").detach()
            + (4 * Models.Find(layer, "lora_b").detach().matmul(Models.Find(layer, "lora_a").detach()));
        layer.Merge();
        TensorAssert.Close(layer.Weight.detach(), expected, "the merged weight, after B was changed in between");
    }

    [Test, ForTask("12.5")]
    public void A_head_that_is_the_embedding_is_not_changed_in_two_places()
    {
        var model = new TiedHead();
        var layer = new LoraLinear(model.Head, new LoraOptions(3, 12));
        Models.Fill(layer);
        var table = model.Table.detach().clone();
        layer.Merge();
        TensorAssert.Close(model.Table.detach(), table, "the embedding's table, while the head is merged", 0);
        Assert.That(Models.Equal(layer.Weight.detach(), table), Is.False, "whether the head's weight is the same as before");
    }

    [Test, ForTask("12.5")]
    public void The_sum_outlives_a_scope_and_has_no_gradient()
    {
        var layer = Models.Adapted();
        layer.eval();
        using var outer = NewDisposeScope();
        using (NewDisposeScope())
        {
            layer.Merge();
        }

        TensorAssert.NoNaN(layer.Weight.detach(), "the merged weight, after the scope in which it was made");
        Assert.That(layer.Weight.requires_grad, Is.False, "whether the merged weight carries gradients");
        var other = Models.Adapted();
        long made = outer.DisposablesCount;
        other.Merge();
        Assert.That(outer.DisposablesCount - made, Is.LessThanOrEqualTo(0), "tensors that Merge leaves in the caller's scope");
    }

    [Test, ForTask("12.5")]
    public void While_merged_it_is_not_trained_and_what_is_saved_is_the_adapter()
    {
        var layer = Models.Adapted();
        layer.train();
        var before = layer.state_dict().ToDictionary(each => each.Key, each => each.Value.detach().clone());
        layer.Merge();
        Assert.That(
            () => layer.call(zeros(2, 7)), Throws.InvalidOperationException, "a call in training mode, while it is merged");
        Assert.That(layer.state_dict().Keys, Is.EquivalentTo(before.Keys), "names in the state_dict while it is merged");
        foreach (var (name, value) in layer.state_dict())
        {
            TensorAssert.Close(value.detach(), before[name], $"{name} in the state_dict while it is merged", 0);
        }
    }

    private static double Factor(LoraOptions options) => new LoraLinear(Models.Layer(), options).Factor;
}
