using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>
/// A parameter and Adam's state for it. The state outlives the dispose scope of a step: a tensor that is assigned is
/// taken out of the scope, and the one before is disposed.
/// </summary>
public sealed class AdamParameter : IDisposable
{
    /// <summary>Starts with moments of 0, after 0 steps.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="weights">The parameter.</param>
    public AdamParameter(string name, Tensor weights)
    {
        (Name, Weights) = (name, weights);
        FirstMoment = zeros_like(weights, requires_grad: false);
        SecondMoment = zeros_like(weights, requires_grad: false);
    }

    /// <summary>The parameter's name.</summary>
    public string Name { get; }

    /// <summary>The parameter itself, which is changed in place.</summary>
    public Tensor Weights { get; }

    /// <summary>m: the running mean of the gradients.</summary>
    public Tensor FirstMoment
    {
        get;
        set => field = Kept(value, field);
    }

    /// <summary>v: the running mean of the squared gradients.</summary>
    public Tensor SecondMoment
    {
        get;
        set => field = Kept(value, field);
    }

    /// <summary>t: the number of steps so far.</summary>
    public long Steps { get; set; }

    /// <summary>Disposes the moments.</summary>
    public void Dispose()
    {
        FirstMoment.Dispose();
        SecondMoment.Dispose();
    }

    private static Tensor Kept(Tensor value, Tensor? before)
    {
        if (!ReferenceEquals(value, before))
        {
            before?.Dispose();
            value.DetachFromDisposeScope();
        }

        return value;
    }
}
