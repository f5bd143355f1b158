extern alias reference;

using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

public class TransformerBlockTests
{
    private static readonly string[] s_sequential = ["in", "q", "k", "v", "pattern", "z", "attention", "mid", "mlp", "out"];

    private static IEnumerable<string> Kinds => Models.Kinds.Keys;

    [Test, ForTask("09.13")]
    public void Side_by_side_both_halves_read_the_same_tokens()
    {
        var config = Models.Kinds["NeoX"];
        var (block, _) = Models.Block(config);
        var (input, context) = (Seeded.Normal(3, 2, 5, 20), Models.Context(config, 0, 5));
        var (attention, norm1) = (Part<GroupedAttention>(block, "attention"), Part(block, "norm1"));
        var (mlp, norm2) = (Part(block, "mlp"), Part(block, "norm2"));
        var attended = attention.call(norm1.call(input), context).output;

        TensorAssert.Close(
            block.call(input, context).output,
            input + attended + mlp.call(norm2.call(input)),
            "NeoX: tokens, what attention adds, and what the MLP adds, each from a norm of its own",
            new Suspect(
                input + attended + mlp.call(norm2.call(input + attended)),
                "the halves work one after the other, not side by side"),
            new Suspect(input + attended + mlp.call(norm1.call(input)), "the MLP reads through attention's norm"),
            new Suspect(attended + mlp.call(norm2.call(input)), "the tokens themselves are not part of the sum"),
            new Suspect(input + input + attended + mlp.call(norm2.call(input)), "the tokens are added twice"));
    }

    [Test, ForTask("09.13")]
    public void Side_by_side_from_one_norm_both_read_through_it()
    {
        var config = Models.Kinds["GPT-J"];
        var (block, _) = Models.Block(config);
        var (input, context) = (Seeded.Normal(4, 2, 5, 20), Models.Context(config, 0, 5));
        var (attention, norm1, mlp) = (
            Part<GroupedAttention>(block, "attention"),
            Part(block, "norm1"),
            Part(block, "mlp"));
        var attended = attention.call(norm1.call(input), context).output;

        TensorAssert.Close(
            block.call(input, context).output,
            input + attended + mlp.call(norm1.call(input)),
            "GPT-J: tokens, what attention adds, and what the MLP adds, both from one norm",
            new Suspect(input + attended + mlp.call(input), "the MLP reads the tokens as they are, without a norm"),
            new Suspect(
                input + attended + mlp.call(norm1.call(input + attended)),
                "the halves work one after the other"));
    }

    [Test, ForTask("09.13")]
    public void One_after_the_other_with_norms_before_or_after()
    {
        foreach (var placement in Enum.GetValues<NormPlacement>())
        {
            var config = Models.Llama with { NormPlacement = placement };
            var (block, _) = Models.Block(config);
            var (input, context) = (Seeded.Normal(5, 2, 5, 20), Models.Context(config, 0, 5));
            var (attention, norm1) = (Part<GroupedAttention>(block, "attention"), Part(block, "norm1"));
            var (mlp, norm2) = (Part(block, "mlp"), Part(block, "norm2"));
            Tensor Attended(Tensor tokens) => attention.call(tokens, context).output;
            var middle = input + Attended(norm1.call(input));
            var sum = norm1.call(input + Attended(input));
            var (pre, post) = (middle + mlp.call(norm2.call(middle)), norm2.call(sum + mlp.call(sum)));

            TensorAssert.Close(
                block.call(input, context).output,
                placement == NormPlacement.Pre ? pre : post,
                $"{placement}-norm",
                new Suspect(pre, "the norms stand before the halves"),
                new Suspect(post, "the norms stand after the sums"),
                new Suspect(middle + mlp.call(norm1.call(middle)), "norm1 serves both halves"),
                new Suspect(middle + mlp.call(norm2.call(input)), "the MLP reads the tokens as they came in"),
                new Suspect(norm2.call(sum + mlp.call(input)), "the MLP reads the tokens as they came in"));
        }
    }

    [TestCase("Llama", "in q k v pattern z attention mid mlp out")]
    [TestCase("BERT", "in q k v pattern z attention mid mlp out")]
    [TestCase("GPT-J", "in q k v pattern z attention mlp out")]
    [ForTask("09.13")]
    public void The_tap_is_asked_in_order(string kind, string points)
    {
        var config = Models.Kinds[kind];
        var (block, _) = Models.Block(config);
        List<string> names = [];
        block.call(
            Seeded.Normal(6, 2, 5, 20), Models.Context(config, 0, 5) with { Tap = new Tap(
                Models.WriteDown(names),
                "x.") });

        Assert.That(
            string.Join(' ', names), Is.EqualTo(string.Join(' ', points.Split(' ').Select(point => $"x.{point}"))), $"points of {kind}");
    }

