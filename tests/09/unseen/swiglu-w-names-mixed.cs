// task:   09.3
// title:  takes Meta's w2 for the gate's partner: up and gate the wrong way round
// expect: SiLU is on up here. In Meta's names w1 is the gate and w3 is up.
// hears:  swiglu-gate-and-up-exchanged
// source: ml-explore/mlx-lm PR #767
namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public override Tensor forward(Tensor input)
    {
        var (w1, w3, w2) = (up.call(input), gate.call(input), down);
        return w2.call(w1 * w1.sigmoid() * w3);
    }
}
