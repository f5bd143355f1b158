// task:   01.9
// title:  divides the caller's scores in place
// expect: div_ changes the caller's scores. Divide without the underscore.
// hears:  in-place-on-argument
// faults: 1
namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor WithTemperature(Tensor scores, double temperature) =>
        Attention.Softmax(scores.div_(temperature));
}
