using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;

namespace Katas.Lesson07.Demos;

/// <summary>Part 4: what larger ones cost.</summary>
internal sealed class SizesPart(DemoStage stage)
{
    private const long Vocabulary = 37_000;
    private const long Length = 30;

    public void Run()
    {
        stage.Heading("4. From tiny to big");
        (string Name, TransformerConfig Config)[] sizes =
        [
            ("tiny", TransformerSizes.Tiny(Vocabulary)),
            ("small", TransformerSizes.Small(Vocabulary)),
            ("base", TransformerSizes.Base(Vocabulary)),
            ("big", TransformerSizes.Big(Vocabulary)),
        ];
        var table = new Table().AddColumns(["", .. sizes.Select(size => size.Name)]);
        Row("blocks", (config, _) => $"{config.EncoderLayers} + {config.DecoderLayers}");
        Row("d_model", (config, _) => $"{config.DModel:#,0}");
        Row("heads", (config, _) => $"{config.Heads}");
        Row("d_ff", (config, _) => $"{config.DFeedForward:#,0}");
        Row("parameters", (_, costs) => $"{costs.Total.Parameters / 1e6:0.0} M");
        Row("of them word vectors", (_, costs) => $"{100.0 * costs.Embeddings.Parameters / costs.Total.Parameters:0} %");
        Row("for a pair", (_, costs) => $"{costs.Total.Flops / 1e9:0.0} GFLOPs");
        Row("weights", (_, costs) => ByteSize.Text(costs.WeightBytes));
        Row("training", (_, costs) => ByteSize.Text(costs.TrainingBytes));
        Row("cache", (config, _) => ByteSize.Text(TransformerCosts.CacheBytes(config, Length)));

        stage.Console.Write(table);
        stage.Console.WriteLine();
        stage.Say(
            $"With one vocabulary of {Vocabulary:#,0} for both languages; a pair has {Length} tokens on either side. "
            + "Weights: 4 bytes a number. Training: each weight, its gradient and Adam's two moments; what the backward "
            + "pass keeps comes on top, and grows with the batch. Cache: one text that is being written. The paper says 65 "
            + "million parameters for base and 213 for big.");

        void Row(string name, Func<TransformerConfig, TransformerCosts, string> cell) => table.AddRow(
            [name, .. sizes.Select(size => cell(size.Config, TransformerCosts.Of(size.Config, 1, Length, Length)))]);
    }
}
