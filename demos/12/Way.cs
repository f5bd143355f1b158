using Katas.Lesson09;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12.Demos;

/// <summary>A way of fine-tuning.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Rate">Its learning rate; the head's is at least 0.005.</param>
/// <param name="Effort">About how long it takes, in comparison.</param>
/// <param name="Make">Makes the model of sentences, with what trains in it.</param>
internal sealed record Way(string Name, double Rate, int Effort, Func<TransformerModel, nn.Module<ModelInput, ModelOutput>> Make)
{
    private const int Vectors = 10; // of a prompt or prefix

    /// <summary>Five of them.</summary>
    public static IReadOnlyList<Way> All { get; } =
    [
        new("head only", 1e-2, 1, model => Trains(model, _ => false)),
        new("all weights", 1e-4, 4, model => Trains(model, _ => true)),
        new("LoRA", 3e-3, 2, model =>
        {
            Lora.Insert(model, ["query", "value"], new LoraOptions(8, 16));
            return model;
        }),
        new("prefix", 3e-2, 2, model => new PrefixTuning(model, Vectors)),
        new("prompt", 5e-2, 3, model => new PromptTuning(model, PromptTuning.VectorsOf(model, randint(2000, 20_000, [Vectors])))),
    ];

    private static TransformerModel Trains(TransformerModel model, Func<string, bool> trains)
    {
        Freezing.TrainOnly(model, trains);
        return model;
    }
}

/// <summary>What came of a way.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Rate">Its learning rate.</param>
/// <param name="Trained">The number of parameters that trained, the head's included.</param>
/// <param name="Seconds">How long the training took.</param>
/// <param name="Accuracy">The share of held-out reviews that it gets right.</param>
/// <param name="Kept">
/// How similar unrelated sentences are to each other, compared with how similar they were: the correlation over all pairs.
/// </param>
internal sealed record Outcome(string Name, double Rate, long Trained, double Seconds, double Accuracy, double Kept)
{
    /// <summary>The training loss of each step.</summary>
    public IReadOnlyList<double> Losses { get; init; } = [];
}
