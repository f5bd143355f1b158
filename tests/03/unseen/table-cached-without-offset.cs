// task:   03.4
// title:  keeps the first table in a field, whatever length and offset come later
// expect: The table that is kept belongs to another length and offset: the offset must choose the rows.
// hears:  kept-between-calls
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

sealed partial class SinusoidalEncoding
{
    public override Tensor forward(Tensor input, long offset)
    {
        Guard.Layout(input, "[..., length, d_model]");
        Guard.Size(input, -1, _dModel, "the d_model of this encoding");
        Guard.AtLeast(offset, 0);

        long length = input.size(-2);
        if (_table is null || _table.size(0) < length)
        {
            _table = Sinusoids.Table(length, _dModel, offset).DetachFromDisposeScope();
        }

        return input + _table.narrow(0, 0, length).to(input.dtype);
    }

    private Tensor? _table;
}
