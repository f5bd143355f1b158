using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>Puts adapters into a whole model, and takes them out.</summary>
public static class Lora
{
    /// <summary>
    /// Puts an adapter into each linear layer of a name, and freezes everything but the adapters. All other names, the
    /// weights, and what the model computes stay as they were.
    /// </summary>
    /// <param name="model">The model, which is changed.</param>
    /// <param name="targets">
    /// The names of parts, whole or their last pieces: <c>query</c> stands for <c>blocks.0.attention.query</c> and all
    /// others, <c>ery</c> for nothing.
    /// </param>
    /// <param name="options">What the adapters are made by.</param>
    /// <returns>The whole names of the layers that have an adapter now, in the model's order.</returns>
    /// <exception cref="ArgumentException">
    /// Nothing has that name; or something that is not a linear layer, or has an adapter already.
    /// </exception>
    [KataTask("12.4")]
    public static IReadOnlyList<string> Insert(
        nn.Module model, IReadOnlyCollection<string> targets, LoraOptions options)
    {
        Guard.Targets(model, targets);
        Guard.Options(options);

        string[] names = [.. model.named_modules().Select(part => part.name).Where(
            name => targets.Any(target => $".{name}".EndsWith($".{target}", StringComparison.Ordinal)))];
        foreach (string name in names)
        {
            Parts.Replace(model, name, new LoraLinear((Linear)Parts.Find(model, name), options));
        }

        Freezing.TrainOnly(model, IsAdapter);
        return names;
    }

    /// <summary>Whether a parameter of a name belongs to an adapter.</summary>
    /// <param name="name">The name.</param>
    public static bool IsAdapter(string name) => name.Split('.')[^1] is "lora_a" or "lora_b";

    /// <summary>All layers with an adapter.</summary>
    /// <param name="model">The model.</param>
    public static IEnumerable<(string Name, LoraLinear Layer)> Layers(nn.Module model) => model.named_modules()
        .Where(part => part.module is LoraLinear)
        .Select(part => (part.name, (LoraLinear)part.module));

    /// <summary>Merges all adapters.</summary>
    /// <param name="model">The model.</param>
    public static void Merge(nn.Module model)
    {
        foreach (var (_, layer) in Layers(model))
        {
            layer.Merge();
        }
    }

    /// <summary>Forgets all sums.</summary>
    /// <param name="model">The model.</param>
    public static void Unmerge(nn.Module model)
    {
        foreach (var (_, layer) in Layers(model))
        {
            layer.Unmerge();
        }
    }

    /// <summary>
    /// Puts plain linear layers in the place of those with an adapter: the model is what it was, or, if the adapters
    /// are merged, a plain model of what it became.
    /// </summary>
    /// <param name="model">The model.</param>
    public static void Remove(nn.Module model)
    {
        foreach (var (name, layer) in Layers(model).ToList())
        {
            Parts.Replace(model, name, layer.ToLinear());
        }
    }
}
