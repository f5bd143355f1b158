using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson00;

/// <summary>A number that says how wrong a model is, and which way is better.</summary>
public static class Learning
{
    /// <summary>
    /// The mean squared error of a linear model, and its gradient: how much each weight would raise the error, for each
    /// unit by which it grows.
    /// </summary>
    /// <param name="weights">The model, <c>[feature]</c>; it is neither changed nor marked.</param>
    /// <param name="inputs">What the model is asked, <c>[row, feature]</c>.</param>
    /// <param name="targets">What it should answer, <c>[row]</c>.</param>
    /// <returns>The loss, <c>[]</c>, and its gradient, <c>[feature]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes or dtypes do not fit together.</exception>
    [KataTask("00.6")]
    public static (Tensor loss, Tensor gradient) Gradient(Tensor weights, Tensor inputs, Tensor targets)
    {
        Guard.Layout(weights, "[feature]");
        Guard.Layout(inputs, "[row, feature]");
        Guard.Layout(targets, "[row]");
        Guard.Size(inputs, 1, weights.size(0), "a value for each of weights");
        Guard.Size(targets, 0, inputs.size(0), "one for each row of inputs");
        Guard.SameType(inputs, weights);
        Guard.SameType(targets, weights);

        using var scope = NewDisposeScope();

        var own = weights.detach().clone().requires_grad_(); // the caller's weights stay as they are
        var predictions = inputs.matmul(own); // [row, feature] × [feature] → [row]
        var loss = (predictions - targets).square().mean(); // [row] → []
        loss.backward();
        return (loss.detach().MoveToOuterDisposeScope(), own.grad!.MoveToOuterDisposeScope());
    }

    /// <summary>
    /// One step of gradient descent: every parameter moves against its gradient, which is then set back to zero.
    /// </summary>
    /// <param name="parameters">The parameters, changed in place. One without a gradient stays as it is.</param>
    /// <param name="rate">The learning rate: how far to go, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    [KataTask("00.7")]
    public static void Step(IEnumerable<Parameter> parameters, double rate)
    {
        Guard.Positive(rate);

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        foreach (var parameter in parameters)
        {
            if (parameter.grad is { } gradient)
            {
                parameter.sub_(gradient * rate);
                gradient.zero_();
            }
        }
    }

    /// <summary>
    /// Cross-entropy: the mean of -ln p over the rows, p being the probability that softmax of the logits gives to the
    /// right class. It is finite for logits of any size.
    /// </summary>
    /// <param name="logits">A score for each class, any numbers, <c>[row, class]</c>.</param>
    /// <param name="labels">The right classes, Int64, <c>[row]</c>.</param>
    /// <returns>The loss, <c>[]</c>, in the dtype of the logits.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not fit together, or a label is not a class.
    /// </exception>
    [KataTask("00.8")]
    public static Tensor CrossEntropy(Tensor logits, Tensor labels)
    {
        Guard.Layout(logits, "[row, class]");
        Guard.Layout(labels, "[row]");
        Guard.Size(labels, 0, logits.size(0), "one for each row of logits");
        Guard.Ids(labels, logits.size(1), "classes");

        // -ln(e^x / Σ e^z) = ln Σ e^z - x, and logsumexp does not overflow.
        var right = logits.gather(1, labels.unsqueeze(1)).squeeze(1); // [row, class] → [row, 1] → [row]
        return (logits.logsumexp(-1) - right).mean(); // [row] → []
    }
}
