// task:   03.2
// title:  divides whole numbers in the exponent
// expect: i / dModel is a division of whole numbers: it is 0 all along.
// hears:  whole-number-division
// faults: 1
namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel)
    {
        var frequencies = new List<double>();
        for (int i = 0; i < dModel; i += 2)
        {
            frequencies.Add(1 / Math.Pow(Base, i / dModel));
        }

        return tensor(frequencies.ToArray());
    }
}
