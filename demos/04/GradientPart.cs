using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>Part 4: how much gradient reaches each block of a stack of twelve, post-norm against pre-norm.</summary>
internal sealed class GradientPart(DemoStage stage)
{
    private const long Width = 64;
    private const int Depth = 12;

    public void Run()
    {
        stage.Heading($"4. The gradient in a stack of {Depth} blocks");
        stage.Say(
            "Two fresh stacks with the same weights, one post-norm, one pre-norm with a norm at its end. A loss is made from "
            + "their outputs and run backwards. How large is the gradient when it arrives at each block, and how large are "
            + "the gradients of the block's own weights?");

        var post = Gradients(NormPlacement.Post);
        var pre = Gradients(NormPlacement.Pre);
        double[] layers = [.. Enumerable.Range(1, Depth).Select(layer => (double)layer)];
        stage.Show(
            "lesson04-gradients.png",
            new LineChart(
                "Gradient that arrives at the input of each block",
                layers,
                ("post-norm", post.Arriving),
                ("pre-norm", pre.Arriving))
            {
                XAxis = "block, 1 is next to the input",
                YAxis = "size of the gradient",
                Logarithmic = true,
            },
            new LineChart(
                "Gradient of each block's feed-forward weights",
                layers,
                ("post-norm", post.Weights),
                ("pre-norm", pre.Weights))
            {
                XAxis = "block, 1 is next to the input",
                YAxis = "size of the gradient",
                Logarithmic = true,
            });
        stage.Say(
            $"From block {Depth} down to block 1 the post-norm gradient falls to {Share(post.Arriving)} of what it was, the "
            + $"pre-norm one to {Share(pre.Arriving)}. Each norm divides by the size of a sum that is larger than what went "
            + "in, and a post-norm stack has two of them in the way per block. One learning rate cannot suit weights whose "
            + "gradients differ that much: this is what warm-up is for, and why most stacks are pre-norm today.");
    }

    private static string Share(double[] gradients)
    {
        double share = gradients[0] / gradients[^1];
        return share < 1 ? $"{share:0.0%}" : $"{share:0.0} times";
    }

    private static (double[] Arriving, double[] Weights) Gradients(NormPlacement norm)
    {
        using var generator = new Generator(12);
        EncoderBlock[] blocks =
        [
            .. Enumerable.Range(0, Depth).Select(_ => Numbers.Fresh(
                new EncoderBlock(Width, 4, 4 * Width, dropout: 0, norm), generator)),
        ];
        var input = randn(4, 16, Width, generator: generator).requires_grad_(); // [batch, length, d_model]
        var direction = randn(4, 16, Width, generator: generator) / Math.Sqrt(4 * 16 * Width);

        var inputs = new List<Tensor> { input };
        foreach (var block in blocks)
        {
            inputs.Add(block.call(inputs[^1], null).output);
        }

        var output = norm == NormPlacement.Pre ? LayerNorm.Normalize(inputs[^1], 1e-5) : inputs[^1];
        var loss = (output * direction).sum();
        var weights = blocks.Select(block => block.get_parameter("linear2.weight"));
        Tensor[] wanted = [.. inputs[..Depth], .. weights];
        double[] sizes = [.. autograd.grad([loss], wanted).Select(gradient => gradient.norm().ToDouble())];
        return (sizes[..Depth], sizes[Depth..]);
    }
}
