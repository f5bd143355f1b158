using static TorchSharp.torch;

namespace Katas.Toolkit;

/// <summary>
/// Lets torch work in one thread: for tensors as small as these, sharing the work out costs more than it saves.
/// </summary>
public sealed class OneThread : IDisposable
{
    private readonly int _before = get_num_threads();

    /// <summary>Switches to one thread.</summary>
    public OneThread() => set_num_threads(1);

    /// <summary>Switches back to as many as before.</summary>
    public void Dispose() => set_num_threads(_before);
}
