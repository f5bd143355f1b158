using static TorchSharp.torch;

namespace Katas.Toolkit;

/// <summary>Makes torch's random numbers the same on every run, and leaves them as they were afterwards.</summary>
public sealed class LocalSeed : IDisposable
{
    private readonly Tensor _before = get_rng_state();

    /// <summary>Seeds torch.</summary>
    /// <param name="seed">The seed of everything drawn until this is disposed.</param>
    public LocalSeed(long seed) => random.manual_seed(seed);

    /// <inheritdoc/>
    public void Dispose()
    {
        set_rng_state(_before);
        _before.Dispose();
    }
}
