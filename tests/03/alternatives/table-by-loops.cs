// task:  03.3
// title: Two loops, as the formula says
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Table(long length, long dModel, long offset = 0)
    {
        Guard.Positive(length);
        Guard.Positive(dModel);
        Guard.AtLeast(offset, 0);

        var table = new double[length, dModel];
        for (long row = 0; row < length; row++)
        {
            for (long feature = 0; feature < dModel; feature++)
            {
                double angle = (offset + row) / Math.Pow(10000, (feature - (feature % 2)) / (double)dModel);
                table[row, feature] = feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
            }
        }

        return tensor(table);
    }
}
