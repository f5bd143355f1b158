using Katas.Lesson09;
using TorchSharp;

namespace Katas.Lesson13;

/// <summary>What a layer of experts is made of. The defaults are Mixtral's.</summary>
public sealed record ExpertsConfig
{
    /// <summary>Features of a token.</summary>
    public long Width { get; init; }

    /// <summary>Features in the middle of each expert, a SwiGLU.</summary>
    public long Hidden { get; init; }

    /// <summary>The number of experts.</summary>
    public int Experts { get; init; } = 8;

    /// <summary>How many of them each token goes to.</summary>
    public int Chosen { get; init; } = 2;

    /// <summary>Whether the weights of the chosen are made to sum to 1: Mixtral does, Qwen2-MoE doesn't.</summary>
    public bool SumToOne { get; init; } = true;

    /// <summary>
    /// How many times its fair share of tokens an expert takes at most; null for as many as come.
    /// </summary>
    public double? CapacityFactor { get; init; }

    /// <summary>Features in the middle of the expert that every token goes to; 0 for none.</summary>
    public long SharedHidden { get; init; }

    /// <summary>Puts a layer of such experts in the place of the MLP of each of a model's blocks.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The new layers, in the order of the blocks.</returns>
    public IReadOnlyList<ExpertsMlp> PutInto(TransformerModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ExpertsMlp[] layers = [.. Enumerable.Range(0, model.Config.Layers).Select(_ => new ExpertsMlp(this))];
        for (int i = 0; i < layers.Length; i++)
        {
            Parts.Replace(model, $"blocks.{i}.mlp", layers[i]);
        }

        return layers;
    }
}
