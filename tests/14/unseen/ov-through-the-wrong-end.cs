// task:   14.13
// title:  multiplies output by value, as for columns
// expect: x · OV takes a row vector: what is read comes first. Yours is the matrix for a column on its right, the transpose of
//         what is asked for.
// hears:  ov-transposed
// source: Elhage et al. 2021 write W_O W_V, for columns; TransformerLens' rows need W_V W_O
namespace Katas.Lesson14;

static partial class Circuits
{
    public static Tensor OV(TransformerModel model, HeadId head)
    {
        Guard.Exists(head, model);

        var w = HeadWeights.Of(model, head.Layer);
        var v = w.Value[head.Head * model.Config.KeyHeads / model.Config.Heads];
        var o = w.Output[head.Head];
        return o.matmul(v);
    }
}
