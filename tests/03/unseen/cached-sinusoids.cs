// task:   03.4
// title:  keeps tables by length and offset, in the first input's dtype and in the caller's dispose scope
// expect: A table that is kept has the dtype of the input that it was made for. The next input of the same length may
//         have another one, and the sum is then wrong in dtype or digits. And the table belongs to the dispose scope
//         of the call that made it: after that scope it is disposed, and the next call crashes. Make the table anew on
//         each call.
// hears:  kept-between-calls
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

sealed partial class SinusoidalEncoding
{
    private readonly Dictionary<(long Length, long Offset), Tensor> _tables = [];

    public override Tensor forward(Tensor input, long offset)
    {
        Guard.Layout(input, "[..., length, d_model]");
        Guard.Size(input, -1, _dModel, "the d_model of this encoding");
        Guard.AtLeast(offset, 0);

        // Sines and cosines are expensive, and nothing in them is learned: compute each table once.
        var which = (input.size(-2), offset);
        if (!_tables.TryGetValue(which, out var table))
        {
            table = Sinusoids.Table(input.size(-2), _dModel, offset).to_type(input.dtype); // [length, d_model]
            _tables[which] = table;
        }

        return input + table;
    }
}
