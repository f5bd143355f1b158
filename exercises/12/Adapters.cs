using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>What was trained, without what was not: small enough to be kept for every task.</summary>
public static class Adapters
{
    /// <summary>
    /// All that trains: adapters, a prompt or a prefix, and a new head, too. The tensors are copies, so that later
    /// training does not change them, and carry no gradients.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <returns>The tensors, under the names of the model's parameters.</returns>
    /// <exception cref="ArgumentNullException">The model is null.</exception>
    [KataTask("12.13")]
    public static Dictionary<string, Tensor> Take(nn.Module model)
    {
        Guard.NotNull(model);

        throw new NotImplementedException("Task 12.13: what an adapter is");
    }

    /// <summary>
    /// Puts another adapter in the place of what trains now. Everything else stays, and the values are copied: the
    /// adapter remains the caller's.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="adapter">A tensor for each parameter that trains.</param>
    /// <returns>The adapter that was in it before.</returns>
    /// <exception cref="ArgumentException">
    /// A tensor is missing, or left over, or its shape is another: nothing is loaded by halves.
    /// </exception>
    /// <exception cref="InvalidOperationException">An adapter is merged: its sum would be the old one's.</exception>
    [KataTask("12.14")]
    public static Dictionary<string, Tensor> Swap(nn.Module model, IReadOnlyDictionary<string, Tensor> adapter)
    {
        Guard.NothingMerged(model);
        Guard.Adapter(adapter, model);

        throw new NotImplementedException("Task 12.14: one adapter in place of another");
    }

    /// <summary>Saves what trains in a file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    public static void Save(nn.Module model, string path)
    {
        using var scope = NewDisposeScope();
        AdapterFile.Write(path, Take(model));
    }

    /// <summary>Loads what <see cref="Save"/> has saved, in place of what trains now.</summary>
    /// <param name="model">The model, with adapters of the same shapes.</param>
    /// <param name="path">The file.</param>
    public static void Load(nn.Module model, string path)
    {
        using var scope = NewDisposeScope();
        Swap(model, AdapterFile.Read(path));
    }
}
