using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

/// <summary>Where one of our model's tensors comes from.</summary>
/// <param name="Ours">The name of ours, as <c>state_dict</c> has it.</param>
/// <param name="Theirs">The name in the file.</param>
/// <param name="Change">
/// What has to be done to the file's tensor: a transposition, a part cut out, rows in another order. Null for nothing.
/// </param>
public sealed record Placement(string Ours, string Theirs, Func<Tensor, Tensor>? Change = null)
{
    /// <summary>Ours, made of what is in the file.</summary>
    /// <param name="theirs">What is in the file.</param>
    public Tensor From(Tensor theirs) => Change is null ? theirs : Change(theirs);

    /// <summary>Why what is in the file will not do, before any of its numbers is read; null if it will.</summary>
    /// <param name="weights">The weights; they have one of that name.</param>
    /// <param name="ours">The tensor that it is for.</param>
    public string? Misfit(Weights weights, Tensor ours)
    {
        if (weights.Unreadable(Theirs) is { } kind)
        {
            return $"{Theirs} holds numbers of type {kind}, which no weight has";
        }

        using var scope = NewDisposeScope();
        string shapes = $"{Ours} is {Text(ours.shape)}, {Theirs} is {Text(weights.Shape(Theirs))}";
        try
        {
            // The device "meta" knows shapes and no numbers: the change costs nothing there.
            var made = From(empty([.. weights.Shape(Theirs)], device: device("meta")));
            return made.shape.SequenceEqual(ours.shape) ? null
                : Change is null ? shapes
                : $"{shapes}, and {Text(made.shape)} is made of it";
        }
        catch (Exception exception) when (exception is ArgumentException or ExternalException)
        {
            return $"{shapes}, and what has to be done to it cannot be: {exception.Message.Split('\n')[0]}";
        }
    }

    private static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
