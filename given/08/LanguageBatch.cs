using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>Pieces of running text, side by side.</summary>
/// <param name="Inputs">What the model sees, <c>[batch, length]</c>, Int64.</param>
/// <param name="Labels">
/// The right tokens, at each position the one that comes next, <c>[batch, length]</c>, Int64. At the end of the text,
/// where nothing comes next, there is padding.
/// </param>
public sealed record LanguageBatch(Tensor Inputs, Tensor Labels) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Inputs.Dispose();
        Labels.Dispose();
    }
}
