namespace Katas.Lesson09;

/// <summary>How a model knows where a token stands.</summary>
public enum PositionKind
{
    /// <summary>Not at all, unless a bias of the scores tells it.</summary>
    None,

    /// <summary>A learned vector for each position, added to the token's: GPT-2, BERT.</summary>
    Learned,

    /// <summary>Queries and keys are rotated by angles that grow with the position: Llama.</summary>
    Rotary,
}
