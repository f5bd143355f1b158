using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>Sentences and their translations, side by side.</summary>
/// <param name="Source">The sentences, each with its end token, padded, <c>[batch, source]</c>, Int64.</param>
/// <param name="Target">
/// The translations, each with start and end tokens, padded, <c>[batch, target]</c>, Int64.
/// </param>
public sealed record TranslationBatch(Tensor Source, Tensor Target) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Source.Dispose();
        Target.Dispose();
    }
}
