using Katas.Lesson04;

namespace Katas.Lesson09;

/// <summary>
/// The switches of seven models, without their sizes: <c>KnownModels.Llama with { Width = 48, … }</c>.
/// </summary>
public static class KnownModels
{
    /// <summary>Touvron et al. 2023, "LLaMA".</summary>
    public static ModelConfig Llama { get; } = new();

    /// <summary>Jiang et al. 2023, "Mistral 7B": Llama with a window. Set the number of key heads.</summary>
    public static ModelConfig Mistral { get; } = Llama with { Window = 4096 };

    /// <summary>Yang et al. 2025, "Qwen3": queries and keys are normalised.</summary>
    public static ModelConfig Qwen3 { get; } = Llama with { QkNorm = true, NormEps = 1e-6 };

    /// <summary>Radford et al. 2019, "Language Models are Unsupervised Multitask Learners".</summary>
    public static ModelConfig Gpt2 { get; } = new()
    {
        Norm = NormKind.Layer,
        Positions = PositionKind.Learned,
        Mlp = MlpKind.GeluTanh,
        AttentionBias = true,
        MlpBias = true,
        Tied = true,
    };

    /// <summary>Wang and Komatsuzaki 2021, "GPT-J-6B": attention and MLP side by side. Set the rotated share.</summary>
    public static ModelConfig GptJ { get; } = new()
    {
        Norm = NormKind.Layer,
        Rotary = new RotaryConfig { Layout = RotaryLayout.Pairs, Share = 0.25 },
        Mlp = MlpKind.GeluTanh,
        MlpBias = true,
        HeadBias = true,
        Sublayers = Sublayers.ParallelOneNorm,
    };

    /// <summary>Black et al. 2022, "GPT-NeoX-20B".</summary>
    public static ModelConfig NeoX { get; } = new()
    {
        Norm = NormKind.Layer,
        Rotary = new RotaryConfig { Share = 0.25 },
        Mlp = MlpKind.Gelu,
        AttentionBias = true,
        MlpBias = true,
        Sublayers = Sublayers.ParallelTwoNorms,
    };

    /// <summary>Devlin et al. 2019, "BERT": it reads both ways, and normalises each sum.</summary>
    public static ModelConfig Bert { get; } = new()
    {
        Norm = NormKind.Layer,
        NormEps = 1e-12,
        NormPlacement = NormPlacement.Post,
        FinalNorm = false,
        EmbeddingNorm = true,
        Positions = PositionKind.Learned,
        MaxPositions = 512,
        Segments = 2,
        Mlp = MlpKind.Gelu,
        AttentionBias = true,
        MlpBias = true,
        Causal = false,
        Head = false,
    };
}
