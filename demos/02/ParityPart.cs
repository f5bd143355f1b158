using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Demos;

/// <summary>Part 6: the layer beside TorchSharp's own, and as a sum of single heads.</summary>
internal sealed class ParityPart(DemoStage stage)
{
    private const long Width = 24;

    public void Run()
    {
        stage.Heading("6. The same as TorchSharp's own, and the sum of its heads");
        stage.Say(
            "Layers of 24 features with the parameters of nn.MultiheadAttention, on random tokens (5 queries, 7 keys). "
            + "More heads take no more parameters; the largest differences are rounding.");

        using var generator = new Generator(9);
        var query = randn([2, 5, Width], generator: generator); // [batch, query, d_model]
        var context = randn([2, 7, Width], generator: generator); // [batch, key, d_model]
        var table = new Table()
            .AddColumns("heads", "d_head", "parameters", "from TorchSharp's own", "from the sum of single heads");
        using var noGradient = no_grad();
        foreach (long heads in new long[] { 1, 2, 4, 8 })
        {
            using var own = nn.MultiheadAttention(Width, heads);
            var layer = new MultiHeadAttention(Width, heads);
            foreach (var (name, value) in own.state_dict())
            {
                value.copy_(randn(value.shape, generator: generator) * 0.3);
                layer.state_dict()[name].copy_(value);
            }

            var output = layer.call(query, context, context, null).output; // [batch, query, d_model]
            var (queryFirst, contextFirst) = (query.transpose(0, 1), context.transpose(0, 1)); // the sequence first
            var theirs = own.call(queryFirst, contextFirst, contextFirst, null!, true, null!).Item1.transpose(0, 1);
            var sum = Enumerable.Range(0, (int)heads)
                .Select(head => SingleHead.Of(layer, head).call(query, context, null).output)
                .Aggregate((left, right) => left + right);
            table.AddRow(
                $"{heads}",
                $"{Width / heads}",
                $"{layer.parameters().Sum(parameter => parameter.numel())}",
                $"{(output - theirs).abs().max().ToDouble():0.0e-0}",
                $"{(output - sum).abs().max().ToDouble():0.0e-0}");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
    }
}
