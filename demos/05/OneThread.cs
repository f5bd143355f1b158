using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>
/// Lets torch work in one thread: for tensors as small as these, sharing the work out costs more than it saves.
/// </summary>
internal sealed class OneThread : IDisposable
{
    private readonly int _before = get_num_threads();

    public OneThread() => set_num_threads(1);

    public void Dispose() => set_num_threads(_before);
}
