using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// How far features are turned: pair i of a head by <c>position · base^(-2i / features)</c>, the first by a radian a
/// token, the last so slowly that it hardly moves. Su et al. 2021, "RoFormer", section 3.2.2.
/// </summary>
public static class RotaryAngles
{
    /// <summary>The angle of each pair at position 1.</summary>
    /// <param name="features">The features that are rotated, an even number.</param>
    /// <param name="theta">The base, above 0; theta is what most code calls it.</param>
    /// <param name="scaling">
    /// How they are slowed down; null for not at all. A pair makes <c>length · frequency / 2π</c> turns in the
    /// original length. From <c>HighTurns</c> on it stays as it is; up to <c>LowTurns</c> it is divided by the
    /// factor; in between, with a share <c>s = (turns - low) / (high - low)</c>, it is <c>s · frequency + (1 - s) ·
    /// frequency / factor</c>.
    /// </param>
    /// <returns>The frequencies, <c>[features / 2]</c>, Float64: <c>base^(-2i / features)</c>, slowed down.</returns>
    /// <exception cref="ArgumentException">The number of features is odd, or a number is not above 0.</exception>
    [KataTask("09.4")]
    public static Tensor Frequencies(long features, double theta, RotaryScaling? scaling = null)
    {
        Guard.Even(features);
        Guard.Positive(theta);
        Guard.Scaling(scaling);

        throw new NotImplementedException("Task 09.4: the frequencies of the rotations");
    }

    /// <summary>
    /// Cosines and sines at any positions. The angles are computed in Float64: at position 1,000,003, a Float32 angle
    /// is wrong in the second digit.
    /// </summary>
    /// <param name="positions">The positions, whole numbers, <c>[..., length]</c>.</param>
    /// <param name="frequencies">The angle of each pair at position 1, <c>[pairs]</c>, Float64.</param>
    /// <returns>Both, <c>[..., length, pairs]</c>, Float64.</returns>
    /// <exception cref="ArgumentException">The positions are not whole numbers, or have no dimension.</exception>
    [KataTask("09.5")]
    public static Angles At(Tensor positions, Tensor frequencies)
    {
        Guard.Layout(positions, "[..., length]");
        Guard.WholeNumbers(positions);
        Guard.Layout(frequencies, "[pairs]");

        throw new NotImplementedException("Task 09.5: cosines and sines at any positions");
    }
}
