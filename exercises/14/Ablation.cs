using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>Removes heads from a run, to see what becomes of it.</summary>
public static class Ablation
{
    /// <summary>
    /// A tap that puts something that says nothing in the place of what heads have gathered (their <c>z</c>): 0, or
    /// what each of them gathers on average over the texts and positions of another run. Everything else passes as it
    /// is, and nothing is changed in place.
    /// </summary>
    /// <param name="heads">The heads to be removed.</param>
    /// <param name="usual">The run whose mean is put there, of which their <c>z</c> was kept; null for 0.</param>
    /// <returns>The tap.</returns>
    [KataTask("14.10")]
    public static Func<string, Tensor, Tensor> Remove(IReadOnlyCollection<HeadId> heads, Recording? usual = null)
    {
        Guard.There(heads);

        throw new NotImplementedException("Task 14.10: heads removed from a run");
    }
}
