// task:   02.7
// title:  a module made on the spot is in training mode, whatever the argument says
// expect: nn.Dropout starts in training mode: the argument `training` is not asked.
// hears:  dropout-in-eval
// faults: 1
namespace Katas.Lesson02;

static partial class WeightDropout
{
    public static Tensor Apply(Tensor weights, double probability, bool training) =>
        nn.Dropout(probability).call(weights);
}
