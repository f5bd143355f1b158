using Katas.Lesson09;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>How a model reads its stream: the final norm, and the map to the logits.</summary>
public static class Readout
{
    /// <summary>The stream as the head sees it: through the final norm, if there is one.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">States of the stream, <c>[..., width]</c>, each normalised by itself.</param>
    public static Tensor Normalize(TransformerModel model, Tensor stream) => model.Config.FinalNorm
        ? ((nn.Module<Tensor, Tensor>)Parts.Find(model, "norm")).call(stream)
        : stream;

    /// <summary>The logits of normalised states.</summary>
    /// <param name="model">The model.</param>
    /// <param name="normal">What the final norm has given, <c>[..., width]</c>.</param>
    /// <returns>The logits, <c>[..., vocabulary]</c>.</returns>
    public static Tensor Logits(TransformerModel model, Tensor normal)
    {
        var logits = normal.matmul(Unembedding(model).t()); // [..., width] → [..., vocabulary]
        return Bias(model) is { } bias ? logits + bias : logits;
    }

    /// <summary>For each token the direction in the stream that raises its logit, <c>[vocabulary, width]</c>.</summary>
    /// <param name="model">The model.</param>
    public static Tensor Unembedding(TransformerModel model) =>
        Required(model, model.Config.Tied ? "tokens.weight" : "head.weight");

    /// <summary>The final norm's scale of each feature, <c>[width]</c>; null if there is no final norm.</summary>
    /// <param name="model">The model.</param>
    public static Tensor? Gain(TransformerModel model) => Parameter(model, "norm.weight");

    /// <summary>
    /// What the biases of final norm and head add to the difference of two logits, whatever the stream holds.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="right">The token whose logit is looked at.</param>
    /// <param name="wrong">The token that it is held against.</param>
    public static double Constant(TransformerModel model, long right, long wrong)
    {
        using var scope = NewDisposeScope();
        var direction = Unembedding(model)[right] - Unembedding(model)[wrong]; // [width]
        double ofNorm = Parameter(model, "norm.bias") is { } shift ? (shift * direction).sum().ToDouble() : 0;
        double ofHead = Bias(model) is { } bias ? (bias[right] - bias[wrong]).ToDouble() : 0;
        return ofNorm + ofHead;
    }

    /// <summary>A parameter by its name, without its gradient; null if there is none of that name.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The name.</param>
    internal static Tensor? Parameter(TransformerModel model, string name) =>
        model.named_parameters().FirstOrDefault(pair => pair.name == name).parameter?.detach();

    /// <summary>A parameter by its name, without its gradient.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    internal static Tensor Required(TransformerModel model, string name) => Parameter(model, name)
        ?? throw new ArgumentException(
            $"The model has no {name}: a map that was replaced has to be put back or merged before.", nameof(model));

    private static Tensor? Bias(TransformerModel model) => Parameter(model, "head.bias");
}
