using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>
/// Attention to many keys, put together from attention to some of them each: on several machines, or at several times.
/// </summary>
public static class Parts
{
    /// <summary>
    /// Merges what the same queries got from two sets of keys: the outputs are averaged, each in proportion to its sum
    /// of e^score. Which machine saw which keys, and in which order, makes no difference.
    /// </summary>
    /// <param name="first">The mixture of the first keys, and its logsumexp.</param>
    /// <param name="second">That of the second keys.</param>
    /// <returns>The mixture of all keys, and its logsumexp. A part that saw nothing changes nothing.</returns>
    /// <exception cref="ArgumentException">The parts are not of the same queries.</exception>
    [KataTask("10.2")]
    public static Partial Merge(Partial first, Partial second)
    {
        Guard.SameQueries(second, first);

        throw new NotImplementedException("Task 10.2: merging two parts");
    }
}