    [Test, ForTask("09.13")]
    public void The_tap_s_answers_count()
    {
        foreach (string kind in new[] { "Llama", "BERT", "GPT-J" })
        {
            var config = Models.Kinds[kind];
            var (block, reference) = Models.Block(config);
            var (input, context) = (Seeded.Normal(7, 2, 5, 20), Models.Context(config, 0, 5));
            foreach (string point in s_sequential)
            {
                TensorAssert.Close(
                    block.call(input, context with { Tap = new Tap(Models.Shifted(point)) }).output,
                    reference.call(input, Models.Same(context with { Tap = new Tap(Models.Shifted(point)) })).output,
                    $"{kind}, a tap having changed {point}");
            }
        }
    }

    [Test, ForTask("09.13")]
    public void Another_module_may_be_the_MLP()
    {
        var (block, reference) = Models.Block(Models.Llama);
        var (mine, same) = Models.Match(nn.Linear(20, 20), nn.Linear(20, 20));
        Parts.Replace(block, "mlp", mine);
        Reference.Parts.Replace(reference, "mlp", same);
        var context = Models.Context(Models.Llama, 0, 5);

        TensorAssert.Close(
            block.call(Seeded.Normal(8, 2, 5, 20), context).output,
            reference.call(Seeded.Normal(8, 2, 5, 20), Models.Same(context)).output,
            "output, the MLP being one linear map");
    }

    [Test, ForTask("09.13")]
    public void Output_and_past_outlive_the_block_s_own_scope_and_nothing_else_does()
    {
        var (block, _) = Models.Block(Models.Llama);
        var (input, context) = (Seeded.Normal(9, 2, 5, 20), Models.Context(Models.Llama, 0, 5));
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        long before = scope.DisposablesCount;
        var (output, past) = block.call(input, context);

        TensorAssert.NoNaN(output, "output");
        TensorAssert.NoNaN(past.Keys, "keys kept");
        TensorAssert.NoNaN(past.Values, "values kept");
        Assert.That(
            scope.DisposablesCount - before,
            Is.LessThanOrEqualTo(6),
            "tensors that the call leaves in the caller's scope: the output, keys and values");
    }

    [Test, ForTask("09.13")]
    public void Gradients_match_the_reference()
    {
        foreach (string kind in new[] { "Llama", "GPT-J", "BERT" })
        {
            var config = Models.Kinds[kind];
            var (block, reference) = Models.Block(config);
            var (input, context) = (Seeded.Normal(10, 2, 5, 20), Models.Context(config, 0, 5));

            GradientAssert.Same(
                inputs => block.call(inputs[0], context).output,
                inputs => reference.call(inputs[0], Models.Same(context)).output,
                [("input", input)],
                kind);
            Models.SameParameterGradients(
                block,
                block.call(input, context).output,
                reference,
                reference.call(input, Models.Same(context)).output,
                kind);
        }
    }

    [Test, ForTask("09.13")]
    public void The_input_is_left_as_it_was()
    {
        foreach (string kind in new[] { "Llama", "GPT-J" })
        {
            var config = Models.Kinds[kind];
            var (block, _) = Models.Block(config);
            var input = Seeded.Normal(11, 2, 5, 20);
            var before = input.clone();

            block.call(input, Models.Context(config, 0, 5));

            TensorAssert.Unchanged(input, before, "input");
        }
    }

    [Test, ForTask("09.13")]
    public void Other_widths_are_refused()
    {
        var (block, _) = Models.Block(Models.Llama);
        var context = Models.Context(Models.Llama, 0, 5);
        ArgumentAssert.Rejects(() => block.call(ones(5, 20), context), "input", ones(5, 20), "it has no batch");
        ArgumentAssert.Rejects(
            () => block.call(ones(2, 5, 19), context),
            "input",
            ones(2, 5, 19),
            "it has 19 features and not 20");
    }

    [TestCaseSource(nameof(Kinds)), ForTask("09.13")]
    public void Every_kind_matches_the_reference(string kind)
    {
        var config = Models.Kinds[kind];
        var pair = Models.Block(config);
        Compare(pair, Models.Context(config, 0, 5), kind);
        Compare(pair, Models.Context(config, 4, 5, Models.SomePast(config, 2, 4)), $"{kind}, behind 4 tokens");
    }

    private static nn.Module<Tensor, Tensor> Part(nn.Module block, string name) =>
        Part<nn.Module<Tensor, Tensor>>(block, name);

    private static TPart Part<TPart>(nn.Module block, string name)
        where TPart : nn.Module => (TPart)Parts.Find(block, name);

    private static void Compare(
        (TransformerBlock Block, Reference.TransformerBlock Reference) pair, BlockContext context, string what)
    {
        var input = Seeded.Normal(1, 2, 5, 20);
        var (output, past) = pair.Block.call(input, context);
        var (expected, expectedPast) = pair.Reference.call(input, Models.Same(context));

        TensorAssert.Close(output, expected, $"output, {what}");
        TensorAssert.Close(past.Keys, expectedPast.Keys, $"keys kept, {what}");
        TensorAssert.Close(past.Values, expectedPast.Values, $"values kept, {what}");
    }
}
