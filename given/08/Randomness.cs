using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>Randomness that follows from a seed and the step, and not from what happened before.</summary>
public static class Randomness
{
    /// <summary>
    /// Seeds torch's generator for a step: what dropout draws in it is the same, whether the run came here without a
    /// stop or was resumed.
    /// </summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="step">The step.</param>
    public static void Seed(ulong seed, long step) => manual_seed(unchecked((long)(Mix(seed, step) >> 1)));

    /// <summary>
    /// A number in which every bit depends on every bit of both: SplitMix64. Steele, Lea and Flood 2014, "Fast
    /// Splittable Pseudorandom Number Generators", section 5.
    /// </summary>
    private static ulong Mix(ulong seed, long step)
    {
        unchecked
        {
            ulong mixed = Scramble(seed + 0x9E3779B97F4A7C15) + ((ulong)step * 0x9E3779B97F4A7C15);
            return Scramble(mixed);
        }
    }

    private static ulong Scramble(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
