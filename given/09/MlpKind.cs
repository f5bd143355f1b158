namespace Katas.Lesson09;

/// <summary>What works on each token by itself.</summary>
public enum MlpKind
{
    /// <summary>Three maps, one of them a gate: Llama.</summary>
    SwiGlu,

    /// <summary>Two maps with GELU by tanh between them: GPT-2, GPT-J.</summary>
    GeluTanh,

    /// <summary>Two maps with the exact GELU between them: BERT, NeoX.</summary>
    Gelu,

    /// <summary>Nothing: a model of attention alone.</summary>
    None,
}
