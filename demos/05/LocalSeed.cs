using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>Makes torch's random numbers the same on every run, and leaves them as they were afterwards.</summary>
internal sealed class LocalSeed : IDisposable
{
    private readonly Tensor _before = get_rng_state();

    public LocalSeed(long seed) => random.manual_seed(seed);

    public void Dispose()
    {
        set_rng_state(_before);
        _before.Dispose();
    }
}
