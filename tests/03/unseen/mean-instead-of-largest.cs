// task:   03.1
// title:  takes the mean of the differences
// expect: The largest difference is asked for, not the mean: one token that changes is enough.
// hears:  mean-difference
// faults: 1
namespace Katas.Lesson03;

static partial class Order
{
    public static double Sensitivity(Func<Tensor, Tensor> model, Tensor input, Tensor order)
    {
        var one = model(input.index_select(-2, order));
        var other = model(input).index_select(-2, order);
        return (one - other).abs().mean().ToDouble();
    }
}
