// task:   04.2
// title:  multiplies the weight in place
// expect: mul_ changes the weight itself: a parameter can't be changed in place while gradients are recorded, and not
//         here.
// hears:  in-place-on-parameter
// faults: 1
namespace Katas.Lesson04;

sealed partial class LayerNorm
{
    public override Tensor forward(Tensor input)
    {
        return weight.mul_(Normalize(input, _eps)) + bias;
    }
}
