// task:   04.6
// title:  a module made on the spot is in training mode, whatever the argument says
// expect: nn.Dropout starts in training mode: the argument `training` is not asked.
// hears:  dropout-in-eval
// faults: 1
namespace Katas.Lesson04;

sealed partial class FeedForward
{
    public static Tensor Transform(
        Tensor input, Linear linear1, Linear linear2, Activation activation, double dropout, bool training)
    {
        var hidden = Activations.Apply(linear1.call(input), activation);
        hidden = nn.Dropout(dropout).call(hidden);
        return linear2.call(hidden);
    }
}
