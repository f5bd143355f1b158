using Katas.Lesson02;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>Part 3: which token has an influence on which, through a stack, with a causal mask and without.</summary>
internal sealed class CausalPart(DemoStage stage)
{
    private const long Width = 32;
    private const int Depth = 3;

    private static readonly string[] Tokens = ["the", "cat", "sat", "on", "the", "mat"];

    public void Run()
    {
        stage.Heading("3. A causal mask, through a whole stack");
        stage.Say(
            $"How much does each output change when one input token changes a little? Measured through {Depth} "
            + "blocks, by the gradient. Rows are outputs, columns the inputs that were changed.");

        var open = Influence(null);
        var causal = Influence(Masks.Causal(Tokens.Length));
        stage.Show(Map(open, "Influence without a mask"), "lesson04-influence-open.png");
        stage.Show(Map(causal, "Influence with a causal mask"), "lesson04-influence-causal.png");

        double leak = Numbers.Read(causal.triu(1)).Max();
        stage.Say(
            $"With the mask nothing comes from the right: the largest influence of a later token is {leak}, "
            + "exactly. One masked layer is enough for one layer; through a stack it holds because feed-forward, "
            + "norms and residual connections work on each token by itself. A single layer without the mask, and the "
            + "whole stack leaks.");
    }

    private static Tensor Influence(Tensor? mask)
    {
        using var generator = new Generator(3);
        EncoderBlock[] blocks =
        [
            .. Enumerable.Range(0, Depth).Select(_ => Numbers.Fresh(
                new EncoderBlock(Width, 4, 4 * Width, dropout: 0, NormPlacement.Pre, Activation.GELU), generator)),
        ];
        var input = randn(1, Tokens.Length, Width, generator: generator).requires_grad_(); // [1, token, d_model]
        var output = input;
        foreach (var block in blocks)
        {
            (output, _) = block.call(output, mask);
        }

        var direction = randn(Width, generator: generator); // [d_model]
        var rows = Enumerable.Range(0, Tokens.Length).Select(token =>
        {
            var pulled = (output[0, token] * direction).sum();
            var gradient = autograd.grad([pulled], [input], retain_graph: true)[0]; // [1, token, d_model]
            return gradient[0].square().mean([-1]).sqrt(); // [token, d_model] → [token]
        });
        return stack([.. rows]).detach(); // [output, input]
    }

    private static Heatmap Map(Tensor influence, string title) => Heatmap.FromTensor(
        influence / influence.max(),
        Tokens,
        Tokens,
        title,
        rowAxis: "output",
        columnAxis: "input",
        range: new HeatmapRange(0, 1));
}
