using System.ComponentModel;
using Katas.Checker.Trying.Messages;
using Katas.Checker.Verdicts;
using Katas.Testkit;
using static TorchSharp.torch;

namespace Katas.Checker.Trying;

/// <summary>What a script can call without a prefix, beside TorchSharp. Lower case, as the functions of torch are.</summary>
public sealed class ScriptGlobals
{
    private readonly Action<object> send;

    internal ScriptGlobals(Action<object> send) => this.send = send;

    /// <summary>Draws a matrix as a heatmap; of a tensor with more dimensions, the first matrix.</summary>
    /// <param name="tensor">What to draw, <c>[..., row, column]</c> or <c>[column]</c>.</param>
    /// <param name="title">What is written above.</param>
    /// <exception cref="ArgumentException">The tensor has no values.</exception>
    public void show(Tensor tensor, string title = "")
    {
        using var scope = NewDisposeScope();
        if (tensor.numel() == 0)
        {
            throw new ArgumentException($"There is nothing to draw in a tensor of shape {TensorValues.Text(tensor.shape)}.", nameof(tensor));
        }

        var matrix = tensor.dim() switch
        {
            0 => tensor.reshape(1, 1),
            1 => tensor.unsqueeze(0),
            _ => tensor,
        };
        string part = "";
        while (matrix.dim() > 2)
        {
            matrix = matrix[0];
            part += "0, ";
        }

        string where = part.Length == 0 ? "" : $"[{part}:, :]";
        send(new Shown(ProbePart.From(TensorValues.Copy(matrix)), string.Join("  ", new[] { title, where }.Where(text => text.Length > 0))));
    }

    /// <summary>Prints where, and how far, two tensors differ.</summary>
    /// <param name="mine">The learner's result.</param>
    /// <param name="expected">The reference's result.</param>
    public void compare(Tensor mine, Tensor expected) =>
        send(new Compared(ProbePart.From(TensorValues.Copy(mine)), ProbePart.From(TensorValues.Copy(expected))));

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override string ToString() => "what the prompt adds: show(tensor), compare(mine, expected)";
}
