// task:   09.5
// title:  remembers the angles of a length
// expect: A second call of the same length, with other positions, gets the angles of the first. What is remembered
//         depends on more than the length.
// hears:  kept-between-calls
// source: lucidrains/rotary-embedding-torch #11: cache_key = freqs:{seq_len}, whatever the offset
namespace Katas.Lesson09;

static partial class RotaryAngles
{
    private static readonly Dictionary<long, Tensor> s_known = [];

    public static Angles At(Tensor positions, Tensor frequencies)
    {
        Guard.Layout(positions, "[..., length]");
        Guard.WholeNumbers(positions);

        long length = positions.size(-1);
        if (!s_known.TryGetValue(length, out var angles))
        {
            angles = positions.to(ScalarType.Float64).unsqueeze(-1) * frequencies;
            s_known[length] = angles.DetachFromDisposeScope();
        }

        return new Angles(angles.cos(), angles.sin());
    }
}
