using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>
/// Part 2: one block, post-norm and pre-norm, and what becomes of the tokens when blocks are stacked.
/// </summary>
internal sealed class BlockPart(DemoStage stage)
{
    private const long Width = 64;
    private const int Depth = 12;

    private static readonly string[] Tokens = ["a", "very", "quiet", "word", "and", "a", "LOUD", "one"];

    public void Run()
    {
        stage.Heading("2. A single block");
        stage.Say(
            "Eight tokens of random features go through one block, fresh from the random generator. \"quiet\" has "
            + "features of a tenth of the usual size, \"LOUD\" ones of ten times. Size is the root of a token's mean "
            + "square.");

        using var generator = new Generator(4);
        var input = randn(1, Tokens.Length, Width, generator: generator); // [1, token, d_model]
        input = input * tensor([1, 1, 0.1f, 1, 1, 1, 10, 1]).unsqueeze(-1); // [1, token, d_model] · [token, 1]
        var post = Block(NormPlacement.Post).call(input, null).output;
        var pre = Block(NormPlacement.Pre).call(input, null).output;
        var table = new Table().AddColumns(
            "token", "size before", "after post-norm", "after pre-norm", "added by pre-norm");
        for (int token = 0; token < Tokens.Length; token++)
        {
            Tensor[] states = [input[0, token], post[0, token], pre[0, token], (pre - input)[0, token]];
            table.AddRow([Tokens[token], .. states.Select(state => $"{Numbers.Size(state):0.00}")]);
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        stage.Say(
            "Post-norm brings every token to size 1: what was loud is no longer. Pre-norm lets the tokens through as "
            + "they are and adds to each about the same: the sublayers see normalised tokens, so loudness makes no "
            + "difference.");
        ShowStream(input);
    }

    private void ShowStream(Tensor input)
    {
        double[] layers = [.. Enumerable.Range(0, Depth + 1).Select(layer => (double)layer)];
        stage.Show(
            "lesson04-stream.png",
            new LineChart(
                $"Size of \"word\" through {Depth} blocks",
                layers,
                ("post-norm", Sizes(NormPlacement.Post, input)),
                ("pre-norm", Sizes(NormPlacement.Pre, input)))
            {
                XAxis = "after so many blocks",
                YAxis = "size",
            });
        stage.Say(
            "In a pre-norm stack the sum grows from block to block, because each adds "
            + "something of its own. That is why such a stack has one more norm at its very end.");
    }

    private static double[] Sizes(NormPlacement norm, Tensor input)
    {
        int word = Array.IndexOf(Tokens, "word");
        using var noGradient = no_grad();
        var sizes = new List<double> { Numbers.Size(input[0, word]) };
        for (ulong layer = 0; layer < Depth; layer++)
        {
            input = Block(norm, layer).call(input, null).output;
            sizes.Add(Numbers.Size(input[0, word]));
        }

        return [.. sizes];
    }

    private static EncoderBlock Block(NormPlacement norm, ulong seed = 0)
    {
        using var generator = new Generator(seed + 10);
        return Numbers.Fresh(new EncoderBlock(Width, 4, 4 * Width, dropout: 0, norm, Activation.GELU), generator);
    }
}
