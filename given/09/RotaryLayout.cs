namespace Katas.Lesson09;

/// <summary>
/// Which two features of a head turn together. Weights fit the layout that they were trained with, only.
/// </summary>
public enum RotaryLayout
{
    /// <summary>Feature i with feature i + half: Llama, Mistral, Qwen, NeoX.</summary>
    Halves,

    /// <summary>Neighbours, 2i with 2i + 1: RoFormer, GPT-J.</summary>
    Pairs,
}
