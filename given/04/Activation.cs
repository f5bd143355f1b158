namespace Katas.Lesson04;

/// <summary>What bends the feed-forward layers: between two linear maps, or they would amount to one.</summary>
public enum Activation
{
    /// <summary>The larger of 0 and x. Vaswani et al. 2017, equation 2.</summary>
    ReLU,

    /// <summary>x times the chance that a standard normal number is below x. BERT's choice.</summary>
    GELU,

    /// <summary>GELU by way of tanh. GPT-2's choice.</summary>
    GELUTanh,
}
