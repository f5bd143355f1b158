namespace Katas.Lesson04;

/// <summary>The bend in the feed-forward layers: without it, two linear maps would amount to one.</summary>
public enum Activation
{
    /// <summary>The larger of 0 and x. Vaswani et al. 2017, equation 2.</summary>
    ReLU,

    /// <summary>x times the probability that a standard normal variable is below x. BERT's choice.</summary>
    GELU,

    /// <summary>GELU by tanh. GPT-2's choice.</summary>
    GELUTanh,
}
