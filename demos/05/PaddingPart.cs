using System.Globalization;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>Part 5: a short sentence alone, and beside a long one. Its result is the same.</summary>
internal sealed class PaddingPart(DemoStage stage)
{
    private const int Vocabulary = 50;

    public void Run()
    {
        stage.Heading("5. Variable lengths: padding changes nothing");
        using var encoder = new TransformerEncoder(new EncoderConfig { VocabularySize = Vocabulary });
        encoder.eval();
        using var noGradient = no_grad();
        long[] shorter = [1, 17, 8, 23, 42];
        long[] longer = [1, 9, 30, 11, 12, 45, 6, 28, 19, 33, 7, 14];
        var alone = encoder.call(Batches.Pad([shorter], 0)).output; // [1, 5, d_model]
        var batch = Batches.Pad([shorter, longer], 0); // [2, 12]
        var together = encoder.call(batch).output[..1, ..shorter.Length]; // [1, 5, d_model]
        double difference = (alone - together).abs().max().ToDouble();
        stage.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"A sentence of {shorter.Length} tokens alone, and in a batch with one of {longer.Length}, padded by "
            + $"{longer.Length - shorter.Length}. The largest difference in any of its numbers: {difference:0.0e+0}."));

        var real = Batches.Real(batch, 0);
        var hidden = encoder.call(batch).output; // [2, 12, d_model]
        double wrong = (hidden.mean([1])[0] - Pooling.Mean(hidden, real)[0]).abs().max().ToDouble();
        stage.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"A mean that counts padding would be off by up to {wrong:0.00}; the mean over real tokens is exact."));
    }
}
