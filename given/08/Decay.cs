namespace Katas.Lesson08;

/// <summary>The course of the learning rate after the warm-up.</summary>
public enum Decay
{
    /// <summary>
    /// It follows half a period of a cosine down to a floor. Loshchilov and Hutter 2017, "SGDR: Stochastic Gradient
    /// Descent with Warm Restarts", equation 5, without restarts.
    /// </summary>
    Cosine,

    /// <summary>It falls as 1 / √step. Vaswani et al. 2017, "Attention Is All You Need", equation 3.</summary>
    InverseSquareRoot,

    /// <summary>It stays.</summary>
    None,
}
