using Katas.Lesson09;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>What attention adds to the stream, head by head.</summary>
public static class HeadOutputs
{
    /// <summary>
    /// What each head of a block adds: what it has gathered, through its own columns of the output map. Together with
    /// the output map's bias, which belongs to no head, that is all that attention adds. Elhage et al. 2021, section
    /// "Attention heads are independent and additive".
    /// </summary>
    /// <param name="recording">The run, of which the block's <c>z</c> was kept.</param>
    /// <param name="layer">The number of the block.</param>
    /// <returns>What each head adds, <c>[head, batch, position, width]</c>.</returns>
    /// <exception cref="ArgumentException">There is no such block, or its <c>z</c> was not kept.</exception>
    [KataTask("14.5")]
    public static Tensor Of(Recording recording, long layer)
    {
        Guard.There(recording);
        Guard.Index(layer, recording.Model.Config.Layers);

        throw new NotImplementedException("Task 14.5: what each head adds to the stream");
    }

    /// <summary>
    /// The stream taken apart as finely as this lesson does: every head, every MLP, the embedding, and the biases of
    /// all output maps together. The parts add up to <see cref="Recording.Stream"/>.
    /// </summary>
    /// <param name="recording">A run whose stream nobody has changed.</param>
    /// <returns>
    /// The parts, <c>[part, batch, position, width]</c>: <c>L0H0</c>, …; <c>blocks.0.mlp</c>, …; <c>embedding</c>;
    /// <c>bias</c>, if there are any.
    /// </returns>
    public static NamedParts All(Recording recording)
    {
        Guard.Sum(recording);

        var (model, config) = (recording.Model, recording.Model.Config);
        List<(string Name, Tensor Value)> parts = [];
        for (long layer = 0; layer < config.Layers; layer++)
        {
            var heads = Of(recording, layer).unbind(); // [head, batch, position, width] → heads × [batch, …]
            parts.AddRange(heads.Select((added, head) => ($"{new HeadId(layer, head)}", added)));
        }

        var rest = ResidualStream.Parts(recording);
        parts.AddRange(rest.Names.Where(name => name.EndsWith(".mlp", StringComparison.Ordinal))
            .Append("embedding").Select(name => (name, rest[name])));
        if (config.AttentionBias)
        {
            var biases = Enumerable.Range(0, (int)config.Layers).Select(i => HeadWeights.Of(model, i).OutputBias!);
            parts.Add(("bias", stack([.. biases]).sum([0]).expand_as(recording.Stream)));
        }

        return new NamedParts([.. parts.Select(part => part.Name)], stack([.. parts.Select(part => part.Value)]));
    }
}
