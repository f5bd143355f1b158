using System.Diagnostics;
using System.IO.Pipes;

namespace Katas.Checker.Running;

/// <summary>
/// A pipe that nothing is written to. Its end in the child closes when the checker is gone, however it came about: nobody
/// else would end the child then.
/// </summary>
internal static class Lifeline
{
    /// <summary>In the child: from now on it ends with the checker.</summary>
    /// <param name="handle">The pipe's end.</param>
    public static void Hold(string handle)
    {
        var pipe = new AnonymousPipeClientStream(PipeDirection.In, handle);
        new Thread(() =>
        {
            while (pipe.ReadByte() >= 0)
            {
            }

            Process.GetCurrentProcess().Kill();
        })
        {
            IsBackground = true,
            Name = "lifeline",
        }.Start();
    }
}
