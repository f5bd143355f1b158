// task:   14.13
// title:  multiplies as for column vectors
// expect: x · OV has the row on the left: what is read first stands first. You have the transpose.
// hears:  ov-transposed
namespace Katas.Lesson14;

static partial class Circuits
{
    public static Tensor OV(TransformerModel model, HeadId head)
    {
        Guard.Exists(head, model);

        var w = HeadWeights.Of(model, head.Layer);
        var shared = model.Config.Heads / model.Config.KeyHeads;
        return w.Output[head.Head].matmul(w.Value[head.Head / shared]);
    }
}
