using Katas.Lesson09;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>
/// The vectors that run through a model, to which each half of each block adds. Elhage et al. 2021, "A Mathematical
/// Framework for Transformer Circuits", section "The residual stream".
/// </summary>
public static class ResidualStream
{
    /// <summary>
    /// Takes the stream behind the last block apart: what the embedding put there, and what each attention and each MLP
    /// has added, in the order of the blocks. The parts add up to <see cref="Recording.Stream"/>.
    /// </summary>
    /// <param name="recording">A run whose stream nobody has changed.</param>
    /// <returns>
    /// The parts, <c>[part, batch, position, width]</c>, named as the tap's points are: <c>embedding</c>,
    /// <c>blocks.0.attention</c>, <c>blocks.0.mlp</c>, and so on; without MLPs, if the model has none.
    /// </returns>
    /// <exception cref="ArgumentException">The model is post-norm, or a part was not kept.</exception>
    [KataTask("14.2")]
    public static NamedParts Parts(Recording recording)
    {
        Guard.Sum(recording);

        throw new NotImplementedException("Task 14.2: the parts of the residual stream");
    }
}
