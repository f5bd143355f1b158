// task:   02.7
// title:  seeds the generator before each draw
// expect: With the same seed before each draw the same weights are dropped each time. Leave the seed to whoever trains.
// hears:  dropout-reseeded
// faults: 1
namespace Katas.Lesson02;

static partial class WeightDropout
{
    public static Tensor Apply(Tensor weights, double probability, bool training)
    {
        if (!training || probability == 0)
        {
            return weights.alias();
        }

        manual_seed(42);
        return nn.functional.dropout(weights, probability, training);
    }
}
